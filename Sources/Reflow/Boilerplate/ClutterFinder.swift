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
  /// Whether the text begins with its title, which stands above as well.
  var hasTitleInText = false
  let document: Document
  private var reader: ClutterReader

  /// - Parameters:
  ///   - document: the document, or what cuts in its lines have left of it.
  ///   - reader: a reader for the document as it came.
  init(_ document: Document, reader: ClutterReader) {
    self.document = document
    self.reader = reader
    for (pageIndex, page) in document.pages.enumerated() {
      var block: Int?
      var followsGap = true
      for (lineIndex, line) in page.lines.enumerated() where line.drop == nil {
        let captured = CapturedLine(
          line, at: LineReference(page: pageIndex, line: lineIndex),
          followsGap: followsGap || block != line.block, reader: &self.reader)
        block = line.block
        followsGap = captured.sign == .blank
        if captured.sign != .blank { lines.append(captured) }
      }
    }
    markWideLines()
  }

  /// The reasons by line.
  mutating func drops() -> [LineReference: String] {
    if !isCapture {
      Watermarks.mark(&self)
      for index in lines.indices where lines[index].isSureAlone {
        reasons[index] = lines[index].ownReason
      }
    } else if lines.contains(where: { $0.patternReason != nil || $0.sign == .short }) {
      Watermarks.mark(&self)
      doubtNumberedText()
      markRepeatedTitle()
      markRepeatedStart()
      extendText()
      trustSteps()
      settleDoubts()
      protectEnding()
      trustNotices()
      markNoticesAmongNotices()
      markNumberedNotices()
      markValuesOfLabels()
      for index in lines.indices {
        switch lines[index].sign {
        case .clutter(let reason), .start(let reason), .end(let reason), .page(let reason),
          .list(let reason):
          reasons[index] = reason
        default: break
        }
      }
      dropOutsideMarks()
      dropLists()
      dropAboveTitle()
      dropAboveText()
      dropBelowText()
      dropBesideClutter()
      dropContents()
      dropNames()
      dropRepeatedNames()
    }
    return Dictionary(uniqueKeysWithValues: reasons.map { (lines[$0.key].reference, $0.value) })
  }

  /// Whether the document shows that it is a site's page.
  var isCapture: Bool { SiteEvidence(lines).isCapture }

  /// Whether a pattern of a kind that says what is around a line matches it.
  mutating func isHint(_ index: Int, _ kind: BoilerplateProfile.Kind) -> Bool {
    reader.isHint(text(index), kind)
  }

  /// Lines that go as a whole, whatever is around.
  var sureLines: Set<LineReference> { Set(lines.filter(\.isSure).map(\.reference)) }

  /// Whether the line is what sites print right below titles; a sentence is not, whatever it begins with.
  mutating func isByline(_ index: Int) -> Bool {
    !lines[index].isSentence && !lines[index].endsSentence
      && !FrontMatter.isBracketed(text(index).unicodeScalars) && isHint(index, .bylines)
  }

  func text(_ index: Int) -> String { document[lines[index].reference].text }

  mutating func drop(_ index: Int, _ reason: String) {
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

  // MARK: Above and below the text

  func isText(_ index: Int) -> Bool {
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
    let title = RepeatedTitle(below: start, of: &self)
    if start + 1 < lines.count, lines[start].isUnknown,
      RepeatedTitle.stands(start, of: &self)
    {
      drop(start, "the title, with which the next line starts")
    }
    let known = (0...last).count { lines[$0].ownReason != nil || lines[$0].isBetween }
    let isCluttered = known * 2 > last
    let firstKnown = lines[...last].firstIndex { $0.ownReason != nil } ?? last
    dropMenus(in: 0..<last + 1)
    for index in 0..<start {
      if lines[index].ownReason != nil {
        drop(index, "")
      } else if title.isRepeated(by: text(index)) {
        drop(index, "the title, which the text repeats")
      } else if title.exists && isCluttered && index > firstKnown,
        isNoTitle(index, above: start)
      {
        // A wider one may be the title, and what follows on the clutter its first heading.
        drop(index, "amid clutter above the text")
      }
    }
  }

  /// Whether what nobody knows above the text is less likely its title than the text's first line is.
  private mutating func isNoTitle(_ index: Int, above start: Int) -> Bool {
    // 姓名：周岸 is no title.
    let isLabel = text(start).contains { $0 == "：" || $0 == ":" }
    if isLabel && lines[start].width <= Self.widestName { return false }
    let (width, title) = (lines[index].width, lines[start].width)
    return (width < title || width == title && width > Self.widestName) && !isByline(index + 1)
  }

  /// Width in em of the widest tag or name: up to it the text's first line may be who wrote it, below a title as
  /// short.
  static let widestName = 8.0

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
