/// The printed mark of a numbered item: 1、 （一） ③ 4) ….
struct ListMark: Equatable {
  /// From 1.
  var value: Int
  /// The mark without its number, which items of one list share: `、`, `（）`, `①`.
  var form: String

  private static let han: [Character: Int] = [
    "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// `nil` for a text that begins with no such mark.
  init?(_ text: String) {
    guard let first = text.unicodeScalars.first else { return nil }
    if (0x2460...0x2473).contains(first.value) {
      value = Int(first.value) - 0x245F
      form = "①"
      return
    }
    let bracket = text.first.flatMap { $0 == "（" || $0 == "(" ? $0 : nil }
    let start = bracket == nil ? text[...] : text.dropFirst()
    let digits = start.prefix { Self.digit($0) != nil || $0 == "十" }
    guard (1...4).contains(digits.count), let mark = start.dropFirst(digits.count).first,
      let value = Self.value(of: digits)
    else { return nil }
    guard bracket == nil ? "、.．,，)）".contains(mark) : ")）".contains(mark) else { return nil }
    self.value = value
    let isHan = digits.first.map { Self.han[$0] != nil || $0 == "十" } ?? false
    form = (bracket.map(String.init) ?? "") + (isHan ? "一" : "1") + String(mark)
  }

  /// Whether `texts` are the items of one numbered list, each number one more than the one before.
  static func areNumbered(_ texts: [String]) -> Bool {
    var last: ListMark?
    for text in texts {
      guard let mark = ListMark(text) else { return false }
      if let last, last.form != mark.form || last.value + 1 != mark.value { return false }
      last = mark
    }
    return last != nil
  }

  private static func digit(_ character: Character) -> Int? {
    han[character] ?? character.wholeNumberValue.flatMap { (0...9).contains($0) ? $0 : nil }
  }

  /// The value of `12`, `十二` or `二十`; `nil` for what is no number up to 9999.
  private static func value(of digits: Substring) -> Int? {
    let parts = digits.split(separator: "十", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    if parts.count == 1 {
      return digits.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
    }
    guard parts[0].count <= 1, parts[1].count <= 1 else { return nil }
    let tens = parts[0].first.map { digit($0) ?? 1 } ?? 1
    return tens * 10 + (parts[1].first.flatMap(digit) ?? 0)
  }
}
