import DocumentModel

/// Whether a paragraph ends between two neighbouring fragments.
///
/// With geometry a sum of weights, set by hand, over the shapes, the end of the first line and the
/// start of the second; positive means a boundary. Without geometry the fill of the first line decides,
/// then its last mark and the number of the second.
struct Boundary {
  /// `nil` when the text has one paragraph per line.
  let wrapWidth: WrapWidth?
  /// Whether the paragraphs of a text begin with white space.
  let usesIndent: Bool

  /// Narrowest indent in em of a text with one paragraph per line: two characters, or the spaces for them.
  private static let paragraphIndent = 1.5

  init(of fragments: [Fragment]) {
    wrapWidth = WrapWidth(of: fragments)
    let indented = fragments.count { $0.indent >= Self.paragraphIndent }
    usesIndent = wrapWidth?.usesIndent ?? (indented * 3 >= fragments.count)
  }

  /// Whether a paragraph ends between the two; `paragraphStart` is the first fragment of the one that
  /// `first` belongs to.
  func lies(between first: Fragment, and second: Fragment, paragraphStart: Fragment) -> Bool {
    switch second.before {
    case .joins: return false
    case .breaks, .parted, .failedPages: return true
    case .open, .blankLine: break
    }
    if first.row != nil || second.row != nil { return first.row != second.row }
    if first.form == .contents || second.form == .contents {
      return !goesOnInContents(first, second)
    }
    if first.isFootnote || second.isFootnote { return !goesOnInFootnote(first, second) }
    if isDocumentNumber(first) || isDocumentNumber(second) { return true }
    if let above = first.shape, let below = second.shape {
      return liesByShape(first, above, second, below, paragraphStart: paragraphStart)
    }
    guard first.shape == nil, second.shape == nil else {
      return LineEnd(of: first.text) != .comma
    }
    return liesByText(first, second, paragraphStart: paragraphStart)
  }

  private func liesByText(
    _ first: Fragment, _ second: Fragment, paragraphStart: Fragment
  ) -> Bool {
    guard let wrapWidth else { return true }
    if isParted(second, from: first) { return true }
    if max(first.width, second.width) > wrapWidth.em * 1.15 + 2 { return true }
    let end = LineEnd(of: first.text)
    let number = Numbering(of: second.text)
    if let number, number.kind <= .section, second.width < wrapWidth.em * 0.6 { return true }
    if let isBoundary = liesByWords(first, second, number, paragraphStart: paragraphStart) {
      return isBoundary
    }
    let startsWithNumber = number != nil || startsForm(second, after: first)
    let startsParagraph = first.line == paragraphStart.line
    let fill = wrapWidth.fill(
      of: first, before: second, mayHideIndent: startsParagraph && !wrapWidth.usesIndent,
      isStrict: end == .sentence || end == .clause)
    switch end {
    case .comma, .bound: return fill < 0.6
    case .word, .empty: return startsWithNumber ? fill < 1 : fill < 0.8
    case .sentence, .clause: return fill < 1 || (startsWithNumber && !wrapWidth.usesIndent)
    }
  }

  /// Whether the white space of a text parts two lines: an indent, or a blank line that does not stand
  /// inside a sentence, as other programs' OCR has them between the blocks of a page.
  func isParted(_ second: Fragment, from first: Fragment) -> Bool {
    guard second.shape == nil, !readsOn(first, into: second) else { return false }
    if usesIndent && second.indent >= (wrapWidth == nil ? Self.paragraphIndent : 1) { return true }
    guard second.before == .blankLine else { return false }
    guard let wrapWidth else { return true }
    return !wrapWidth.ignoresBlankLines && !stopsInSentence(first, before: second, wrapWidth)
  }

  /// Whether no paragraph can end with the first line, or none begin with the second.
  private func readsOn(_ first: Fragment, into second: Fragment) -> Bool {
    let end = LineEnd(of: first.text)
    return end == .comma || end == .bound
      || second.text.first { !$0.isZeroWidth }.map(LineEnd.forbidsLineStart) ?? false
  }

  /// Whether the first line is full and its sentence goes on.
  private func stopsInSentence(
    _ first: Fragment, before second: Fragment, _ wrapWidth: WrapWidth
  ) -> Bool {
    guard first.form == nil, Numbering(of: first.text) == nil, Numbering(of: second.text) == nil,
      second.form == nil, !endsAsTitle(first)
    else { return false }
    switch LineEnd(of: first.text) {
    case .comma, .bound, .word:
      return wrapWidth.fill(of: first, before: second, mayHideIndent: false, isStrict: false) >= 1
    case .sentence, .clause, .empty: return false
    }
  }
}
