public import DocumentModel

/// A book in EPUB 3: a chapter per top heading (and more where none comes for long), a table of contents
/// of all titles and headings, a style that leaves colours and sizes to the reader.
///
/// The title is the document's first, or else its file's name. What EPUB asks for and a document does not
/// know is made so that the same document gives the same bytes: the identifier of its name and text,
/// the date of modification as that of the archive's entries, 1 January 1980.
public struct EPUB: Exporter, Codable {
  public static let format = "epub"
  public static let suffix = ".epub"

  /// Marks where the original's pages begin, and lists them for readers that can go to a page.
  public var pageAnchors = false

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let paragraphs = document.finishedParagraphs
    let blocks = Block.blocks(of: paragraphs)
    let levels = HeadingLevels(in: paragraphs)
    let xml = try XMLWriter()
    let package = try ZipPackage()
    try package.add("mimetype", Array("application/epub+zip".utf8), compressed: false)
    let title = document.title(in: blocks)
    var parts = EPUBParts(
      title: title,
      identifier: NameBasedIdentifier.uuid(of: document, paragraphs))
    var body = BodyMarkup(
      xml: xml, levels: levels, pages: pageAnchors ? PageStarts(of: document) : nil, isEPUB: true)
    for range in Chapters.ranges(of: blocks, levels: levels) {
      let file = parts.addChapter()
      let firstPage = body.markedPages.count
      let first = body.sectionCount
      let heading = blocks[range].lazy
        .first { SectionHeading.level(of: $0, levels) != nil }?.paragraphs.first?.printedText
      try package.add("EPUB/" + file) { sink in
        EPUBParts.begin(to: xml, title: heading ?? title)
        xml.open("section")
        xml.lineBreak()
        // A file without text is no valid document to some readers.
        if blocks.isEmpty { xml.element("p", text: title) }
        for block in blocks[range] {
          body.write(block)
          try xml.pour(into: &sink)
        }
        xml.closeWithEndTag()
        EPUBParts.end(to: xml)
        try xml.pour(into: &sink)
      }
      parts.note(
        headings: SectionHeading.all(in: blocks[range], levels: levels, from: first),
        pages: body.markedPages[firstPage...])
    }
    try package.add("EPUB/style.css", Array(MarkupStyle.text.utf8))
    try package.add("EPUB/nav.xhtml") { sink in
      parts.navigation(to: xml)
      try xml.pour(into: &sink)
    }
    try package.add("EPUB/package.opf") { sink in
      parts.package(to: xml)
      try xml.pour(into: &sink)
    }
    try package.add("META-INF/container.xml") { sink in
      EPUBParts.container(to: xml)
      try xml.pour(into: &sink)
    }
    try package.pour(into: &sink)
  }
}
