/// How a line begins, where the lines of a list all begin alike.
///
/// Numbers with a mark behind them are ``Numbering``'s.
enum LineStart: Equatable {
  /// 1.2 and 3.1.4 before a space.
  case decimal
  /// 3 before a space and a Chinese character.
  case bareNumber(Int)
  /// A. and B、
  case option
  /// 2024年, 3月5日, 2013.09, 2024-03-05, 08:30.
  case date
  /// 《
  case titleMark
  /// 问：, 甲方（盖章）：; what stands before the colon.
  case label([Unicode.Scalar])
  /// The same with nothing behind the colon, as the ends of sentences (下：) have it, too.
  case bareLabel([Unicode.Scalar])
  /// -, – and * before a space or a Chinese character.
  case dash

  private static let longestLabel = 8

  init?(of text: some Collection<Unicode.Scalar>) {
    guard let first = text.first, let second = text.dropFirst().first else { return nil }
    if first.isDigit {
      guard let start = Self.number(text) else { return nil }
      self = start
    } else if first == "《" {
      self = .titleMark
    } else if let label = Self.label(text) {
      self = text.count == label.count + 1 ? .bareLabel(label) : .label(label)
    } else if ["-", "–", "*", "·"].contains(first), second.isSpace || second.isHan {
      self = .dash
    } else if first.isLatinLetter, [".", "．", "、"].contains(second) {
      self = .option
    } else {
      return nil
    }
  }

  private static func number(_ text: some Collection<Unicode.Scalar>) -> LineStart? {
    let parts = text.prefix(12).split(omittingEmptySubsequences: false) { !$0.isDigit }
    guard let digits = parts.first, digits.count <= 4 else { return nil }
    let rest = text.dropFirst(digits.count)
    guard let mark = rest.first else { return nil }
    let next = rest.dropFirst().first
    switch mark {
    case "年": return digits.count == 4 ? .date : nil
    case "月": return next?.isDigit == true ? .date : nil
    case ":", "：": return digits.count <= 2 && next?.isDigit == true ? .date : nil
    case "-", "/": return digits.count == 4 && next?.isDigit == true ? .date : nil
    case ".", "．":
      guard next?.isDigit == true else { return nil }
      if digits.count == 4 { return .date }
      let number = text.prefix(12).prefix { $0.isDigit || $0 == "." || $0 == "．" }
      return text.dropFirst(number.count).first?.isSpace == true ? .decimal : nil
    case _ where mark.isSpace:
      guard digits.count <= 2, next?.isHan == true else { return nil }
      return .bareNumber(digits.reduce(0) { $0 * 10 + Int($1.value & 0xF) })
    default: return nil
    }
  }

  /// What stands before a colon that no quotation follows.
  private static func label(_ text: some Collection<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var label: [Unicode.Scalar] = []
    for scalar in text.prefix(longestLabel + 1) {
      switch scalar {
      case "：", ":":
        let next = text.dropFirst(label.count + 1).first
        return label.isEmpty || next == "“" || next == "「" ? nil : label
      case "，", "。", "、", "；", "！", "？", "“", "”", "《", "》": return nil
      default: label.append(scalar)
      }
    }
    return nil
  }

  /// Scalars of 1.2 or 3 before the space; `nil` for other starts.
  static func numberLength(of text: some Collection<Unicode.Scalar>) -> Int? {
    switch LineStart(of: text) {
    case .decimal, .bareNumber: text.prefix { !$0.isSpace }.count
    default: nil
    }
  }

  /// Whether lines that begin so, one near the other, are lines of one list.
  func isLike(_ other: LineStart) -> Bool {
    switch (self, other) {
    case (.label, .label), (.label, .bareLabel), (.bareLabel, .label), (.bareLabel, .bareLabel):
      true
    case (.bareNumber(let one), .bareNumber(let two)): abs(one - two) == 1
    default: self == other
    }
  }
}
