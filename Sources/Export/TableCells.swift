import DocumentModel

/// The cells of a table, as many in each row as in the longest.
struct TableCells {
  var rows: [[String]]
  /// Per column, the characters of its longest cell.
  private let longest: [Int]
  /// From how many characters on a cell is prose, which reads better from the left.
  private static let proseLength = 14

  init(_ paragraphs: ArraySlice<Paragraph>) {
    let cells = paragraphs.map { paragraph in
      paragraph.printedText.split(separator: "\t", omittingEmptySubsequences: false)
        .map { SingleLine.text(String($0), tabs: .areSpaces) }
    }
    let width = cells.map(\.count).max() ?? 0
    rows = cells.map { $0 + Array(repeating: "", count: width - $0.count) }
    var longest = Array(repeating: 0, count: width)
    for row in rows {
      for (column, cell) in row.enumerated() where cell.utf8.count > longest[column] {
        longest[column] = max(longest[column], cell.count)
      }
    }
    self.longest = longest
  }

  var columnCount: Int { longest.count }

  /// Whether a column stands from the left; others are centred, as tables of figures are.
  func isProse(column: Int) -> Bool { longest[column] > Self.proseLength }

  /// Widths of the columns in parts of `total`: of their longest cells, of which 16 characters count, and
  /// two more for the space around.
  func widths(of total: Int) -> [Int] {
    let parts = longest.map { min(max($0, 1), 16) + 2 }
    let sum = max(parts.reduce(0, +), 1)
    return parts.map { total * $0 / sum }
  }
}
