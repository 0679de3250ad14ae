public import DocumentModel

/// Export turns a finished document into the bytes of one output format and puts them on disk whole.
///
/// This format is the plain one: UTF-8, one paragraph per line, LF, no trailing spaces, cells of tables
/// and of forms joined by tabs, no byte order mark. A document whose paragraphs were never put together gives one
/// line per line of its body.
///
/// Why it is so: exporters write into a sink, paragraph by paragraph or page by page, so that the
/// memory for an export does not grow with the document; whatever in a text would break its format
/// (a line break inside a paragraph, a `|` in a cell) is made harmless here and nowhere else.
public struct PlainText: Exporter {
  public static let format = "txt"
  public static let suffix = ".txt"

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    for paragraph in document.finishedParagraphs {
      let text = SingleLine.text(
        paragraph.text, tabs: paragraph.kind == .tableRow ? .partCells : .inside)
      guard !text.isEmpty else { continue }
      try sink.write(text + "\n")
    }
  }
}
