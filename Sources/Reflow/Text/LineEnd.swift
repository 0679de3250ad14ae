/// What the end of a line says about whether the sentence goes on.
enum LineEnd {
  /// 。！？… and their narrow forms, with closing quotes and brackets behind them.
  case sentence
  /// ；or ：, which end list items and introductions.
  case clause
  /// ，or 、: the sentence goes on.
  case comma
  /// An opening bracket or a hyphen: the next character is already bound to this one.
  case bound
  /// A character of a word.
  case word
  case empty

  /// Time grows with the spaces and closing marks at the end only.
  init(of text: some BidirectionalCollection<Unicode.Scalar>) {
    var place = text.endIndex
    // `dropLast` would count the whole text of a view of scalars.
    func previous() -> Unicode.Scalar? {
      guard place > text.startIndex else { return nil }
      place = text.index(before: place)
      return text[place]
    }
    var final = previous()
    while let space = final, space.isSpace { final = previous() }
    guard let final else {
      self = .empty
      return
    }
    var end = final
    while Self.isClosing(end), let before = previous() { end = before }
    // （）, to be filled in, binds nothing.
    if Self.isOpening(end), Self.isClosing(final) {
      self = .word
      return
    }
    switch end {
    case "。", "！", "？", "!", "?", "｡", "…": self = .sentence
    // A full stop, but not the point of a number that goes on in the next line.
    case "．", ".": self = previous()?.isDigit == true ? .word : .sentence
    // 33(4): and 12: in references, whose pages follow.
    case ":" where Self.isVolume(text[..<place]): self = .word
    case "；", "：", ";", ":": self = .clause
    case "，", "、", ",", "､", "﹐", "﹑": self = .comma
    case "-", "—", "/": self = .bound
    case let opening where Self.isOpening(opening): self = .bound
    default: self = .word
    }
  }

  /// Whether `text` ends in a number, or in one in brackets behind a number.
  private static func isVolume(_ text: some BidirectionalCollection<Unicode.Scalar>) -> Bool {
    guard let last = text.last else { return false }
    if last.isDigit { return true }
    guard last == ")" else { return false }
    let rest = text.reversed().dropFirst().prefix(8).drop(while: \.isDigit)
    return rest.first == "(" && rest.dropFirst().first?.isDigit == true
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "（", "《", "“", "‘", "「", "『", "【", "〔", "〈", "(", "[", "{": true
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "”", "’", "」", "』", "）", ")", "】", "〕", "》", "\"": true
    default: false
    }
  }

  /// Marks that Chinese typesetting never puts at the start of a line.
  static func forbidsLineStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "，", "。", "、", "；", "：", "？", "！", "）", "》", "」", "』", "”", "’", "】", "〕", "％", "%",
      ",", ";", ":", "?", "!", ")", "]", "}", ".":
      true
    default: false
    }
  }

  /// Whether `text` opens more brackets （《〔【 than it closes.
  static func leavesBracketOpen(_ text: some Sequence<Unicode.Scalar>) -> Bool {
    var depth = 0
    for scalar in text {
      switch scalar {
      case "（", "(", "《", "〔", "【", "［": depth += 1
      case "）", ")", "》", "〕", "】", "］": depth = max(0, depth - 1)
      default: break
      }
    }
    return depth > 0
  }
}
