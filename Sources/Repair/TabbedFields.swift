/// The fields of a line whose columns are parted by tabs, quoted as spreadsheets quote them.
///
/// A field that stands whole in quotation marks loses them, and doubled ones in it become one; a tab
/// in it parts nothing. A field that only begins with a quoted word is taken as it stands. What begins
/// with a quotation mark that nothing closes would swallow the lines after it in a spreadsheet.
struct TabbedFields {
  private(set) var values: [String] = []
  private(set) var isFirstQuoted = false
  private(set) var hasUnclosedQuote = false

  /// - Parameters:
  ///   - line: without its line end.
  ///   - trimming: whether spaces around a field that is not quoted are left out.
  init(_ line: String, trimming: Bool) {
    let scalars = Array(line.unicodeScalars)
    var position = 0
    while true {
      var first = position
      if trimming { while first < scalars.count, Self.isSpace(scalars[first]) { first += 1 } }
      if first < scalars.count, scalars[first] == "\"",
        let (text, end) = quotedField(scalars, from: first)
      {
        if values.isEmpty { isFirstQuoted = true }
        values.append(text)
        position = end
      } else {
        var end = position
        while end < scalars.count, scalars[end] != "\t" { end += 1 }
        let field = scalars[position..<end]
        values.append(String(trimming ? Self.trimmed(field) : field))
        position = end
      }
      guard position < scalars.count else { return }
      position += 1
    }
  }

  /// The text of a quoted field and the position of the tab or the end behind it.
  ///
  /// `nil` when it is not closed, or when other text follows.
  private mutating func quotedField(
    _ scalars: [Unicode.Scalar], from first: Int
  ) -> (text: String, end: Int)? {
    var text: [Unicode.Scalar] = []
    var position = first + 1
    while position < scalars.count {
      if scalars[position] != "\"" {
        text.append(scalars[position])
        position += 1
      } else if position + 1 < scalars.count, scalars[position + 1] == "\"" {
        text.append("\"")
        position += 2
      } else {
        var end = position + 1
        while end < scalars.count, Self.isSpace(scalars[end]) { end += 1 }
        return end == scalars.count || scalars[end] == "\t" ? (String(text), end) : nil
      }
    }
    hasUnclosedQuote = true
    return nil
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    Script.isSpace(scalar.value)
  }

  private static func trimmed(
    _ field: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    var field = field.drop(while: isSpace)
    while let last = field.last, isSpace(last) { field.removeLast() }
    return field
  }
}

extension String {
  /// The text as a field of a tab-separated line, in quotation marks where it needs them.
  var asTabbedField: String {
    let text = String(unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 })
    guard text.utf8.contains(UInt8(ascii: "\t")) || text.hasPrefix("\"") else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
