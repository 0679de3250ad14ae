/// Narrow marks that stand in Chinese text.
enum WideMarks {
  /// Widens the marks of a line that is no code, outside addresses.
  ///
  /// - Parameters:
  ///   - changes: the line.
  ///   - keepsNumbers: whether brackets around nothing but digits stay, as they do at a line's start, so that
  ///     all items of a paragraph's enumeration are of one width.
  static func widen(_ changes: inout LineChanges, keepsNumbers: Bool) {
    let scalars = changes.scalars
    guard !Foreign.isCode(scalars) else { return }
    let addresses = Foreign.addresses(in: scalars)
    for (offset, scalar) in scalars.enumerated() {
      guard let wide = wideForm(of: scalar), !addresses.contains(where: { $0.contains(offset) }),
        isInChinese(scalars, offset)
      else { continue }
      changes.change(offset, to: wide, rule: "wide-mark")
    }
    // By the marks as they are now, or a second pass would find more.
    widenBrackets(changes.scalars, addresses, keepsNumbers: keepsNumbers, into: &changes)
  }

  /// Whether a line starts with a number in narrow brackets, as (1).
  static func startsWithNumber(_ scalars: [Unicode.Scalar]) -> Bool {
    let text = scalars.drop(while: isUnseen)
    guard text.first == "(", let end = text.prefix(8).firstIndex(of: ")") else { return false }
    return isNumber(text.startIndex, end, scalars)
  }

  private static func isNumber(_ start: Int, _ end: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    scalars[start] == "(" && scalars[end] == ")" && end > start + 1
      && scalars[(start + 1)..<end].allSatisfy(\.isDigit)
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
    var index = offset + step
    while scalars.indices.contains(index), isUnseen(scalars[index]) { index += step }
    return scalars.indices.contains(index) ? scalars[index] : nil
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isSpace || scalar.isZeroWidth || scalar.isControl
  }

  /// Widens a pair of brackets when Chinese is inside it, or before or behind it; a single bracket
  /// of a line only between Chinese.
  private static func widenBrackets(
    _ scalars: [Unicode.Scalar], _ addresses: [Range<Int>], keepsNumbers: Bool,
    into changes: inout LineChanges
  ) {
    var open: [Int] = []
    for (offset, scalar) in scalars.enumerated() {
      if (scalar == "(" || scalar == ")") && addresses.contains(where: { $0.contains(offset) }) {
        continue
      }
      if scalar == "(" {
        open.append(offset)
      } else if scalar == "（" {
        open.append(offset)
      } else if scalar == ")" || scalar == "）" {
        if let start = open.popLast() {
          if keepsNumbers, isNumber(start, offset, scalars) { continue }
          pair(start, offset, scalars, into: &changes)
        } else if scalar == ")", let before = neighbour(scalars, offset, step: -1), before.isHan {
          changes.change(offset, to: "）", rule: "wide-bracket")
        }
      }
    }
    for start in open where scalars[start] == "(" {
      guard let after = neighbour(scalars, start, step: 1), after.isHan else { continue }
      changes.change(start, to: "（", rule: "wide-bracket")
    }
  }

  private static func pair(
    _ start: Int, _ end: Int, _ scalars: [Unicode.Scalar], into changes: inout LineChanges
  ) {
    let before = neighbour(scalars, start, step: -1)
    let after = neighbour(scalars, end, step: 1)
    let isWide =
      scalars[start] == "（" || scalars[end] == "）"
      || scalars[start...end].prefix(200).contains(where: \.isHan)
      || (before.map(isChinese) ?? false) && (after.map(isChinese) ?? true)
    guard isWide else { return }
    if scalars[start] == "(" { changes.change(start, to: "（", rule: "wide-bracket") }
    if scalars[end] == ")" { changes.change(end, to: "）", rule: "wide-bracket") }
  }
}
