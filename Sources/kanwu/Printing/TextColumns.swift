import Foundation

/// Rows of cells lined up for a terminal.
struct TextColumns {
  var rows: [[String]]
  /// Whether a cell stands at the left of its column; figures stand at the right.
  var isText: (_ column: Int, _ cell: String) -> Bool

  /// The first column is text, and the last one when `lastIsText` says so.
  init(rows: [[String]], lastIsText: Bool = false) {
    let last = (rows.map(\.count).max() ?? 0) - 1
    self.init(rows: rows) { column, _ in column == 0 || lastIsText && column == last }
  }

  /// Each cell by what it holds: a number or `-` is a figure.
  static func byContent(_ rows: [[String]]) -> TextColumns {
    TextColumns(rows: rows) { _, cell in cell != "-" && Double(cell) == nil }
  }

  private init(rows: [[String]], isText: @escaping (_ column: Int, _ cell: String) -> Bool) {
    self.rows = rows
    self.isText = isText
  }

  /// The rows, each with a line feed; those in `spaceBefore` have an empty line above them.
  func text(spaceBefore: Set<Int> = []) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? Self.width(of: $0[column]) : 0 }.max() ?? 0
    }
    return rows.enumerated().reduce(into: "") { text, row in
      if spaceBefore.contains(row.offset) { text += "\n" }
      var line = ""
      for (column, cell) in row.element.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - Self.width(of: cell))
        line += (column == 0 ? "" : "  ") + (isText(column, cell) ? cell + padding : padding + cell)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      text += line + "\n"
    }
  }

  /// Cells of a terminal that a text takes: Chinese characters and their marks take two.
  private static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        width + 2
      default: width + (scalar.properties.generalCategory == .nonspacingMark ? 0 : 1)
      }
    }
  }
}
