/// A pipe table.
enum MarkdownTable {
  /// The table of `rows`, whose cells are parted by tabs; short rows are filled with empty cells.
  static func text(rows: [String]) -> String {
    let cells = rows.map { row in
      row.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
        MarkdownEscape.inline(SingleLine.text(String(cell), tabs: .areSpaces))
      }
    }
    let width = cells.map(\.count).max() ?? 0
    var lines = cells.map { row in
      "| " + (row + Array(repeating: "", count: width - row.count)).joined(separator: " | ") + " |"
    }
    guard !lines.isEmpty else { return "" }
    lines.insert("|" + String(repeating: " --- |", count: width), at: 1)
    return lines.joined(separator: "\n")
  }
}
