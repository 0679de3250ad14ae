extension Numbering {
  /// The number of a list's item, 1 to 99; `nil` for bullets and for numbers that are none (百, 零).
  ///
  /// `text` is what the numbering was found in.
  func value(in text: some Collection<Unicode.Scalar>) -> Int? {
    if kind == .circled, let mark = text.first?.value {
      switch mark {
      case 0x2460...0x2473: return Int(mark) - 0x245F
      case 0x2474...0x2487: return Int(mark) - 0x2473
      case 0x3220...0x3229: return Int(mark) - 0x321F
      default: return nil
      }
    }
    let scalars = text.prefix(length)
    let digits = scalars.filter(\.isDigit).compactMap(\.properties.numericValue)
    if !digits.isEmpty { return digits.count <= 2 ? digits.reduce(0) { $0 * 10 + Int($1) } : nil }
    return Self.value(ofChinese: scalars.filter(\.isChineseNumeral))
  }

  /// 三, 十, 十二, 二十, 二十一.
  private static func value(ofChinese numerals: [Unicode.Scalar]) -> Int? {
    guard (1...3).contains(numerals.count) else { return nil }
    let ones = numerals.map { numeral in
      "一二三四五六七八九".unicodeScalars.enumerated().first { $0.element == numeral }
        .map { $0.offset + 1 }
    }
    guard let ten = numerals.firstIndex(of: "十") else { return ones.count == 1 ? ones[0] : nil }
    let tens = ten == 0 ? 1 : ten == 1 ? ones[0] : nil
    let rest = ten == numerals.count - 1 ? 0 : ten == numerals.count - 2 ? ones[ten + 1] : nil
    guard let tens, let rest else { return nil }
    return tens * 10 + rest
  }
}
