import DocumentModel

/// Finds the lines of a document that are a site's, from what each looks like and what is around it.
///
/// Lines that are clutter by themselves go wherever they stand. The others need their neighbours: above the
/// text, below it, and in lists of other documents, what is not known goes with what is; between lines of
/// the text nothing goes but what is known.
struct ClutterFinder {
  var lines: [CapturedLine] = []
  /// Reason of the drop by index in `lines`.
  private(set) var reasons: [Int: String] = [:]
  private let document: Document

  init(_ document: Document, patterns: ClutterPatterns) {
    self.document = document
    var reader = ClutterReader(patterns)
    for (pageIndex, page) in document.pages.enumerated() {
      var block: Int?
      var followsGap = true
      for (lineIndex, line) in page.lines.enumerated() where line.drop == nil {
        let captured = CapturedLine(
          line, at: LineReference(page: pageIndex, line: lineIndex),
          followsGap: followsGap || block != line.block, reader: &reader)
        block = line.block
        followsGap = captured.sign == .blank
        if captured.sign != .blank { lines.append(captured) }
      }
    }
    markWideLines()
  }

  /// The reasons by line.
  mutating func drops() -> [LineReference: String] {
    if lines.contains(where: { $0.ownReason != nil }) {
      trustNotices()
      markNoticesAmongNotices()
      for index in lines.indices {
        switch lines[index].sign {
        case .clutter(let reason), .page(let reason), .list(let reason): reasons[index] = reason
        default: break
        }
      }
      dropLists()
      dropAboveText()
      dropBelowText()
      dropBesideClutter()
    }
    return Dictionary(uniqueKeysWithValues: reasons.map { (lines[$0.key].reference, $0.value) })
  }

  func text(_ index: Int) -> String { document[lines[index].reference].text }

  private mutating func drop(_ index: Int, _ reason: String) {
    guard reasons[index] == nil else { return }
    reasons[index] = lines[index].patternReason ?? reason
  }

  /// A wide line without marks below a line of text is a line of it.
  private mutating func markWideLines() {
    for index in lines.indices.dropFirst()
    where lines[index].sign == .short && lines[index].width >= CapturedLine.sentenceWidth {
      if lines[index - 1].sign == .text { lines[index].sign = .text }
    }
  }

  /// Makes notices clutter where other clutter bears them out; elsewhere they stay hints.
  ///
  /// In a run of lines that hold no text one line that a pattern knows is enough. Without one they must
  /// stand above or below the text and be the smaller part: a site's own terms of use are a text.
  private mutating func trustNotices() {
    let size: (CapturedLine) -> Double = { $0.width }
    var noticeSize = 0.0
    var textSize = 0.0
    var firstText = lines.count
    var lastText = -1
    for (index, line) in lines.enumerated() {
      switch line.sign {
      case .notice: noticeSize += size(line)
      case .text:
        textSize += size(line)
        firstText = min(firstText, index)
        lastText = index
      default: break
      }
    }
    guard textSize > 0 else { return }
    var start = 0
    while start < lines.count {
      guard lines[start].sign != .text else {
        start += 1
        continue
      }
      let end = lines[start...].firstIndex { $0.sign == .text } ?? lines.count
      let isOutside = start < firstText || start > lastText
      let isBorneOut = lines[start..<end].contains(where: \.isClutter)
      for index in start..<end {
        guard case .notice(let reason) = lines[index].sign else { continue }
        let isTrusted = isBorneOut || (isOutside && noticeSize * 4 <= textSize)
        lines[index].sign = isTrusted ? .clutter(reason) : .hint(reason)
      }
      start = end
    }
  }

  /// A sentence between two of a site's, or the rest of one of them, is the site's as well.
  private mutating func markNoticesAmongNotices() {
    guard lines.count >= 3 else { return }
    for index in 1..<(lines.count - 1) {
      let before = lines[index - 1]
      let line = lines[index]
      let after = lines[index + 1]
      guard case .clutter = before.sign, !line.isClutter else { continue }
      if case .hint(let reason) = line.sign, after.isClutter || after.ownReason != nil {
        lines[index].sign = .clutter(reason)
      } else if let number = line.ordinal, before.ordinal == number - 1,
        after.ordinal == number + 1, after.isClutter
      {
        lines[index].sign = .clutter("between notices \(number - 1) and \(number + 1)")
      } else if !before.endsSentence && before.hasSentenceMarks
        && before.width >= CapturedLine.sentenceWidth && line.endsSentence
        && line.width < before.width && (after.isClutter || after.ownReason != nil)
      {
        lines[index].sign = .clutter("goes on with the notice above")
      }
    }
  }

  // MARK: Lists

  /// Drops what stands in lists, up to where the text goes on.
  private mutating func dropLists() {
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

  // MARK: Above and below the text

  private func isText(_ index: Int) -> Bool {
    guard reasons[index] == nil else { return false }
    switch lines[index].sign {
    case .text: return true
    case .hint, .notice: return lines[index].hasSentenceMarks
    default: return false
    }
  }

  private mutating func dropAboveText() {
    guard let firstText = lines.indices.first(where: isText),
      let last = lines[..<firstText].lastIndex(where: \.isClutter)
    else { return }
    var start = last + 1
    while start < firstText, case .beside = lines[start].sign { start += 1 }
    let title = RepeatedTitle(below: start, of: self)
    let known = (0...last).count { lines[$0].ownReason != nil || lines[$0].isBetween }
    let isCluttered = known * 2 > last
    for index in 0..<start {
      if lines[index].ownReason != nil {
        drop(index, "")
      } else if title.isRepeated(by: text(index)) {
        drop(index, "the title, which the text repeats")
      } else if title.exists && isCluttered {
        drop(index, "amid clutter above the text")
      }
    }
  }

  private mutating func dropBelowText() {
    guard let lastText = lines.indices.last(where: isText),
      let first = lines[lastText...].firstIndex(where: { $0.isClutter })
    else { return }
    let last = lines.indices.last { reasons[$0] != nil && !isPage($0) } ?? first
    let known = lines[first...].count { $0.ownReason != nil || $0.isBetween }
    for index in first..<lines.count {
      if lines[index].ownReason != nil {
        drop(index, "")
      } else if index < last || known >= 2 {
        drop(index, "amid clutter below the text")
      }
    }
  }

  private func isPage(_ index: Int) -> Bool {
    if case .page = lines[index].sign { return true }
    return false
  }

  /// Drops lines that are clutter only beside others, from neighbour to neighbour.
  private mutating func dropBesideClutter() {
    var forward = lines.indices.map { $0 }
    for _ in 0..<2 {
      var isBeside = false
      for index in forward {
        if reasons[index] != nil {
          isBeside = !isPage(index)
        } else if isBeside, case .beside(let reason) = lines[index].sign {
          reasons[index] = reason
        } else {
          isBeside = false
        }
      }
      forward.reverse()
    }
  }
}
