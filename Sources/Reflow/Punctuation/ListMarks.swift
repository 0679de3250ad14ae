import DocumentModel

/// Marks at a paragraph's end that what comes next shows to be misread.
///
/// No paragraph ends with a comma before the next article, before the next item of a list whose items end
/// with ；, or before the first item of what 下列 or 以下 or 如下 announced.
enum ListMarks {
  /// Paragraphs of a list that are looked at on both sides of an item.
  private static let reach = 8

  /// Repairs the last mark of `passage`, which becomes the paragraph at `index`.
  static func repair(_ passage: inout Passage, at index: Int, of paragraphs: [Paragraph]) {
    guard let last = passage.scalars.last, last == "，" || last == ",",
      index + 1 < paragraphs.count, paragraphs[index].kind != .heading,
      let next = number(of: paragraphs[index + 1])
    else { return }
    let end = passage.scalars.count - 1
    if next.kind <= .article {
      guard startsArticle(paragraphs[index + 1], next) else { return }
      passage.change(end, to: "。", rule: "list-mark")
    } else if isFirst(paragraphs[index + 1], next) {
      guard announces(passage.scalars) else { return }
      passage.change(end, to: "：", rule: "list-mark")
    } else if number(of: paragraphs[index])?.kind == next.kind,
      othersEndInSemicolon(around: index, next.kind, paragraphs)
    {
      passage.change(end, to: "；", rule: "list-mark")
    }
  }

  private static func number(of paragraph: Paragraph) -> Numbering? {
    Numbering(of: paragraph.text.unicodeScalars)
  }

  /// Whether the text behind 第三条 is an article's and does not refer to it (第三条规定的).
  private static func startsArticle(_ paragraph: Paragraph, _ number: Numbering) -> Bool {
    let text = paragraph.text.unicodeScalars.dropFirst(number.length).drop(while: \.isSpace)
    guard let first = text.first, first.isHan || first == "《" else { return false }
    return !"规第至和及或与所的中之款项以外".unicodeScalars.contains(first)
  }

  /// Whether the number is that of a first item: （一）, 1、 or ①.
  private static func isFirst(_ paragraph: Paragraph, _ number: Numbering) -> Bool {
    let ordinal = paragraph.text.unicodeScalars.prefix(number.length).filter {
      $0.isChineseNumeral || $0.isDigit || number.kind == .circled
    }
    return ordinal.count == 1 && "一1①⑴㈠".unicodeScalars.contains(ordinal[ordinal.startIndex])
  }

  /// Whether the last sentence announces a list.
  private static func announces(_ text: [Unicode.Scalar]) -> Bool {
    let sentence = text[(text.lastIndex(of: "。").map { $0 + 1 } ?? 0)...]
    return zip(sentence, sentence.dropFirst()).contains { pair in
      pair == ("下", "列") || pair == ("以", "下") || pair == ("如", "下")
    }
  }

  /// Whether some other items of the list end with ； and none with a comma.
  private static func othersEndInSemicolon(
    around index: Int, _ kind: Numbering.Kind, _ paragraphs: [Paragraph]
  ) -> Bool {
    let items =
      paragraphs[..<index].suffix(reach).reversed().prefix { number(of: $0)?.kind == kind }
      + paragraphs[(index + 1)...].prefix(reach).prefix { number(of: $0)?.kind == kind }
    let ends = items.compactMap(\.text.unicodeScalars.last)
    return ends.contains { $0 == "；" || $0 == ";" } && !ends.contains { $0 == "，" || $0 == "," }
  }
}
