import DocumentModel

extension Document {
  /// What breaks careless writers: markup, quotes, controls, code points that are no characters,
  /// characters of four bytes, right-to-left marks, a paragraph of a million characters, in every kind.
  static func nasty(longest: Int = 1_000_000) -> Document {
    // No string literal takes all of them.
    let none = String.UnicodeScalarView(
      [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE].compactMap { Unicode.Scalar($0 as UInt32) })
    let texts = [
      "1 < 2 & \"乙\" ']]> --> </p></w:t></script> &amp; <![CDATA[",
      "一\u{0}\u{1}\u{B}\u{1B}\u{7F}\u{85}\u{2028}\(String(none))二",
      "𠮷野家 👨‍👩‍👧 \u{E000}",
      "\u{200F}עברית\u{202E} abc \u{202C}", "\t前\t\t后\t", "甲\r\n乙\n丙",
    ]
    let kinds: [Paragraph.Kind] = [
      .title, .subtitle, .documentNumber, .addressee, .heading, .contents, .body, .listItem,
      .centred, .caption, .tableRow, .attachment, .signature, .date, .distribution, .footnote,
      .placeholder,
    ]
    var paragraphs = kinds.flatMap { kind in texts.map { Paragraph(kind: kind, text: $0) } }
    paragraphs.append(Paragraph(kind: .body, text: String(repeating: "长", count: longest)))
    paragraphs.append(Paragraph(kind: .body, text: " \n\u{3000}"))
    return Document(
      name: "Scans/\"<a>\" & '中\n文'.v2.pdf", kind: "pdf", paragraphs: paragraphs)
  }
}
