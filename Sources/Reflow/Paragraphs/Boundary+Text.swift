/// Boundaries of lines without geometry.
extension Boundary {
  /// Part of the width below which a line that stops at a comma is no wrapped one, and one that stops at a word
  /// where the width is sure.
  private static let shortestComma = 0.6
  private static let shortestWord = 0.8
  /// Widths of a title's lines: em.
  private static let titleWidths = 6.0...60

  /// What the words and widths of two lines say.
  func liesByText(_ first: Fragment, _ second: Fragment, paragraphStart: Fragment) -> Bool {
    if isTitle(first, goingOnIn: second) { return false }
    guard let wrapWidth else { return true }
    if isParted(second, from: first) { return true }
    if isContentsHeading(first) || isContentsHeading(second) { return true }
    if max(first.width, second.width) > wrapWidth.em * 1.15 + 2 { return true }
    let end = LineEnd(of: first.text)
    let number = Numbering(of: second.text)
    if let number, number.kind <= .section, second.width < wrapWidth.em * 0.6 { return true }
    if second.isListed && end != .bound { return true }
    if let isBoundary = liesByWords(first, second, number, paragraphStart: paragraphStart) {
      return isBoundary
    }
    let startsWithNumber = number != nil || startsForm(second, after: first)
    let startsParagraph = first.line == paragraphStart.line
    let fill = wrapWidth.fill(
      of: first, before: second, mayHideIndent: startsParagraph && !wrapWidth.usesIndent,
      isStrict: end == .sentence || end == .clause)
    switch end {
    case .comma, .bound: return startsWithNumber ? fill < 1 : fill < Self.shortestComma
    case .word, .empty:
      if startsWithNumber { return fill < 1 }
      guard wrapWidth.isSure else {
        return fill < 1 || !readsAsOne(first, second, paragraphStart: paragraphStart)
      }
      return fill < Self.shortestWord
    case .sentence, .clause:
      guard wrapWidth.isSure else { return !(second.isInItem && fill >= 1) }
      return fill < 1 || (startsWithNumber && !wrapWidth.usesIndent)
    }
  }

  private func isContentsHeading(_ line: Fragment) -> Bool {
    line.width <= 3 && ContentsHeading.isOne(String(line.text))
  }

  /// Whether a title is broken over two lines: …关于印发, …办法的通知.
  private func isTitle(_ first: Fragment, goingOnIn second: Fragment) -> Bool {
    guard second.before == .open, Self.titleWidths.contains(first.width),
      Self.titleWidths.contains(second.width), !second.isListed, second.form == nil,
      LineEnd(of: first.text) == .word, String(first.text).contains("关于"),
      endsAsTitle(second), !endsAsTitle(first), Numbering(of: first.text) == nil,
      Numbering(of: second.text) == nil
    else { return false }
    return !ClauseMarks.stand(in: first.text) && !ClauseMarks.stand(in: second.text)
  }

  /// Whether two lines of a text that has few wrapped ones are one sentence: running text that goes on and
  /// comes to its end.
  private func readsAsOne(
    _ first: Fragment, _ second: Fragment, paragraphStart: Fragment
  ) -> Bool {
    if WrapEvidence.goesOn(second, after: first) { return true }
    let isProse =
      first.line != paragraphStart.line || ClauseMarks.stand(in: first.text)
      || Numbering(of: first.text) != nil && ClauseMarks.stand(in: second.text)
    guard isProse else { return false }
    switch LineEnd(of: second.text) {
    case .sentence, .clause, .comma, .bound: return true
    case .word, .empty:
      return second.isInItem || WrapEvidence.endsSentence(second)
        || second.width + second.indent > (wrapWidth?.em ?? .infinity) - 2 * WrapWidth.fullSlack
    }
  }

  /// Whether the white space of a text parts two lines: an indent, or a blank line that does not stand
  /// inside a sentence, as other programs' OCR has them between the blocks of a page.
  func isParted(_ second: Fragment, from first: Fragment) -> Bool {
    guard second.shape == nil,
      !(second.text.first { !$0.isZeroWidth }.map(LineEnd.forbidsLineStart) ?? false)
    else { return false }
    let end = LineEnd(of: first.text)
    let isOpen = end == .comma || end == .bound
    if !isOpen, indentParts, second.indent >= (wrapWidth == nil ? Self.paragraphIndent : 1) {
      return true
    }
    guard second.before == .blankLine else { return false }
    guard let wrapWidth else { return true }
    return !wrapWidth.ignoresBlankLines && !stopsInSentence(first, before: second, wrapWidth)
  }

  /// Whether the first line is full and its sentence goes on.
  private func stopsInSentence(
    _ first: Fragment, before second: Fragment, _ wrapWidth: WrapWidth
  ) -> Bool {
    guard wrapWidth.isSure, first.form == nil, Numbering(of: first.text) == nil,
      Numbering(of: second.text) == nil, second.form == nil, !endsAsTitle(first)
    else { return false }
    switch LineEnd(of: first.text) {
    case .comma, .bound, .word:
      return wrapWidth.fill(of: first, before: second, mayHideIndent: false, isStrict: false) >= 1
    case .sentence, .clause, .empty: return false
    }
  }
}
