/// Rows of a text file, or of an earlier output: neighbouring lines with tabs.
enum TabbedRows {
  /// How many empty cells may be added for each that there is, and in all of a small table: one row of thousands of
  /// cells would blow up thousands of short ones.
  private static let mostFilling = 8
  private static let freeFilling = 4096

  /// Sets `row` and `cells` of such lines; the rows of a run get as many cells as its longest,
  /// unless that is much more than there are.
  ///
  /// - Returns: the number of rows.
  static func mark(_ fragments: inout [Fragment]) -> Int {
    var rows = 0
    var start = 0
    while start < fragments.count {
      let end = fragments[start...].firstIndex { !isTabbed($0) } ?? fragments.count
      // Tabs at the ends of lines alone make no table.
      if end - start >= 2, fragments[start..<end].contains(where: { $0.text.contains("\t") }) {
        let cells = (start..<end).map { Self.cells(of: fragments[$0]) }
        let columns = cells.map(\.count).max() ?? 0
        let filled = columns * cells.count
        let isFilled = filled <= mostFilling * cells.reduce(0) { $0 + $1.count } + freeFilling
        for (index, cells) in zip(start..<end, cells) {
          fragments[index].row = Fragment.Row(
            number: rows, columns: isFilled ? columns : cells.count)
          fragments[index].cells = cells.enumerated().map {
            Fragment.Cell(column: $0.offset, range: $0.element)
          }
          rows += 1
        }
      }
      start = max(end, start + 1)
    }
    return rows
  }

  /// A number and a tab are a list item's, not a row's; and a row is a whole line.
  private static func isTabbed(_ fragment: Fragment) -> Bool {
    let line = line(of: fragment)
    let lead = line[..<fragment.text.startIndex]
    guard fragment.shape == nil, line.contains("\t"), lead.allSatisfy(\.isSpace),
      line[fragment.text.endIndex...].allSatisfy(\.isSpace), fragment.before != .joins
    else { return false }
    let cell = fragment.text.prefix { $0 != "\t" }
    return lead.contains("\t") || cell.count == fragment.text.count
      || Numbering(of: cell).map { $0.length < cell.count } ?? true
  }

  private static func line(of fragment: Fragment) -> String.UnicodeScalarView {
    Substring(fragment.text).base.unicodeScalars
  }

  /// Tabs before the first printed scalar.
  private static func emptyCells(before fragment: Fragment) -> Int {
    line(of: fragment)[..<fragment.text.startIndex].count { $0 == "\t" }
  }

  private static func cells(of fragment: Fragment) -> [Range<Int>] {
    let line = line(of: fragment)
    var start = line.distance(from: line.startIndex, to: fragment.text.startIndex)
    let empty = [Range<Int>](repeating: start..<start, count: emptyCells(before: fragment))
    return empty
      + fragment.text.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
        defer { start += cell.count + 1 }
        return start..<(start + cell.count)
      }
  }
}
