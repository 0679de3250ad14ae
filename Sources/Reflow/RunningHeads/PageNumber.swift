/// A line that holds nothing but a page number, as printed or as misread.
struct PageNumber: Equatable {
  /// The page's number; `nil` where the digits were misread.
  var value: Int?
  /// Whether marks around it say that it is a page number (`- 3 -`, 第3页); bare digits may be anything.
  var isMarked: Bool

  /// Longest page number line in scalars, spaces left out.
  private static let maximumLength = 16

  /// Reads `text`; `nil` when it holds anything else.
  init?(_ text: String) {
    let scalars = text.unicodeScalars.lazy.filter { !$0.isSpace }.prefix(Self.maximumLength + 1)
    let line = Array(scalars)
    guard !line.isEmpty, line.count <= Self.maximumLength else { return nil }
    guard let number = Self.worded(line) ?? Self.dashed(line) ?? Self.bare(line) else { return nil }
    self = number
  }

  private init(value: Int?, isMarked: Bool) {
    self.value = value
    self.isMarked = isMarked
  }

  /// 第 3 页, 第3页共8页, 第三页, 共8页第3页, 3/8, Page 3, P. 3
  private static func worded(_ line: [Unicode.Scalar]) -> PageNumber? {
    var rest = line[...]
    var values: [Int?] = []
    while let first = rest.first {
      if let (number, length) = number(rest) {
        values.append(number)
        rest = rest.dropFirst(length)
      } else if isWord(first) {
        rest = rest.dropFirst()
      } else if let word = ["page", "Page", "PAGE", "of", "P"].first(where: { starts(rest, $0) }) {
        rest = rest.dropFirst(word.unicodeScalars.count)
      } else {
        return nil
      }
    }
    let isWorded =
      line.contains("页") && (line.contains("第") || line.contains("共"))
      || starts(line[...], "P") || starts(line[...], "page")
    let isFraction = values.count == 2 && (line.contains("/") || line.contains("／"))
    guard isWorded || isFraction, (1...2).contains(values.count) else { return nil }
    let isReversed = line.first == "共" && values.count == 2
    return PageNumber(value: isReversed ? values[1] : values[0], isMarked: isWorded)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "第", "笫", "页", "负", "共", "/", "／", "|", "｜", ",", "，", ".", "．", "·", "-", "—", "(", ")",
      "（", "）":
      true
    default: false
    }
  }

  private static func starts(_ line: ArraySlice<Unicode.Scalar>, _ word: String) -> Bool {
    line.starts(with: word.unicodeScalars)
  }

  /// - 3 -, — 3 —, · 3 ·, ~3~, 一3一, «3»; one of the marks may be lost.
  private static func dashed(_ line: [Unicode.Scalar]) -> PageNumber? {
    let left = line.prefix(while: isDash)
    let right = line.reversed().prefix(while: isDash)
    guard left.count + right.count < line.count, !left.isEmpty || !right.isEmpty else { return nil }
    let inner = line[left.count..<(line.count - right.count)]
    // 一 is a dash only beside digits, or what is read for one, never a numeral of its own here.
    guard let (value, length) = number(inner), length == inner.count else { return nil }
    guard value != nil || inner.allSatisfy(isMisreadOne) || !left.contains("一") else { return nil }
    let isSure = !left.isEmpty && !right.isEmpty
    guard isSure || !left.contains("一") && !right.contains("一") else { return nil }
    return PageNumber(value: value, isMarked: isSure)
  }

  private static func isMisreadOne(_ scalar: Unicode.Scalar) -> Bool {
    ["l", "I", "]", "["].contains(scalar)
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "—", "–", "―", "一", "－", "~", "～", "·", "•", "．", ".", "=", "_", "*", "«", "»", "<",
      ">",
      "〈", "〉", "《", "》", "ー", "‐", "‑", "−", "─", "|", "\"", "“", "”", "'", "‘", "’", "^":
      true
    default: false
    }
  }

  private static func bare(_ line: [Unicode.Scalar]) -> PageNumber? {
    guard let (value, length) = number(line[...]), length == line.count,
      line.allSatisfy(\.isDigit)
        || isRoman(line)
    else { return nil }
    return PageNumber(value: value, isMarked: false)
  }

  private static func isRoman(_ line: [Unicode.Scalar]) -> Bool {
    line.allSatisfy { ["i", "v", "x", "I", "V", "X"].contains($0) }
  }

  /// The number at the start of `line`: one to four digits, or Chinese or Roman numerals.
  private static func number(_ line: ArraySlice<Unicode.Scalar>) -> (value: Int?, length: Int)? {
    let digits = line.prefix(while: \.isDigit)
    if !digits.isEmpty {
      guard digits.count <= 4 else { return nil }
      let value = digits.reduce(0) { $0 * 10 + Int(($1.value & 0xF)) % 16 }
      return (value, digits.count)
    }
    let numerals = line.prefix(while: \.isChineseNumeral)
    if !numerals.isEmpty, numerals.count <= 4 { return (nil, numerals.count) }
    let roman = line.prefix { ["i", "v", "x", "I", "V", "X", "l", "]", "["].contains($0) }
    return roman.isEmpty || roman.count > 5 ? nil : (nil, roman.count)
  }
}
