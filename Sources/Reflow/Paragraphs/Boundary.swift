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

  // MARK: Without geometry

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

  // MARK: With geometry

  private func liesByShape(
    _ first: Fragment, _ above: LineShape, _ second: Fragment, _ below: LineShape,
    paragraphStart: Fragment
  ) -> Bool {
    if second.isStray { return false }
    if below.sharesRow { return below.leftGap > above.columnWidth - above.rightGap + 2 }
    let ratio = above.size / below.size
    let end = LineEnd(of: first.text)
    let number = Numbering(of: second.text)
    let startsWithNumber = number != nil || startsForm(second, after: first)
    if below.isCentred || above.isCentred {
      return !continuesCentred(
        first, above, second, below, ratio: ratio, startsWithNumber: startsWithNumber)
    }
    if endsTitle(above, start: paragraphStart.shape?.size ?? 1, below) { return true }
    if below.isAtRight || above.isAtRight { return true }
    if hangs(second, from: first, start: paragraphStart) { return false }
    let room = above.rightGap - FirstUnit.width(of: second.text)
    if second.form == .distribution && !stopsInSentence(first, end, room: room) { return true }
    var score = 0.0
    if below.isFlush {
      score -= 2
    } else if below.isIndented {
      score += below.leftGap > 1.4 ? 2.2 : 1
    } else {
      score += 1
    }
    // A long line that stops inside a sentence far from the margin has lost its end on the scan.
    let lostEnd = (end == .word || end == .comma) && above.rightGap < above.columnWidth * 0.45
    score += room > 4 ? (lostEnd ? 1.6 : 3) : room > 2 ? 2.2 : room > 0.8 ? 1.6 : -1.2
    switch end {
    case .sentence: score += 0.8
    case .clause: score += 0.5
    case .comma: score -= 2
    case .bound: score -= 3
    case .word, .empty: score -= 0.6
    }
    if startsWithNumber { score += 1 }
    if countsOn(number, second, from: paragraphStart) { score += 1 }
    // Dirt makes single lines of a paragraph look larger.
    if ratio > 1.25 || ratio < 0.8 { score += 2.5 }
    if let scalar = second.text.first, LineEnd.forbidsLineStart(scalar) { score -= 3 }
    // A whole line is missing where twice the usual space stands.
    if below.extraSpaceAbove > 1.5 && below.isIndented {
      score += 2.5
    } else if below.extraSpaceAbove > 0.7 {
      score += 0.8
    }
    return score > 0
  }

  /// Whether a line of the body is full and its sentence goes on: what follows is no form of its own.
  private func stopsInSentence(_ first: Fragment, _ end: LineEnd, room: Double) -> Bool {
    guard first.form == nil else { return end == .comma }
    return end == .comma || end == .bound || (end == .word && room < 0.8)
  }

  /// Whether a title as wide as the page ends, and print of the body's size begins.
  private func endsTitle(_ above: LineShape, start: Double, _ below: LineShape) -> Bool {
    let size = min(above.size, start)
    if size > 1.1 && below.size < 1.07 && above.size / below.size > 1.08 { return true }
    return size > 1.04 && below.size < above.size - 0.03 && below.extraSpaceAbove > 0.6
  }

  /// Whether a centred line goes on with the title or note that the line above began.
  private func continuesCentred(
    _ first: Fragment, _ above: LineShape, _ second: Fragment, _ below: LineShape, ratio: Double,
    startsWithNumber: Bool
  ) -> Bool {
    guard !startsWithNumber, ratio < 1.12, ratio > 0.89, below.isCentred else { return false }
    if LineEnd.leavesBracketOpen(first.text) { return true }
    let end = LineEnd(of: first.text)
    guard end == .word || end == .comma || end == .bound else { return false }
    // A full line of the body above a centred heading is no title; big print is.
    let isBig = above.size > 1.15 && below.size > 1.15
    guard isBig else { return false }
    return above.isCentred || above.rightGap < 2
  }
}
