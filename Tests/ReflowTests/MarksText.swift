import DocumentModel
import Reflow

/// Texts through ``NormalisePunctuation``.
enum Marks {
  /// The lines of a text file that come out for `lines`, joined by `/`.
  static func mended(_ lines: String...) -> String { text(of: Print.textFile(lines)) }

  /// The paragraphs of a recognised page, each in a line of its own, that come out, joined by `/`.
  static func printed(_ paragraphs: String...) -> String {
    var document = Print.textFile(paragraphs)
    document.pages[0].origin = .recognised
    return text(of: document)
  }

  /// The printed lines of a page with boxes, joined by `/`.
  static func mended(print lines: [TextLine]) -> String {
    text(of: Print.document(Print.page(1, lines)))
  }

  private static func text(of document: Document) -> String {
    NormalisePunctuation().apply(to: document).pages[0].lines.map(\.text).joined(separator: "/")
  }
}
