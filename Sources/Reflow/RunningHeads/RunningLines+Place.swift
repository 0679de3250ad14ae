import DocumentModel

/// Running lines that are told by their place: what stands where the pages around have theirs.
extension RunningLines {
  /// Adds heads and feet whose text changes with the chapter, and those that were misread.
  ///
  /// Three quarters of the pages around, and two at least, have a line apart from the text in the same
  /// place and of the same size, which is no larger than the text; and one of these lines has the same
  /// text, half of its words, or is a running line that may have been misread. The titles of slides are
  /// larger; headings stand in different places.
  func addLinesInPlace(to drops: inout [LineReference: RunningKind]) {
    for page in pages.indices {
      for line in pages[page].sorted(by: { $0.rank < $1.rank })
      where drops[line.reference] == nil && isOutermost(line, on: page, without: drops)
        && isInPlace(line, on: page, drops)
      {
        drops[line.reference] = line.edge == .top ? .head : .foot
      }
    }
  }

  private func isInPlace(
    _ line: EdgeLine, on page: Int, _ drops: [LineReference: RunningKind]
  ) -> Bool {
    guard line.place != nil, line.number == nil, line.key.count >= 2, !stopsSentence(line),
      standsApart(line), line.relativeHeight < 1.15
    else { return false }
    var around = 0
    var inPlace = 0
    var isKnown = false
    for other in neighbours(of: page) {
      around += 1
      guard
        let its = pages[other].first(where: {
          $0.number == nil && $0.sharesPlace(with: line) && standsApart($0)
        })
      else { continue }
      inPlace += 1
      isKnown =
        isKnown || its.runs(with: line) || its.sharesWords(with: line)
        || drops[its.reference] != nil && line.isMisreading(of: its)
    }
    return isKnown && inPlace >= 2 && inPlace * 4 >= around * 3
  }

  /// Adds page numbers whose digits were misread (`- B -`): a few signs without Chinese, apart from the
  /// text, where two pages around have their number.
  func addMisreadNumbers(to drops: inout [LineReference: RunningKind]) {
    for page in pages.indices {
      for line in pages[page]
      where drops[line.reference] == nil && line.printedCount <= 6
        && !line.key.contains(where: \.isHan) && line.place != nil && standsApart(line)
        && isOutermost(line, on: page, without: drops)
      {
        let known = neighbours(of: page).count { other in
          pages[other].contains { drops[$0.reference] == .number && $0.sharesPlace(with: line) }
        }
        if known >= 2 { drops[line.reference] = .number }
      }
    }
  }
}
