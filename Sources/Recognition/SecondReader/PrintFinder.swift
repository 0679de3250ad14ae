import DocumentModel
import PageImaging

/// Finds the ink inside a box of a page.
struct PrintFinder {
  let page: GreyPixels
  /// Brightness under which a pixel is ink: half-way between the page's ground and its darkest print, 0…255.
  let threshold: UInt8
  /// Ink of fewer pixels in a row or column does not count: specks.
  static let fewest = 2

  init(_ page: GreyPixels) {
    self.page = page
    var counts = [Int](repeating: 0, count: 256)
    // Every seventh pixel tells enough.
    for index in stride(from: 0, to: page.bytes.count, by: 7) {
      counts[Int(page.bytes[index])] += 1
    }
    let all = counts.reduce(0, +)
    func brightness(below share: Double) -> Int {
      var sum = 0
      for (value, count) in counts.enumerated() {
        sum += count
        if Double(sum) >= Double(all) * share { return value }
      }
      return 255
    }
    threshold = UInt8((brightness(below: 0.5) + brightness(below: 0.01)) / 2)
  }

  /// The box around the ink; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - box: in pixels of the page.
  ///   - fewest: pixels of ink in a row or column that count.
  /// - Returns: the part of `box` that has ink.
  func print(in box: Box, fewest: Int = PrintFinder.fewest) -> Box? {
    let (columns, rows) = onPage(box)
    var inColumn = [Int](repeating: 0, count: columns.count)
    var top: Int?
    var bottom = 0
    for y in rows {
      var inRow = 0
      for x in columns where page.bytes[y * page.width + x] < threshold {
        inRow += 1
        inColumn[x - columns.lowerBound] += 1
      }
      if inRow >= fewest {
        if top == nil { top = y }
        bottom = y + 1
      }
    }
    guard let top, let left = inColumn.firstIndex(where: { $0 >= fewest }),
      let right = inColumn.lastIndex(where: { $0 >= fewest })
    else { return nil }
    return Box(
      left: columns.lowerBound + left, top: top, right: columns.lowerBound + right + 1,
      bottom: bottom)
  }

  /// How many pixels of ink a box has.
  func ink(in box: Box) -> Int {
    let (columns, rows) = onPage(box)
    var count = 0
    for y in rows {
      for x in columns where page.bytes[y * page.width + x] < threshold {
        count += 1
      }
    }
    return count
  }

  /// The columns and rows of a box that the page has.
  private func onPage(_ box: Box) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ from: Int32, _ to: Int32, of size: Int) -> Range<Int> {
      let from = min(max(0, Int(from)), size)
      return from..<max(from, min(size, Int(to)))
    }
    return (range(box.left, box.right, of: page.width), range(box.top, box.bottom, of: page.height))
  }
}
