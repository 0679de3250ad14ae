public import DocumentModel

/// CommonMark with pipe tables: the title as `#`, headings by the kind of their numbering, lists,
/// tables, and unread pages as quotes.
///
/// Everything printed is escaped where Markdown would take it for markup, and only there. A list
/// item keeps its printed number: `1.` stays a numbered item as long as the numbers run on, other
/// marks (（一）, ①) follow a `-`. A table of contents is a list whose leaders are cut to `……`. The first
/// row of a table becomes its head.
public struct Markdown: Exporter {
  public static let format = "md"
  public static let suffix = ".md"

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let paragraphs = document.finishedParagraphs
    let levels = HeadingLevels(in: paragraphs)
    var previous: Paragraph.Kind?
    var list = MarkdownList()
    var index = 0
    while index < paragraphs.count {
      let paragraph = paragraphs[index]
      var block: String
      var tight = false
      if paragraph.kind == .tableRow {
        let end = paragraphs[index...].firstIndex { $0.kind != .tableRow } ?? paragraphs.count
        block = MarkdownTable.text(rows: paragraphs[index..<end].map(\.text))
        index = end
      } else {
        let text = SingleLine.text(paragraph.text, tabs: .areSpaces)
        if paragraph.kind == .listItem {
          tight = previous == .listItem
          block = list.item(text)
        } else if paragraph.kind == .contents {
          tight = previous == .contents
          block = "- " + MarkdownEscape.lineStart(MarkdownEscape.inline(Leader.shortened(in: text)))
        } else {
          list = MarkdownList()
          block = Self.block(paragraph.kind, text: text, levels: levels)
        }
        if text.isEmpty { block = "" }
        index += 1
      }
      guard !block.isEmpty else { continue }
      if previous != nil && !tight { try sink.write("\n") }
      try sink.write(block + "\n")
      previous = paragraph.kind
    }
  }

  private static func block(_ kind: Paragraph.Kind, text: String, levels: HeadingLevels) -> String {
    switch kind {
    case .title: "# " + MarkdownEscape.inline(text)
    case .heading:
      String(repeating: "#", count: levels.level(of: text)) + " " + MarkdownEscape.inline(text)
    case .placeholder: "> " + MarkdownEscape.lineStart(MarkdownEscape.inline(text))
    case .subtitle, .documentNumber, .addressee, .contents, .body, .listItem, .centred, .attachment,
      .signature, .date, .distribution, .tableRow, .caption, .footnote:
      MarkdownEscape.lineStart(MarkdownEscape.inline(text))
    }
  }
}
