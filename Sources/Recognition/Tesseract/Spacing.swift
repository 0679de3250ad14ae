/// Where a space between two of Tesseract's words is a space of the text.
///
/// Tesseract calls one or two Chinese characters a word; only a gap between two words of letters or
/// digits is a space that was printed.
enum Spacing {
  /// Whether the space between these symbols stays: both are of a script that has spaces.
  static func hasSpace(_ before: String, _ after: String) -> Bool {
    guard let last = before.unicodeScalars.last, let first = after.unicodeScalars.first else {
      return false
    }
    guard isSpaced(last), isSpaced(first), !closing.contains(first), !opening.contains(last)
    else { return false }
    return isLetterOrDigit(last) || isLetterOrDigit(first)
  }

  private static let closing = Set(",.;:!?)]}%".unicodeScalars)
  private static let opening = Set("([{".unicodeScalars)

  /// ASCII and accented Latin letters, digits and their punctuation.
  static func isSpaced(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.value < 0x250 && scalar != "·"
  }

  /// Letters and digits of the Latin script.
  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x250 && scalar.properties.isAlphabetic
  }
}
