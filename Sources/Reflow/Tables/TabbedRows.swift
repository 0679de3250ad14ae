/// Rows of a text file, or of an earlier output: neighbouring lines with tabs inside.
enum TabbedRows {
  /// Sets `row` and `cells` of such lines; the rows of a run get as many cells as its longest.
  ///
  /// - Returns: the number of rows.
  static func mark(_ fragments: inout [Fragment]) -> Int {
    var rows = 0
    var start = 0
    while start < fragments.count {
      guard isTabbed(fragments[start]) else {
        start += 1
        continue
      }
      let end = fragments[start...].firstIndex { !isTabbed($0) } ?? fragments.count
      if end - start >= 2 {
        let cells = (start..<end).map { Self.cells(of: fragments[$0]) }
        let columns = cells.map(\.count).max() ?? 0
        for (index, cells) in zip(start..<end, cells) {
          fragments[index].row = Fragment.Row(number: rows, columns: columns)
          fragments[index].cells = cells.enumerated().map {
            Fragment.Cell(column: $0.offset, range: $0.element)
          }
          rows += 1
        }
      }
      start = end
    }
    return rows
  }

  /// A number and a tab are a list item's, not a row's.
  private static func isTabbed(_ fragment: Fragment) -> Bool {
    guard fragment.shape == nil, let tab = fragment.text.firstIndex(of: "\t") else { return false }
    let cell = fragment.text[..<tab]
    return startsEmpty(fragment) || Numbering(of: cell).map { $0.length < cell.count } ?? true
  }

  /// Whether tabs stand before the text: its first cells are empty.
  private static func startsEmpty(_ fragment: Fragment) -> Bool {
    lead(of: fragment).contains("\t") && lead(of: fragment).allSatisfy(\.isSpace)
  }

  private static func lead(of fragment: Fragment) -> Substring.UnicodeScalarView {
    let line = Substring(fragment.text).base.unicodeScalars
    return line[line.startIndex..<fragment.text.startIndex][...]
  }

  private static func cells(of fragment: Fragment) -> [Range<Int>] {
    let line = Substring(fragment.text).base.unicodeScalars
    let tabs = startsEmpty(fragment) ? lead(of: fragment).count { $0 == "\t" } : 0
    var start = line.distance(from: line.startIndex, to: fragment.text.startIndex)
    let empty = [Range<Int>](repeating: start..<start, count: tabs)
    return empty
      + fragment.text.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
        defer { start += cell.count + 1 }
        return start..<(start + cell.count)
      }
  }
}
