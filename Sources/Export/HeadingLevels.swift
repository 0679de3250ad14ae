import DocumentModel

/// The depth of headings, from the kinds of numbering that a document uses.
///
/// Chinese documents nest 编, 章, 节, 一、, （一）, 1、, (1), ①; only the kinds that occur count, so that
/// a document of 一、 and （一） has levels 2 and 3. Level 1 belongs to the title.
struct HeadingLevels {
  private let present: [Int]

  init(in paragraphs: [Paragraph]) {
    let ranks = Set(paragraphs.lazy.filter { $0.kind == .heading }.map { Self.rank(of: $0.text) })
    present = ranks.filter { $0 > 0 }.sorted()
  }

  /// 2…6; headings without a number have level 2.
  func level(of text: String) -> Int {
    guard let index = present.firstIndex(of: Self.rank(of: text)) else { return 2 }
    return min(2 + index, 6)
  }

  private static let digits = Set("〇零一二三四五六七八九十百千0123456789０１２３４５６７８９ ")

  /// 1 for `2 范围`, 2 for `2.1 术语`; `nil` for other numbers.
  private static func decimalDepth(of text: String) -> Int? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard !number.isEmpty, number.last != ".", text.dropFirst(number.count).first == " " else {
      return nil
    }
    return number.split(separator: ".").count
  }

  /// 1 for 第…编 down to 8 for ①, 0 for no number.
  private static func rank(of text: String) -> Int {
    guard let first = text.first else { return 0 }
    if ("①"..."⑳").contains(first) { return 8 }
    let isBracketed = first == "（" || first == "("
    let start = text.drop { $0 == "第" || $0 == "（" || $0 == "(" }
    let number = start.prefix { digits.contains($0) }
    guard !number.isEmpty, number.count <= 8, let mark = start.dropFirst(number.count).first else {
      return 0
    }
    if let depth = decimalDepth(of: text) { return min(depth + 1, 8) }
    let isArabic = number.contains { $0.isASCII && $0 != " " }
    if first == "第" { return ["编": 1, "篇": 1, "部": 1, "章": 2, "节": 3, "条": 4][mark] ?? 0 }
    if isBracketed { return mark == "）" || mark == ")" ? (isArabic ? 7 : 5) : 0 }
    guard "、.．,，)）".contains(mark) else { return 0 }
    return isArabic ? 6 : 4
  }
}
