import DocumentModel

/// The space that Chinese print sets behind 第一章 and 第三条, which readers lose.
enum NumberSpace {
  /// Paragraphs that must start with 第…条 before a document counts as a body of articles.
  private static let articles = 3

  /// Sets one space behind the numbers of chapters in headings, and of articles where a document is
  /// made of articles.
  static func restore(in paragraphs: inout [Paragraph]) {
    let starts = paragraphs.map { Numbering(of: $0.text.unicodeScalars) }
    let hasArticles = starts.count { $0?.kind == .article } >= articles
    for (index, number) in starts.enumerated() {
      guard let number, number.kind <= .article else { continue }
      let isHeading = [.heading, .contents].contains(paragraphs[index].kind)
      guard number.kind == .article ? hasArticles : isHeading else { continue }
      var scalars = paragraphs[index].text.unicodeScalars
      let end = scalars.index(scalars.startIndex, offsetBy: number.length)
      guard end < scalars.endIndex, scalars[end].isHan, !continuesSentence(scalars[end]),
        !makesWord(scalars[scalars.index(before: end)], scalars[end])
      else { continue }
      scalars.insert(" ", at: end)
      paragraphs[index].text = String(scalars)
    }
  }

  /// 第三条规定的…, 第三条第二款…, 第三条和…: the number is part of a sentence.
  private static func continuesSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "规", "第", "所", "的", "和", "至", "或", "及", "与", "中", "之": true
    default: false
    }
  }

  /// 第二编辑部, 第一节课, 第一篇文章, 第三章程: the number ends in the middle of a word.
  private static func makesWord(_ ordinal: Unicode.Scalar, _ next: Unicode.Scalar) -> Bool {
    switch ordinal {
    case "编": ["辑", "制", "号", "者", "剧"].contains(next)
    case "篇": ["文", "章", "幅"].contains(next)
    case "节": ["课", "目", "奏"].contains(next)
    case "条": ["例", "件", "款"].contains(next)
    default: false
    }
  }
}
