import DocumentModel

/// What sites print around the title: the title once more, who wrote the text, tags.
extension ClutterFinder {
  /// Lines in which a title may stand a second time.
  private static let reachOfTitle = 16
  /// Lines above a name in which the title stands.
  private static let reachOfName = 5
  /// Tags or names one below the other; more lines may be a verse.
  private static let mostNames = 3

  /// Makes the first print of a question clutter, and what stands between it and the second.
  ///
  /// A question reads as a sentence does, so the text would begin with its first print, above the site's buttons.
  mutating func markRepeatedTitle() {
    guard let first = lines.firstIndex(where: { $0.sign == .text }), first + 1 < lines.count else {
      return
    }
    let title = folded(first)
    let end = min(lines.count, first + Self.reachOfTitle)
    guard let second = lines[first + 1..<end].firstIndex(where: { $0.sign == .text }),
      folded(second) == title
    else { return }
    let between = lines[first + 1..<second]
    guard between.count(where: { $0.ownReason != nil }) >= 2,
      between.allSatisfy({ !$0.isSentence })
    else { return }
    hasTitleInText = true
    lines[first].sign = .clutter("the title, which stands below once more")
    for index in first + 1..<second where lines[index].ownReason == nil {
      lines[index].sign = .clutter("between two prints of the title")
    }
  }

  /// Drops names and tags between the byline below `title` and the site's last line above the text.
  mutating func dropBelowTitle(_ title: Int, above firstText: Int) {
    guard title + 2 < firstText,
      let last = lines[title + 2..<firstText].lastIndex(where: { $0.isClutter || $0.isSure })
    else { return }
    var run: [Int] = []
    for index in title + 2...last {
      if index < last, isNameOrTag(index) {
        run.append(index)
        continue
      }
      if run.count <= Self.mostNames {
        for name in run { drop(name, "amid clutter below the title") }
      }
      run = []
      if lines[index].isBetween { drop(index, "amid clutter below the title") }
    }
  }

  /// Drops names, and what the named are, right above a mark that sites print below them.
  ///
  /// What stays, a title or a text, must stand not far above them; below the text's start the site's lines between.
  mutating func dropNames() {
    let firstText = lines.indices.first(where: isText) ?? 0
    for mark in lines.indices where reasons[mark] != nil && isHint(mark, .names) {
      var start = mark
      while start > 0, mark - start < 2, reasons[start - 1] == nil, isNameOrTag(start - 1) {
        start -= 1
      }
      // Above the text the upper of two may be the title.
      if mark < firstText, !hasTitleInText, start < mark - 1 { start = mark - 1 }
      guard start > 0 else { continue }
      let isBelowTitle = lines[max(0, start - Self.reachOfName)..<start].indices.contains {
        reasons[$0] == nil
      }
      guard mark < firstText ? isBelowTitle : reasons[start - 1] != nil else { continue }
      for index in start..<mark { drop(index, "the name above ‘\(text(mark).prefix(16))’") }
    }
  }

  /// Drops narrow lines above the text which a site's lines elsewhere say as well, as long as a wider one stays.
  mutating func dropRepeatedNames() {
    guard let firstText = lines.indices.first(where: isText) else { return }
    let names = (0..<firstText).filter { reasons[$0] == nil && isNameOrTag($0) }
    guard !names.isEmpty else { return }
    let kept = (0..<firstText).filter { reasons[$0] == nil } + (hasTitleInText ? [firstText] : [])
    let widest = kept.map { lines[$0].width }.max() ?? 0
    let dropped = Set(lines.indices.filter { reasons[$0] != nil }.map(folded))
    for index in names where lines[index].width < widest && dropped.contains(folded(index)) {
      drop(index, "stands amid clutter elsewhere")
    }
  }

  /// Drops a list that the site made of the text's headings: its head, and what stands below once more.
  mutating func dropContents() {
    // Each entry of a list is looked for in the same lines: they are folded once.
    var known: [Int: [Unicode.Scalar]] = [:]
    func words(of index: Int) -> [Unicode.Scalar] {
      if let words = known[index] { return words }
      let words = folded(index)
      known[index] = words
      return words
    }
    var end = 0
    // A head inside a list that goes is one of its entries.
    for head in lines.indices where head >= end && isHint(head, .contents) {
      var next = head + 1
      while next < lines.count {
        let entry = words(of: next)
        let heading = entry.drop { $0.isDigit || $0 == "." || $0 == "·" }
        let below = lines[(next + 1)...].indices.prefix(Self.reachOfHeadings)
        guard below.contains(where: { words(of: $0) == entry || words(of: $0)[...] == heading })
        else { break }
        next += 1
      }
      guard next > head + 2 else { continue }
      end = next
      for index in head..<end { drop(index, "in the list of headings below ‘\(text(head))’") }
    }
  }

  /// Lines below a list of headings in which they are looked for.
  private static let reachOfHeadings = 2000

  /// Makes a sentence far below the text clutter when it says the text's start once more: what sites share.
  mutating func markRepeatedStart() {
    let starts = lines.indices.filter { lines[$0].sign == .text }.prefix(6).filter {
      lines[$0].width >= CapturedLine.sentenceWidth
    }
    for index in lines.indices.dropFirst(Self.leastFoot)
    where lines[index].sign == .text && lines[index].width >= CapturedLine.sentenceWidth {
      let foot = lines[index - Self.leastFoot..<index]
      guard foot.allSatisfy({ $0.sign != .text }),
        foot.count(where: { $0.ownReason != nil }) * 2 > Self.leastFoot
      else { continue }
      let start = folded(index).prefix(Self.leastRepeated)
      if starts.contains(where: { $0 < index && folded($0).prefix(Self.leastRepeated) == start }) {
        lines[index].sign = .clutter("the text's start, which stands above")
      }
    }
  }

  /// Lines of a site above a repeated start.
  private static let leastFoot = 8
  /// Folded scalars in which a repeated start is the same.
  private static let leastRepeated = 15

  private func folded(_ index: Int) -> [Unicode.Scalar] {
    FoldedText(text(index).unicodeScalars, limit: ClutterReader.longestLine).scalars
  }

  /// Whether nothing is known of the line, and it is too short for more than a name: no number, label or heading.
  private func isNameOrTag(_ index: Int) -> Bool {
    let line = lines[index]
    guard isTitle(index), line.sign != .text, !line.hasSentenceMarks, line.numbering == nil,
      line.width <= Self.widestName
    else { return false }
    return !folded(index).contains { $0 == ":" || $0.isDigit }
  }
}
