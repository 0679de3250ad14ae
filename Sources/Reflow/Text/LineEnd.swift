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

  init(of text: some BidirectionalCollection<Unicode.Scalar>) {
    var rest = text[...]
    while let last = rest.last, last.isSpace { rest = rest.dropLast() }
    guard let final = rest.last else {
      self = .empty
      return
    }
    var end = final
    while Self.isClosing(end), let before = rest.dropLast().last {
      rest = rest.dropLast()
      end = before
    }
    switch end {
    case "。", "！", "？", "!", "?", "｡", "…": self = .sentence
    // A full stop, but not the point of a number that goes on in the next line.
    case "．", ".": self = rest.dropLast().last?.isDigit == true ? .word : .sentence
    case "；", "：", ";", ":": self = .clause
    case "，", "、", ",", "､": self = .comma
    case "（", "《", "“", "‘", "「", "『", "【", "〔", "〈", "(", "[", "{", "-", "—", "/": self = .bound
    default: self = final == end ? .word : Self.isClosing(final) ? .word : .word
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
