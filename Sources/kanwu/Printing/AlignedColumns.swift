/// Columns that line up on a terminal, where a Chinese character is two cells wide.
enum AlignedColumns {
  /// Rows of equal length; the last column is not filled up.
  static func text(of rows: [[String]]) -> String {
    let columns = rows.first?.count ?? 0
    let widths = (0..<columns).map { column in rows.map { cells($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let filled = zip(row, widths).map { text, width in
        let gap = String(repeating: " ", count: width - cells(text))
        return isFigure(text) ? gap + text : text + gap
      }
      var line = filled.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  private static func isFigure(_ text: String) -> Bool {
    text == "-" || Double(text) != nil
  }

  /// Cells that a text takes on a terminal.
  static func cells(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
