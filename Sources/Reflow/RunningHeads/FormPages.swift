import DocumentModel

/// Pages that are documents of their own, made on one form: payslips, receipts, certificates, letters to many.
///
/// Their heads and feet are the same as those of running ones; what lies between is the same, too.
enum FormPages {
  /// Part of a page's lines that a page nearby has in the same place.
  private static let likeness = 1.0 / 3
  private static let reach = 2
  /// Lines of a page that are compared.
  private static let longest = 120
  /// A page with fewer lines between its edges, none of running text, has a title and no head.
  private static let fewest = 4
  /// Narrowest line of running text: em.
  private static let shortestOfProse = 14.0

  private struct Form {
    /// The lines between the outermost ones, without their digits.
    var keys: [[Unicode.Scalar]]
    /// Whether the text goes on over the page's end.
    var goesOn: Bool
    /// Whether it has a few lines and none of running text, as slides do.
    var isBare: Bool
  }

  /// The sheets (indices) of `sheets` that are such pages.
  static func indices(of sheets: [Sheet], in document: Document) -> Set<Int> {
    guard sheets.count > 1, sheets.allSatisfy({ document.pages[$0.page].origin == .plainText })
    else { return [] }
    let forms = sheets.map { form(of: $0, in: document) }
    return Set(
      forms.indices.filter { index in
        if forms[index].isBare { return true }
        guard !forms[index].goesOn else { return false }
        return (max(0, index - reach)...min(forms.count - 1, index + reach))
          .contains { $0 != index && !forms[$0].goesOn && isLike(forms[index], forms[$0]) }
      })
  }

  private static func form(of sheet: Sheet, in document: Document) -> Form {
    let lines = sheet.lines.lazy.map { document.pages[sheet.page].lines[$0] }
      .filter { line in
        line.drop == nil && line.text.unicodeScalars.contains { !$0.isSpace }
          && PageNumber(line.text) == nil
      }
    let inner = lines.prefix(longest).map(\.text.unicodeScalars).dropFirst().dropLast()
    let isProse = inner.contains { ClauseMarks.stand(in: $0) }
    return Form(
      keys: inner.map(key), goesOn: inner.last.map(stopsInSentence) ?? false,
      isBare: !isProse && inner.count < fewest)
  }

  private static func stopsInSentence(_ text: String.UnicodeScalarView) -> Bool {
    let end = LineEnd(of: text)
    return (end == .word || end == .comma || end == .bound) && ClauseMarks.stand(in: text)
      && text.widthInEm >= shortestOfProse
  }

  private static func key(of text: String.UnicodeScalarView) -> [Unicode.Scalar] {
    Array(text.lazy.filter { $0.isHan || $0.isLatinLetter }.prefix(48))
  }

  /// Whether enough lines of `page` are `other`'s, as many lines below the top or one more or less.
  private static func isLike(_ page: Form, _ other: Form) -> Bool {
    guard !page.keys.isEmpty else { return false }
    return (-1...1).contains { offset in
      let alike = page.keys.indices.count { index in
        other.keys.indices.contains(index + offset)
          && isNear(page.keys[index], other.keys[index + offset])
      }
      return Double(alike) >= likeness * Double(page.keys.count)
    }
  }

  private static func isNear(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    guard !left.isEmpty else { return false }
    return ScalarDistance.isWithin(max(left.count, right.count) / 4, left, right)
  }
}
