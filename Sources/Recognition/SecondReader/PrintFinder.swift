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
    let columns = max(0, Int(box.left))..<max(0, min(page.width, Int(box.right)), Int(box.left))
    let rows = max(0, Int(box.top))..<max(0, min(page.height, Int(box.bottom)), Int(box.top))
    var inColumn = [Int](repeating: 0, count: columns.count)
    var top: Int?
    var bottom = 0
    for y in rows where y < page.height {
      var inRow = 0
      for x in columns where x < page.width && page.bytes[y * page.width + x] < threshold {
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
}
