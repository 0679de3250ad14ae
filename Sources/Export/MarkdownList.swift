/// The items of one run of list paragraphs.
struct MarkdownList {
  /// Number and delimiter of the last numbered item.
  private var last: (value: Int, delimiter: Character)?
  private var isBulleted = false

  private static let bullets: Set<Character> = [
    "•", "●", "○", "■", "◆", "◇", "★", "-", "*", "·", "‧",
  ]

  /// The Markdown of the next item.
  ///
  /// `text` is the paragraph as printed, with its own mark.
  mutating func item(_ text: String) -> String {
    if let number = Self.number(of: text), let value = Int(number.digits),
      last.map({ $0.value + 1 == value && $0.delimiter == number.delimiter }) ?? !isBulleted
    {
      last = (value, number.delimiter)
      let head = text.prefix(number.digits.count + 1)
      return head + " " + Self.content(text.dropFirst(head.count))
    }
    isBulleted = true
    if let first = text.first, Self.bullets.contains(first) {
      let content = Self.content(text.dropFirst())
      // A bullet with nothing behind it is all that was printed.
      if !content.isEmpty { return "- " + content }
    }
    return "- " + Self.content(text[...])
  }

  private static func content(_ text: Substring) -> String {
    let printed = text.drop { $0 == " " || $0 == "\u{3000}" }
    return MarkdownEscape.lineStart(MarkdownEscape.inline(String(printed)))
  }

  /// The number at the start of a line that CommonMark takes for a list item: at most nine digits,
  /// `.` or `)`, then a space or the end.
  static func number(of text: String) -> (digits: Substring, delimiter: Character)? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, digits.count <= 9, let delimiter = rest.first,
      delimiter == "." || delimiter == ")"
    else { return nil }
    guard rest.count == 1 || rest.dropFirst().first == " " else { return nil }
    return (digits, delimiter)
  }
}
