extension ClutterFinder {
  /// Drops what stands in lists, up to where the text goes on.
  mutating func dropLists() {
    var index = 0
    while index < lines.count {
      guard case .list = lines[index].sign else {
        index += 1
        continue
      }
      let end = endOfList(from: index)
      let head = "in the list below ‘\(text(index).prefix(16))’"
      for line in index + 1..<end { drop(line, head) }
      index = end
    }
  }

  private func endOfList(from head: Int) -> Int {
    var end = head + 1
    while end < lines.count && !isSolidText(end) { end += 1 }
    guard end < lines.count else { return end }
    // Titles and headings right above the text are the text's.
    var start = end
    while start > head + 1, end - start < 3, lines[start - 1].isUnknown,
      !lines[start].followsGap || start == end
    {
      start -= 1
    }
    if start > head + 1, lines[start].followsGap { return start }
    return start < end && isHeading(end - 1) ? end - 1 : end
  }

  private func isHeading(_ index: Int) -> Bool {
    lines[index].numbering.map { $0 <= .bracketedChinese } == true
      || (lines[index].isUnknown && FrontMatter.endsAsTitle(text(index)))
  }

  /// Whether a line is text beyond doubt: long sentences, two by two or one alone as long as a paragraph.
  private func isSolidText(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.sign == .text, !line.isAbstract, line.hasSentenceMarks else { return false }
    if line.width >= CapturedLine.paragraphWidth { return true }
    guard line.width >= CapturedLine.sentenceWidth, index + 1 < lines.count else { return false }
    let next = lines[index + 1]
    return next.sign == .text && next.hasSentenceMarks && !next.isAbstract
      && next.width >= CapturedLine.sentenceWidth
  }
}
