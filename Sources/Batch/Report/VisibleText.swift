/// Foreign text (file names, messages of other programs, recognised text) made fit to be shown.
///
/// What would break the line, turn its direction or not be seen at all is written out, so that a name
/// cannot pass for another or reach out of its place. The form is that of the log: `\n`, `\u{202e}`.
enum VisibleText {
  /// Marks on one letter that are drawn; more than any script needs would reach over other lines.
  private static let marksDrawn = 4

  /// `text` on one line, with at most about `limit` characters; a longer one loses its middle.
  static func of(_ text: String, limit: Int = 300) -> String {
    var marks = 0
    return shortened(text, to: limit).unicodeScalars.reduce(into: "") { shown, scalar in
      marks = isMark(scalar) ? marks + 1 : 0
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      case _ where isHidden(scalar) || marks > marksDrawn:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
  }

  /// Counts scalars: one character can hold thousands of combining marks.
  private static func shortened(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard
      let middle = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex),
      middle != scalars.endIndex
    else { return text }
    return String(scalars.prefix(limit / 2)) + " … " + String(scalars.suffix(limit / 2))
  }

  /// Controls, line separators, and format characters, which turn the direction or have no width.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isNoncharacterCodePoint
    }
  }

  /// Drawn on, or around, the letter before it.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }
}
