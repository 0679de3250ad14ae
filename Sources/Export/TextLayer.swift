public import DocumentModel

/// The text of a document by the places where it stands, for a layer over its pages.
///
/// A page's lines come in the order of its paragraphs; lines that were left out of the text (running
/// heads, page numbers) are left out here too, so that what is copied is what the other formats have.
public enum TextLayer {
  /// Which text a layer has.
  public enum Text: String, Sendable, Hashable, Codable, CaseIterable {
    /// As it was read.
    case raw
    case repaired
  }

  /// The document's pages with their runs; the pages of a document without geometry are typeset.
  public static func pages(of document: Document, text: Text = .repaired) -> [LayerPage] {
    if document.pages.allSatisfy({ $0.origin == .plainText }) {
      return TypesetText.pages(of: document)
    }
    let ranks = ranks(of: document)
    let edits = Dictionary(grouping: document.edits, by: \.line)
    return document.pages.indices.map { index in
      let page = document.pages[index]
      if let placeholder = Document.placeholder(for: page), page.toSource == nil {
        return TypesetText.notice(placeholder.text, number: page.number)
      }
      let lines = page.lines.indices.filter { page.lines[$0].drop == nil }.sorted { one, other in
        let a = ranks[LineReference(page: index, line: one)] ?? .max
        let b = ranks[LineReference(page: index, line: other)] ?? .max
        return a == b ? one < other : a < b
      }
      return LayerPage(
        number: page.number, width: page.width, height: page.height, dpi: page.dpi,
        toSource: page.toSource, toPaper: page.toPaper,
        // A page that has its text in the source needs no layer.
        runs: page.origin != .recognised
          ? []
          : lines.flatMap { line in
            LineRuns.runs(
              of: page.lines[line], edits: edits[LineReference(page: index, line: line)] ?? [], text
            )
          }, writingMode: page.writingMode)
    }
  }

  /// Where each line stands in the order of the paragraphs.
  private static func ranks(of document: Document) -> [LineReference: Int] {
    var ranks: [LineReference: Int] = [:]
    for paragraph in document.paragraphs {
      for line in paragraph.lines where ranks[line] == nil { ranks[line] = ranks.count }
    }
    return ranks
  }
}
