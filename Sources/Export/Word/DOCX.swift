public import DocumentModel

/// A Word document with a style for each kind of paragraph, so that an office can make it look as its own
/// do by changing the styles.
///
/// Printed marks of lists and headings stay in the text: no numbering of Word's renumbers them. Fonts are
/// the Chinese system's (宋体, 黑体, 仿宋, 楷体, with Times New Roman for letters and digits), each with
/// another name to look for. The package holds no date: the same document gives the same bytes.
public struct DOCX: Exporter, Codable {
  public static let format = "docx"
  public static let suffix = ".docx"

  /// What the pages look like.
  public enum Layout: String, Sendable, Codable {
    /// Official where the document has an issue number, an addressee or a distribution list.
    case automatic
    /// By GB/T 9704: 仿宋 of size 三号, margins of the standard.
    case official
    /// 宋体 of size 小四.
    case plain
  }

  public var layout = Layout.automatic
  /// Begins a page where the original does, at the first paragraph that starts there.
  public var pageBreaks = false
  /// Numbers the pages at their foot.
  public var pageNumbers = true
  /// Puts a comment at places that the engine was unsure of.
  public var comments = false
  /// Characters below this confidence, 0…1, get a comment.
  ///
  /// On 68 made pages that is 7 characters a page, at 0.97 23 (and nearly all wrong ones are among them).
  public var commentBelow: Float = 0.9

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let paragraphs = document.finishedParagraphs
    let blocks = Block.blocks(of: paragraphs)
    let look = look(of: paragraphs)
    let xml = try XMLWriter()
    let package = try ZipPackage()
    var body = WordBody(
      xml: xml, document: document, levels: HeadingLevels(in: paragraphs), layout: look)
    if pageBreaks { body.pages = PageStarts(of: document) }
    if comments { body.commentBelow = commentBelow }
    let parts = WordParts(hasComments: comments, hasFooter: pageNumbers)
    func add(_ name: String, _ write: (XMLWriter) -> Void) throws {
      try package.add(name) { sink in
        write(xml)
        try xml.pour(into: &sink)
      }
    }
    try add("[Content_Types].xml", parts.contentTypes)
    try add("_rels/.rels", parts.packageRelationships)
    try add("docProps/core.xml") {
      parts.coreProperties(title: document.title(in: blocks), to: $0)
    }
    try package.add("word/document.xml") { sink in
      body.begin()
      for block in blocks {
        body.write(block)
        try xml.pour(into: &sink)
      }
      body.end(endsWithTable: blocks.last?.kind == .tableRow, hasFooter: pageNumbers)
      try xml.pour(into: &sink)
    }
    try add("word/_rels/document.xml.rels", parts.documentRelationships)
    try add("word/styles.xml") { WordStyles.write(to: $0, layout: look) }
    try add("word/settings.xml", parts.settings)
    try add("word/fontTable.xml", parts.fontTable)
    if pageNumbers { try add("word/footer.xml", parts.footer) }
    if comments { try add("word/comments.xml") { WordComments.write(body.comments, to: $0) } }
    try package.pour(into: &sink)
  }

  private func look(of paragraphs: [Paragraph]) -> WordLayout {
    switch layout {
    case .official: return .official
    case .plain: return .plain
    case .automatic:
      let isOfficial = paragraphs.contains {
        $0.kind == .documentNumber || $0.kind == .addressee || $0.kind == .distribution
      }
      return isOfficial ? .official : .plain
    }
  }
}
