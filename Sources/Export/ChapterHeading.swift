/// Headings that print centres: 第一编, 第二章, 第三节.
enum ChapterHeading {
  private static let numerals = Set("〇零一二三四五六七八九十百0123456789０１２３４５６７８９ ")

  static func isOne(_ text: String) -> Bool {
    guard text.first == "第" else { return false }
    let rest = text.dropFirst().drop { numerals.contains($0) }
    guard rest.startIndex > text.index(after: text.startIndex), let mark = rest.first else {
      return false
    }
    return "编篇部章节".contains(mark)
  }
}
