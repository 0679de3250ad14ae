import DocumentModel

/// Finds who signed a document: the names above its date.
enum Signatures {
  /// Most names above one date.
  private static let most = 3
  /// Longest name in em.
  private static let width = 26.0

  /// Makes short lines without marks that stand above a date, behind the body, signatures.
  ///
  /// Their place on the page need not tell: names are centred over the date, and a text has no places.
  static func mark(_ paragraphs: inout [Paragraph]) {
    var hasBody = false
    for index in paragraphs.indices {
      switch paragraphs[index].kind {
      case .body, .listItem, .addressee, .attachment:
        hasBody = hasBody || !isName(paragraphs[index])
      case .date where hasBody:
        for before in paragraphs[..<index].indices.reversed().prefix(most) {
          guard isName(paragraphs[before]) else { break }
          paragraphs[before].kind = .signature
        }
      default: break
      }
    }
  }

  private static func isName(_ paragraph: Paragraph) -> Bool {
    let scalars = paragraph.text.unicodeScalars
    switch paragraph.kind {
    case .signature: return true
    case .body, .centred, .heading:
      return scalars.widthInEm <= width && LineEnd(of: scalars) == .word
        && Numbering(of: scalars) == nil
        && !scalars.contains { "，。、；：".unicodeScalars.contains($0) }
        && !FrontMatter.isBracketed(scalars)
    default: return false
    }
  }
}
