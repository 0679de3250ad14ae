extension ClutterFinder {
  /// Drops what stands in lists, up to where the text goes on.
  mutating func dropLists() {
    var index = 0
    while index < lines.count {
      guard case .list = lines[index].sign else {
        index += 1
        continue
      }
      let end = endBeforeTitle(from: index, to: endOfList(from: index))
      let head = "in the list below ‘\(text(index).prefix(16))’"
      for line in index + 1..<end { drop(line, head) }
      index = end
    }
  }

  /// The list's end, above the title of the text when a byline in a list above the text shows which line that is.
  private mutating func endBeforeTitle(from head: Int, to end: Int) -> Int {
    guard end > head + 2, !lines[..<end].contains(where: { $0.sign == .text }) else { return end }
    var byline: Int?
    for index in head + 2..<end where isTitle(index - 1) && isByline(index) { byline = index }
    return byline.map { $0 - 1 } ?? end
  }

  /// The line after the list's last one.
  ///
  /// Right above the text what nobody knows is its title rather than another document's: all lines after
  /// the last one that is known to be clutter, or after a gap, or one that is a heading by itself.
  private func endOfList(from head: Int) -> Int {
    var end = head + 1
    while end < lines.count, !isSolidText(end), !isStart(end), !isEndOfList(end) { end += 1 }
    end = endBeforeText(from: head, to: end)
    guard end < lines.count, !isStart(end) else { return end }
    if let known = lines[head + 1..<end].lastIndex(where: { $0.patternReason != nil }) {
      guard end - known <= Self.mostTitleLines else { return end }
      // 2016年政府工作报告 is the name of a document, and may be this one's.
      let isTitle = lines[known].isBetween && known > head + 1 && isHeading(known)
      return isTitle ? known : known + 1
    }
    let near = max(head + 2, end - Self.mostTitleLines)
    if near <= end, let gap = (near...end).first(where: { lines[$0].followsGap }) { return gap }
    // Above the text nothing tells its first lines from the list's.
    if textWidth(in: 0..<head) * 5 <= textWidth(in: lines.indices) { return head + 1 }
    return end - 1 > head && isHeading(end - 1) ? end - 1 : end
  }

  /// Whether a list cannot reach over the line: a numbered heading or the date of a document.
  private func isEndOfList(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isClutter, !line.isBetween else { return false }
    if let numbering = line.numbering, numbering <= .bracketedChinese { return true }
    return DateLine.isDate(text(index).unicodeScalars.drop(while: \.isSpace))
  }

  /// The list's end, above the first sentence that is text as far as can be told.
  ///
  /// A sentence in a list is a comment or an abstract: it has the site's clutter below, and such sentences
  /// are less than a fifth of the text.
  private func endBeforeText(from head: Int, to end: Int) -> Int {
    var eaten = 0.0
    let limit = textWidth(in: lines.indices) / 5
    guard let lastKnown = lines[head + 1..<end].lastIndex(where: { $0.isClutter }) else {
      return lines[head + 1..<end].firstIndex { $0.sign == .text && !$0.isAbstract } ?? end
    }
    for index in head + 1..<end where lines[index].sign == .text {
      eaten += lines[index].width
      if !lines[index].isAbstract && (index > lastKnown || eaten > limit) { return index }
    }
    return end
  }

  private func textWidth(in range: Range<Int>) -> Double {
    lines[range].reduce(0) { $0 + ($1.sign == .text ? $1.width : 0) }
  }

  /// Lines of titles, notes and addressees that a text may start with.
  private static let mostTitleLines = 6

  private func isStart(_ index: Int) -> Bool {
    if case .start = lines[index].sign { return true }
    return false
  }

  private func isHeading(_ index: Int) -> Bool {
    lines[index].numbering.map { $0 <= .bracketedChinese } == true
      || (lines[index].isUnknown && FrontMatter.endsAsTitle(text(index)))
  }

  /// Whether a line is text beyond doubt: long sentences, two by two or one alone as long as a paragraph.
  private func isSolidText(_ index: Int) -> Bool {
    let line = lines[index]
    guard !line.isAbstract, line.hasSentenceMarks else { return false }
    let isParagraph = line.width >= CapturedLine.paragraphWidth
    if case .hint = line.sign { return isParagraph }
    guard line.sign == .text else { return false }
    if isParagraph { return true }
    guard line.width >= CapturedLine.sentenceWidth, index + 1 < lines.count else { return false }
    let next = lines[index + 1]
    return next.sign == .text && next.hasSentenceMarks && !next.isAbstract
      && next.width >= CapturedLine.sentenceWidth
  }
}
