import DocumentModel

/// Tells titles from other short lines at the start of a text without geometry.
enum FrontTitles {
  /// Most lines that are a title, with the office above it and the name below.
  private static let most = 3

  /// Makes body of short lines that nothing but their place made titles, where they are a list.
  ///
  /// A list is more of them than a title has, or nothing behind them that they could be the title of.
  /// Lines that end as titles do stay; so does the first of a long run with a text behind it.
  static func mark(_ paragraphs: inout [Paragraph], of document: Document) {
    let titles = paragraphs.indices.filter { index in
      paragraphs[index].kind == .title && !hasGeometry(paragraphs[index], document)
    }
    let hasText = paragraphs.contains { paragraph in
      switch paragraph.kind {
      case .title, .subtitle, .documentNumber, .signature, .date, .placeholder: false
      default: true
      }
    }
    guard titles.count > (hasText ? most : 1) else { return }
    for index in titles.dropFirst(hasText ? 1 : 0)
    where !FrontMatter.endsAsTitle(paragraphs[index].text) {
      paragraphs[index].kind = .body
    }
  }

  private static func hasGeometry(_ paragraph: Paragraph, _ document: Document) -> Bool {
    paragraph.lines.first.map { document[$0].box != nil } ?? false
  }
}
