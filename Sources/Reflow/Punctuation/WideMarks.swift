/// Narrow marks that stand in Chinese text.
enum WideMarks {
  /// Widens the marks of a passage, over its line ends; not in lines of code, nor in addresses.
  static func widen(_ passage: inout Passage) {
    let scalars = passage.scalars
    let isForeign = Foreign.places(in: passage)
    for (offset, scalar) in scalars.enumerated() where !isForeign[offset] {
      guard let wide = wideForm(of: scalar), isInChinese(scalars, offset) else { continue }
      passage.change(offset, to: wide, rule: "wide-mark")
    }
    widenBrackets(scalars, isForeign, into: &passage)
  }

  private static func wideForm(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case ",": "，"
    case ";": "；"
    case ":": "："
    case "?": "？"
    case "!": "！"
    default: nil
    }
  }

  /// Whether Chinese stands before the mark, and Chinese, a digit or the line's end behind it; or
  /// Chinese behind it and a closing mark or digit before it.
  private static func isInChinese(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
    let before = neighbour(scalars, offset, step: -1)
    let after = neighbour(scalars, offset, step: 1)
    if let before, isChinese(before) {
      // `：//` and `图1:a` keep their form only where Latin text follows.
      guard let after else { return true }
      return !after.isLatinLetter && after != "/" || isChineseFurther(scalars, offset)
    }
    guard let before, let after, isChinese(after) else { return false }
    return before.isDigit || before == "%" || before == ")" || before.isLatinLetter
  }

  /// A Latin word between Chinese: `采用,PDF格式` is Chinese text.
  private static func isChineseFurther(_ scalars: [Unicode.Scalar], _ offset: Int) -> Bool {
    for scalar in scalars[(offset + 1)...].prefix(16) {
      if scalar.isHan { return true }
      if scalar == "/" || scalar == "@" || scalar == "." || scalar == ":" { return false }
    }
    return false
  }

  private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || (scalar.isWideMark && scalar != "·")
  }

  private static func neighbour(
    _ scalars: [Unicode.Scalar], _ offset: Int, step: Int
  ) -> Unicode.Scalar? {
    scalars.indices.contains(offset + step) ? scalars[offset + step] : nil
  }

  /// Widens a pair of brackets when Chinese is inside it, or before or behind it; a single bracket
  /// only between Chinese.
  ///
  /// Brackets around nothing but digits stay where the paragraph starts with such a number, so that all items of
  /// an enumeration are of one width.
  private static func widenBrackets(
    _ scalars: [Unicode.Scalar], _ isForeign: [Bool], into passage: inout Passage
  ) {
    let keepsNumbers = startsWithNumber(scalars)
    var open: [Int] = []
    for (offset, scalar) in scalars.enumerated() where !isForeign[offset] {
      if scalar == "(" {
        open.append(offset)
      } else if scalar == "（" {
        open.append(offset)
      } else if scalar == ")" || scalar == "）" {
        if let start = open.popLast() {
          if keepsNumbers, isNumber(start, offset, scalars) { continue }
          pair(start, offset, scalars, into: &passage)
        } else if scalar == ")", let before = neighbour(scalars, offset, step: -1), before.isHan {
          passage.change(offset, to: "）", rule: "wide-bracket")
        }
      }
    }
    for start in open where scalars[start] == "(" {
      guard let after = neighbour(scalars, start, step: 1), after.isHan else { continue }
      passage.change(start, to: "（", rule: "wide-bracket")
    }
  }

  /// Whether a text starts with a number in narrow brackets, as (1).
  private static func startsWithNumber(_ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.first == "(", let end = scalars.prefix(8).firstIndex(of: ")") else {
      return false
    }
    return isNumber(0, end, scalars)
  }

  private static func isNumber(_ start: Int, _ end: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    scalars[start] == "(" && scalars[end] == ")" && end > start + 1
      && scalars[(start + 1)..<end].allSatisfy(\.isDigit)
  }

  private static func pair(
    _ start: Int, _ end: Int, _ scalars: [Unicode.Scalar], into passage: inout Passage
  ) {
    let before = neighbour(scalars, start, step: -1)
    let after = neighbour(scalars, end, step: 1)
    let isWide =
      scalars[start] == "（" || scalars[end] == "）"
      || scalars[start...end].prefix(200).contains(where: \.isHan)
      || (before.map(isChinese) ?? false) && (after.map(isChinese) ?? true)
    guard isWide else { return }
    if scalars[start] == "(" { passage.change(start, to: "（", rule: "wide-bracket") }
    if scalars[end] == ")" { passage.change(end, to: "）", rule: "wide-bracket") }
  }
}
