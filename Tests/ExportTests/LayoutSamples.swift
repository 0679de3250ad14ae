import DocumentModel
import Foundation
import FoundationXML

/// Small documents for the tests of the formats of layout.
enum LayoutSamples {
  /// A glyph for each scalar, 20 pixels wide and high, in a row from `left` on.
  static func glyphs(_ text: String, left: Int = 0, top: Int = 0, confidence: Float = 0.9)
    -> [Glyph]
  {
    text.unicodeScalars.enumerated().map { index, scalar in
      Glyph(
        scalar: scalar,
        box: Box(
          left: left + index * 20, top: top, right: left + index * 20 + 20, bottom: top + 20),
        confidence: confidence)
    }
  }

  static func line(_ text: String, top: Int = 0, block: Int = 0) -> TextLine {
    let glyphs = glyphs(text, top: top)
    return TextLine(
      text: text, glyphs: glyphs,
      box: Box(left: 0, top: top, right: glyphs.count * 20, bottom: top + 20), block: block)
  }

  /// A heading, a repaired line with another reading, and a page number; then a page that failed.
  static func small() -> Document {
    let heading = line("标题")
    var body = line("目己 a", top: 30)
    body.text = "自己 a"
    body.otherReadings = [OtherReading(offset: 1, scalar: "已", confidence: 0.25)]
    var number = line("1", top: 60)
    number.drop = Drop(stage: "drop-running-heads", reason: "page number")
    return Document(
      name: "a/书.pdf", kind: "pdf",
      pages: [
        Page(
          number: 1, width: 100, height: 80, dpi: 300, origin: .recognised,
          lines: [heading, body, number]),
        Page(number: 2, origin: .failed, failure: .crashed(signal: 11)),
      ],
      paragraphs: [
        Paragraph(kind: .heading, text: "标题", lines: [LineReference(page: 0, line: 0)]),
        Paragraph(kind: .body, text: "自己 a", lines: [LineReference(page: 0, line: 1)]),
      ],
      edits: [
        Edit(
          stage: "repair", rule: "t.tsv:1", line: LineReference(page: 0, line: 1), offset: 0,
          from: "目", to: "自")
      ])
  }

  /// What breaks naive writers: markup, control characters, line ends, marks of direction, boxes outside
  /// the page, sizes and references that lead nowhere, repairs without an edit.
  static func nasty() -> Document {
    let text =
      "<a href=\"x\">&amp;'𠮷\u{1}\t\u{2028}\u{200F}\u{FFFE}\u{0}\n\r]]> e\u{301} 中文\u{3000}末\u{85}"
    var outside = line(text)
    outside.box = Box(left: -5, top: 0, right: 99_999, bottom: 20)
    outside.otherReadings = [
      OtherReading(offset: 0, scalar: "\u{0}", confidence: .nan),
      OtherReading(offset: 9999, scalar: "人", confidence: 1),
    ]
    var clutter = TextLine(text: text)
    clutter.drop = Drop(stage: "drop-boilerplate", reason: "\"<y>--\n\t")
    var emptied = line("gone", top: 40)
    emptied.text = ""
    var unexplained = line("abc", top: 60)
    unexplained.text = "一abXX"
    let page = Page(
      number: 1, width: 100, height: 200, dpi: .nan, origin: .recognised,
      lines: [outside, clutter, emptied, unexplained], failure: .truncated,
      toSource: PageTransform(a: 1, b: .infinity, c: 0, d: 1, tx: 0, ty: 0))
    return Document(
      name: "a \"b\"\n<中文>\t&;.pdf", kind: "pdf",
      pages: [
        page, Page(number: 1, origin: .failed, failure: .engine(detail: "<\"\u{1}\n\t>")),
        Page(
          number: -3, width: -1, height: -1, origin: .plainText,
          lines: [TextLine(text: "没有坐标的一行"), TextLine(text: "two words", block: -4)]),
        Page(number: 9, width: .max, height: .max, origin: .blank),
      ],
      paragraphs: [
        Paragraph(
          kind: .heading, text: "x",
          lines: [
            LineReference(page: 2, line: 0), LineReference(page: 99, line: -1),
            LineReference(page: 0, line: 0),
          ])
      ],
      edits: [
        Edit(
          stage: "r", rule: "", line: LineReference(page: 7, line: -7), offset: 0, from: "a", to: ""
        ),
        Edit(
          stage: "r", rule: "", line: LineReference(page: 0, line: 3), offset: .max, from: "a",
          to: "b"),
      ],
      notes: ["<note>\u{2}\n"])
  }

  /// One line of 200,000 characters.
  static func long() -> Document {
    let text = String(repeating: "长", count: 200_000)
    return Document(
      name: "long", kind: "pdf",
      pages: [Page(number: 1, width: 1000, height: 20, origin: .recognised, lines: [line(text)])])
  }

  /// A hundred pages that are all alike.
  static func manyPages() -> Document {
    var document = small()
    document.pages = (1...100).map { number in
      var page = document.pages[0]
      page.number = number
      return page
    }
    return document
  }
}

/// What an XML parser makes of a text.
final class ParsedXML: NSObject, XMLParserDelegate {
  /// Names of the elements, in order.
  private(set) var elements: [String] = []
  private(set) var attributes: [[String: String]] = []
  private(set) var isWellFormed = false
  private(set) var characters = ""

  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  /// The attribute's values on all elements of a name.
  func values(of attribute: String, on element: String) -> [String] {
    zip(elements, attributes).filter { $0.0 == element }.compactMap { $0.1[attribute] }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(name)
    self.attributes.append(attributes)
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) {
    self.characters += characters
  }
}
