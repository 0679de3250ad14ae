/// Puts the lines of a page of two columns in reading order.
///
/// `pdftotext` gives such a page row by row where its columns stand close. What runs over both columns (a
/// title, a heading, a table) parts the page into bands; in each the left column comes before the right one.
enum LayoutColumns {
  /// Least number of lines in a column, and the share of its width that half of them fill.
  private static let leastLines = 4
  private static let filled = 0.75
  /// Least share of the text's width that the longest lines of both columns cover together; cells leave more
  /// room.
  private static let covered = 0.8
  /// Where between the edges of the text columns part.
  private static let middle = 0.35...0.65

  /// The columns of each band from top to bottom, all lines in one for a page without columns.
  static func columns(of lines: [LayoutLine]) -> [[LayoutLine]] {
    let boxed = lines.compactMap { line in line.extent.map { (line: line, box: $0) } }
    guard let gutter = gutter(between: boxed.map(\.box)) else { return [lines] }
    var bands: [[LayoutLine]] = []
    var left: [LayoutLine] = []
    var right: [LayoutLine] = []
    func closeBand() {
      bands += [left, right].filter { !$0.isEmpty }
      left = []
      right = []
    }
    for (line, box) in boxed.sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
      if box.right <= gutter {
        left.append(line)
      } else if box.left >= gutter {
        right.append(line)
      } else {
        closeBand()
        bands.append([line])
      }
    }
    closeBand()
    return bands
  }

  /// The place between two columns that the fewest lines cross, a quarter of them at most; `nil` for a page of
  /// one column.
  private static func gutter(between boxes: [LayoutLine.Word]) -> Double? {
    guard let left = boxes.map(\.left).min(), let right = boxes.map(\.right).max(),
      boxes.count >= 2 * leastLines
    else { return nil }
    // Sorted once, since a page may have 100,000 lines: what begins before a place and has not ended at it
    // crosses it.
    let lefts = boxes.map(\.left).sorted()
    let rights = boxes.map(\.right).sorted()
    var best: (crossing: Int, distance: Double, place: Double)?
    var begun = 0
    for (index, place) in rights.enumerated() {
      while begun < lefts.count, lefts[begun] < place { begun += 1 }
      let share = (place - left) / max(right - left, 1)
      // The last of equal places has all that end there behind it.
      guard middle.contains(share), index + 1 == rights.count || rights[index + 1] > place
      else { continue }
      let candidate = (max(0, begun - index - 1), abs(share - 0.5), place)
      if best.map({ candidate < $0 }) ?? true { best = candidate }
    }
    guard let best, best.crossing * 4 <= boxes.count else { return nil }
    let before = boxes.filter { $0.right <= best.place }
    let behind = boxes.filter { $0.left >= best.place }
    guard let leftWidth = width(of: before), let rightWidth = width(of: behind),
      leftWidth + rightWidth >= covered * (right - left)
    else { return nil }
    return best.place
  }

  /// Length of the longest line, where half of the lines are nearly as long, as lines of text are.
  private static func width(of boxes: [LayoutLine.Word]) -> Double? {
    let widths = boxes.map { $0.right - $0.left }
    guard boxes.count >= leastLines, let widest = widths.max(),
      widths.count(where: { $0 >= filled * widest }) * 2 >= boxes.count
    else { return nil }
    return widest
  }
}
