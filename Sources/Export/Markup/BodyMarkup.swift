import DocumentModel

/// The blocks of a document as elements that HTML and XHTML have in common.
///
/// Marks of lists stay as printed, in the text: they are what an official document is cited by, and a
/// reading may lack one. A list whose numbers follow each other is an `ol`, any other a `ul`.
struct BodyMarkup {
  let xml: XMLWriter
  let levels: HeadingLevels
  /// `nil` where the original's pages are not marked.
  var pages: PageStarts?
  /// Whether page marks carry EPUB's own attribute besides the role.
  var isEPUB = false
  /// Titles and headings so far.
  private(set) var sectionCount = 0
  /// The pages that were marked so far.
  private(set) var markedPages: [Int] = []

  init(xml: XMLWriter, levels: HeadingLevels, pages: PageStarts?, isEPUB: Bool = false) {
    self.xml = xml
    self.levels = levels
    self.pages = pages
    self.isEPUB = isEPUB
  }

  /// Writes one block and ends the line.
  mutating func write(_ block: Block) {
    if let level = SectionHeading.level(of: block, levels) {
      heading(block, level: level)
    } else {
      switch block.kind {
      case .tableRow: table(block)
      case .listItem: list(block)
      case .contents: contents(block)
      case .footnote:
        xml.open("aside", ["class": "footnote"])
        for note in block.paragraphs { element("p", note) }
        xml.closeWithEndTag()
      default:
        for paragraph in block.paragraphs {
          element("p", paragraph, class: block.isLetterhead ? "letterhead" : Self.name(paragraph))
        }
      }
    }
    xml.lineBreak()
  }

  /// The class of a paragraph's element; `nil` for the body.
  private static func name(_ paragraph: Paragraph) -> String? {
    switch paragraph.kind {
    case .body: nil
    case .documentNumber: "document-number"
    // A remark on a line that was left out has that line; a page that was not read has none.
    case .placeholder: paragraph.lines.isEmpty ? "placeholder" : "remark"
    case .attachment where paragraph.isAttachmentHeading: "attachment-heading"
    default: paragraph.kind.rawValue
    }
  }

  private mutating func heading(_ block: Block, level: Int) {
    for paragraph in block.paragraphs {
      xml.open("h\(level)", ["id": SectionHeading.id(sectionCount)])
      sectionCount += 1
      if ChapterHeading.isOne(paragraph.text) { xml.attribute("class", "chapter") }
      content(paragraph)
      xml.closeWithEndTag()
    }
  }

  private mutating func list(_ block: Block) {
    let texts = block.paragraphs.map(\.printedText)
    let isNumbered = ListMark.areNumbered(texts)
    xml.open(isNumbered ? "ol" : "ul", ["class": "list"])
    if isNumbered, let first = texts.first.flatMap(ListMark.init), first.value > 1 {
      xml.attribute("start", String(first.value))
    }
    for item in block.paragraphs { element("li", item) }
    xml.closeWithEndTag()
  }

  private mutating func contents(_ block: Block) {
    xml.open("ul", ["class": "contents"])
    for line in block.paragraphs {
      guard let (title, page) = Leader.parted(line.printedText) else {
        element("li", line)
        continue
      }
      xml.open("li")
      pageMark(line)
      xml.element("span", text: title)
      xml.element("span", ["class": "leader"], text: " …… ")
      xml.element("span", text: page)
      xml.closeWithEndTag()
    }
    xml.closeWithEndTag()
  }

  /// A figure, so that the captions stay with their table; the first row is the head of more than one.
  private mutating func table(_ block: Block) {
    let cells = TableCells(block.paragraphs)
    xml.open("figure")
    if !block.captions.isEmpty {
      xml.open("figcaption")
      for caption in block.captions {
        element("p", caption, class: caption.isUnit ? "unit" : nil)
      }
      xml.closeWithEndTag()
    }
    xml.open("table")
    let hasHead = cells.rows.count > 1
    for (index, row) in cells.rows.enumerated() {
      let isHead = hasHead && index == 0
      if index < 2 { xml.open(isHead ? "thead" : "tbody") }
      xml.open("tr")
      for (column, cell) in row.enumerated() {
        xml.open(isHead ? "th" : "td")
        if isHead { xml.attribute("scope", "col") }
        if cells.isProse(column: column) { xml.attribute("class", "prose") }
        if column == 0 { pageMark(block.paragraphs[block.paragraphs.startIndex + index]) }
        xml.text(cell)
        xml.closeWithEndTag()
      }
      xml.closeWithEndTag()
      if isHead || index == cells.rows.count - 1 { xml.closeWithEndTag() }
      xml.lineBreak()
    }
    xml.closeWithEndTag()
    xml.closeWithEndTag()
  }

  private mutating func element(_ name: String, _ paragraph: Paragraph, class: String? = nil) {
    xml.open(name)
    if let `class` { xml.attribute("class", `class`) }
    if `class` == "placeholder" { xml.attribute("role", "note") }
    content(paragraph)
    xml.closeWithEndTag()
  }

  private mutating func content(_ paragraph: Paragraph) {
    pageMark(paragraph)
    xml.text(paragraph.printedText)
  }

  private mutating func pageMark(_ paragraph: Paragraph) {
    guard let page = pages?.page(startingWith: paragraph) else { return }
    markedPages.append(page)
    xml.open("span", ["id": "page-\(page)", "class": "page", "role": "doc-pagebreak"])
    if isEPUB { xml.attribute("epub:type", "pagebreak") }
    xml.attribute("aria-label", String(page))
    xml.closeWithEndTag()
  }
}
