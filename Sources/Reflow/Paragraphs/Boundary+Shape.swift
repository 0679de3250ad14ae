/// Boundaries of lines with geometry.
extension Boundary {
  /// Bounds on shapes.
  ///
  /// Widths and spaces are in em of the page, sizes relative. Boxes of readers are right within 0.3 em;
  /// every bound allows for that.
  private enum Limit {
    /// White space between the end of a line and what stands beside it in another column: em.
    static let columnGap = 2.0
    /// An indent that no slanted or curled margin makes: more than 1.1 em, where a flush line ends.
    static let sureIndent = 1.4
    /// Room at a line's end for one character, less the error of both boxes; for two, and for so many that
    /// no line is set so short: em.
    static let oneCharacter = 0.8
    static let twoCharacters = 2.0
    static let manyCharacters = 4.0
    /// Part of the column that a line may have lost at the edge of a scan.
    static let lostPart = 0.45
    /// Print of another kind is this much larger or smaller; dirt in a line's box makes less.
    static let otherSize = 1.25
    /// Space above a line beyond the usual, where a line is missing, and where a paragraph is set off: em.
    static let lostLine = 1.5
    static let wideSpace = 0.7
  }

  /// What the shapes of two lines say, with the end of the first and the start of the second.
  func liesByShape(
    _ first: Fragment, _ above: LineShape, _ second: Fragment, _ below: LineShape,
    paragraphStart: Fragment
  ) -> Bool {
    if second.isStray { return false }
    if below.sharesRow {
      return below.leftGap > above.columnWidth - above.rightGap + Limit.columnGap
    }
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
      score += below.leftGap > Limit.sureIndent ? 2.2 : 1
    } else {
      score += 1
    }
    // A long line that stops inside a sentence far from the margin has lost its end on the scan.
    let lostEnd =
      (end == .word || end == .comma) && above.rightGap < above.columnWidth * Limit.lostPart
    score += weight(ofRoom: room, hasLostEnd: lostEnd)
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
    if ratio > Limit.otherSize || ratio < 1 / Limit.otherSize { score += 2.5 }
    if let scalar = second.text.first, LineEnd.forbidsLineStart(scalar) { score -= 3 }
    // A whole line is missing where twice the usual space stands.
    if below.extraSpaceAbove > Limit.lostLine && below.isIndented {
      score += 2.5
    } else if below.extraSpaceAbove > Limit.wideSpace {
      score += 0.8
    }
    return score > 0
  }

  /// For the room in em that the first line left for the second one's first word.
  private func weight(ofRoom room: Double, hasLostEnd: Bool) -> Double {
    if room > Limit.manyCharacters { return hasLostEnd ? 1.6 : 3 }
    if room > Limit.twoCharacters { return 2.2 }
    return room > Limit.oneCharacter ? 1.6 : -1.2
  }

  /// Whether a line of the body is full and its sentence goes on: what follows is no form of its own.
  private func stopsInSentence(_ first: Fragment, _ end: LineEnd, room: Double) -> Bool {
    guard first.form == nil else { return end == .comma }
    return end == .comma || end == .bound || (end == .word && room < Limit.oneCharacter)
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
