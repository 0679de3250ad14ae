import DocumentModel

/// The text of a Word document, block by block.
struct WordBody {
  private static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  let xml: XMLWriter
  let document: Document
  let levels: HeadingLevels
  let layout: WordLayout
  /// Set where pages begin as in the original.
  var pages: PageStarts?
  /// Set where doubtful places get comments.
  var commentBelow: Float?
  /// Whether the block before was a letterhead.
  private var isUnderLetterhead = false
  /// What the comments so far are about.
  private(set) var comments: [Doubt] = []

  init(xml: XMLWriter, document: Document, levels: HeadingLevels, layout: WordLayout) {
    self.xml = xml
    self.document = document
    self.levels = levels
    self.layout = layout
  }

  func begin() {
    xml.declare()
    xml.open("w:document", ["xmlns:w": WordParts.namespace, "xmlns:r": Self.relationships])
    xml.open("w:body")
    xml.lineBreak()
  }

  /// Ends the text with the page's size; a table has to have a paragraph behind it.
  func end(endsWithTable: Bool, hasFooter: Bool) {
    if endsWithTable { xml.element("w:p") }
    xml.open("w:sectPr")
    if hasFooter {
      xml.element(
        "w:footerReference", ["w:type": "default", "r:id": WordParts.footerReference])
    }
    xml.element("w:pgSz", ["w:w": "11906", "w:h": "16838"])
    let margins = layout.margins
    xml.element(
      "w:pgMar",
      [
        "w:top": String(margins.top), "w:right": String(margins.right),
        "w:bottom": String(margins.bottom), "w:left": String(margins.left), "w:header": "851",
        "w:footer": String(layout.footer), "w:gutter": "0",
      ])
    xml.close()
    xml.close()
    xml.close()
    xml.lineBreak()
  }

  /// Writes one block and ends the line.
  mutating func write(_ block: Block) {
    for caption in block.captions { paragraph(caption, style: WordStyles.id(of: .caption)) }
    if block.kind == .tableRow {
      table(block)
    } else {
      let letterhead = block.isLetterhead ? "Letterhead" : nil
      let number = isUnderLetterhead ? "DocumentNumberUnderLetterhead" : nil
      for part in block.paragraphs {
        paragraph(part, style: letterhead ?? number ?? style(of: part))
      }
    }
    isUnderLetterhead = block.isLetterhead
  }

  private func style(of paragraph: Paragraph) -> String {
    switch paragraph.kind {
    case .heading: WordStyles.id(of: .heading, level: levels.level(of: paragraph.text))
    case .attachment where paragraph.isAttachmentHeading: "AttachmentHeading"
    // A remark on a line that was left out has that line; a page that was not read has none.
    case .placeholder where !paragraph.lines.isEmpty: "Remark"
    default: WordStyles.id(of: paragraph.kind)
    }
  }

  mutating func paragraph(_ paragraph: Paragraph, style: String) {
    let text = paragraph.printedText
    xml.open("w:p")
    xml.open("w:pPr")
    xml.element("w:pStyle", ["w:val": style])
    if let page = pages?.page(startingWith: paragraph), page > 1 {
      xml.element("w:pageBreakBefore")
    }
    if paragraph.kind == .heading, ChapterHeading.isOne(text) {
      xml.element("w:ind", ["w:firstLineChars": "0", "w:firstLine": "0"])
      xml.element("w:jc", ["w:val": "center"])
    }
    if paragraph.isUnit { xml.element("w:jc", ["w:val": "right"]) }
    xml.close()
    if paragraph.kind == .contents, let (title, page) = Leader.parted(text) {
      runs(title + "\t" + page, doubts: [])
    } else {
      runs(text, doubts: doubts(in: text, of: paragraph))
    }
    xml.close()
    xml.lineBreak()
  }

  /// The places of `text` that get a comment.
  func doubts(in text: String, of paragraph: Paragraph) -> [Doubt] {
    guard let commentBelow else { return [] }
    let lines = paragraph.lines.compactMap { reference -> (line: TextLine, page: Int)? in
      guard document.pages.indices.contains(reference.page) else { return nil }
      let page = document.pages[reference.page]
      guard page.lines.indices.contains(reference.line) else { return nil }
      return (page.lines[reference.line], page.number)
    }
    return Doubt.doubts(in: text, madeOf: lines, below: commentBelow)
  }

  /// The runs of a paragraph or cell, cut where a comment begins or ends; `doubts` count from `start`.
  mutating func runs(
    _ text: String, isBold: Bool = false, doubts: [Doubt], from start: Int = 0
  ) {
    guard !doubts.isEmpty else {
      run(text, isBold: isBold)
      return
    }
    let scalars = Array(text.unicodeScalars)
    func piece(_ range: Range<Int>) -> String {
      String(String.UnicodeScalarView(scalars[range]))
    }
    var written = 0
    for doubt in doubts {
      let range = doubt.range.lowerBound - start..<doubt.range.upperBound - start
      run(piece(written..<range.lowerBound), isBold: isBold)
      let number = ["w:id": String(comments.count)] as KeyValuePairs
      xml.element("w:commentRangeStart", number)
      run(piece(range), isBold: isBold)
      xml.element("w:commentRangeEnd", number)
      xml.open("w:r")
      xml.open("w:rPr")
      xml.element("w:rStyle", ["w:val": "CommentReference"])
      xml.close()
      xml.element("w:commentReference", number)
      xml.close()
      comments.append(doubt)
      written = range.upperBound
    }
    run(piece(written..<scalars.count), isBold: isBold)
  }

  private func run(_ text: String, isBold: Bool) {
    guard !text.isEmpty else { return }
    xml.open("w:r")
    if isBold {
      xml.open("w:rPr")
      xml.element("w:b")
      xml.element("w:bCs")
      xml.close()
    }
    for (index, part) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
    {
      if index > 0 { xml.element("w:tab") }
      if !part.isEmpty { xml.element("w:t", ["xml:space": "preserve"], text: String(part)) }
    }
    xml.close()
  }
}
