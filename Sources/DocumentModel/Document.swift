/// A document on its way from lines to paragraphs: plain values that every room shares.
///
/// Why it is so: operators take a document and return one, so that any of them can be tested,
/// reordered or left out; nothing points back, so that a document can be encoded at any stage.
public struct Document: Sendable, Hashable, Codable {
  /// Path of the input relative to the run's INPUT, the name its outputs carry.
  public var name: String
  /// What the file is (`pdf`, `tiff`, `doc`, `folder`, …).
  public var kind: String
  public var pages: [Page]
  /// Empty until an operator has put paragraphs together.
  public var paragraphs: [Paragraph]
  public var edits: [Edit]
  /// Remarks of stages that a reader should see (`language model missing: only always and never rules`).
  public var notes: [String]

  public init(
    name: String, kind: String, pages: [Page] = [], paragraphs: [Paragraph] = [],
    edits: [Edit] = [], notes: [String] = []
  ) {
    self.name = name
    self.kind = kind
    self.pages = pages
    self.paragraphs = paragraphs
    self.edits = edits
    self.notes = notes
  }

  public subscript(reference: LineReference) -> TextLine {
    get { pages[reference.page].lines[reference.line] }
    set { pages[reference.page].lines[reference.line] = newValue }
  }

  /// What read its pages that have text; `nil` among them for text that nothing of kanwu's read.
  public var engines: Set<Page.Engine?> { Set(pages.filter { !$0.lines.isEmpty }.map(\.engine)) }

  /// What read all of its pages that have text; `nil` where several did, or nothing of kanwu's.
  public var engine: Page.Engine? { engines.count == 1 ? engines.first ?? nil : nil }

  /// References of all lines that stay in the text, in reading order.
  public var bodyLines: [LineReference] {
    pages.indices.flatMap { page in
      pages[page].lines.indices
        .filter { pages[page].lines[$0].drop == nil }
        .map { LineReference(page: page, line: $0) }
    }
  }

  /// The visible stand-in for a page that was not read, `[第 3 页未能识别：超过时限 60 秒]`; `nil` for
  /// other pages.
  public static func placeholder(for page: Page) -> Paragraph? {
    guard page.origin == .failed, let failure = page.failure else { return nil }
    return Paragraph(
      kind: .placeholder, text: "[第 \(page.number) 页未能识别：\(failure.placeholderReason)]")
  }

  /// The visible remark for a line that is no part of the body and yet to be shown, `[页码：- 3 -]`; `nil`
  /// for other lines.
  public static func remark(on document: Document, _ line: LineReference) -> Paragraph? {
    guard let label = document[line].drop?.label else { return nil }
    return Paragraph(
      kind: .placeholder, text: "[\(label)：\(document[line].text)]", lines: [line])
  }
}
