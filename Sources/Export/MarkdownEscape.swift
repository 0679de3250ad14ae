/// Backslashes before what CommonMark would read as markup.
enum MarkdownEscape {
  /// Escapes what counts anywhere in a line: `\ * _ [ ] < ~ |`, the backtick, `&` before a name and
  /// a `#` at the end, which would close a heading.
  static func inline(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", "~", "|": escaped.append("\\")
      case "&":
        let next = index + 1 < scalars.count ? scalars[index + 1] : " "
        if next == "#" || next.properties.isAlphabetic { escaped.append("\\") }
      case "#":
        if index + 1 == scalars.count { escaped.append("\\") }
      default: break
      }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// Escapes what counts only at the start of a line: `# > + - =` and `1.` or `1)` before a space.
  ///
  /// `text` is an inline-escaped line without leading spaces.
  static func lineStart(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    switch first {
    case "#", ">", "+", "-", "=": return "\\" + text
    case "0"..."9":
      guard let number = MarkdownList.number(of: text) else { return text }
      return number.digits + "\\" + text.dropFirst(number.digits.count)
    default: return text
    }
  }
}
