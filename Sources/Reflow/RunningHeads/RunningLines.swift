import DocumentModel

/// Finds the lines that run over the pages of a document: heads, feet and page numbers.
struct RunningLines {
  /// Pages to each side on which a head is looked for again.
  private static let reach = 4

  /// The lines at the edges of each page of paper.
  let pages: [[EdgeLine]]
  /// Number of each page; `nil` for text files without form feeds.
  private let pageNumbers: [Int?]
  /// Pages that are documents of their own; none where there is geometry.
  let forms: Set<Int>

  init(_ document: Document) {
    let sheets = Sheet.all(of: document)
    pages = sheets.map { EdgeLine.lines(of: $0, in: document) }
    pageNumbers = sheets.map(\.number)
    forms = FormPages.indices(of: sheets, in: document)
  }

  /// What runs, by line.
  func drops() -> [LineReference: RunningKind] {
    var drops: [LineReference: RunningKind] = [:]
    for page in pages.indices {
      for line in pages[page].sorted(by: { $0.rank < $1.rank })
      where isOutermost(line, on: page, without: drops) && isRunning(line, on: page) {
        drops[line.reference] = line.edge == .top ? .head : .foot
      }
    }
    addLinesInPlace(to: &drops)
    for page in pages.indices {
      // Outermost first: a number above a running foot lies at the edge of what is left.
      for edge in [EdgeLine.Edge.bottom, .top] {
        for line in pages[page].filter({ $0.edge == edge }).sorted(by: { $0.rank < $1.rank }) {
          if drops[line.reference] != nil { continue }
          if line.isSpeck { continue }
          guard let number = line.number, isPageNumber(line, number, on: page) else { break }
          drops[line.reference] = .number
        }
      }
    }
    addMisreadNumbers(to: &drops)
    return drops
  }

  /// Whether only running lines, page numbers and specks lie between `line` and the page's edge.
  func isOutermost(
    _ line: EdgeLine, on page: Int, without drops: [LineReference: RunningKind]
  ) -> Bool {
    pages[page].allSatisfy { other in
      other.edge != line.edge || other.rank >= line.rank || other.number != nil
        || other.isSpeck || drops[other.reference] != nil
    }
  }

  /// Whether enough of the pages around have the line at the same edge: half of all, or three quarters
  /// of those of the same side, odd or even; without geometry ``isRunningInText(_:_:on:)`` knows.
  private func isRunning(_ line: EdgeLine, on page: Int) -> Bool {
    guard line.key.count >= 2, !stopsSentence(line), line.number == nil else { return false }
    if let typed = line.typed { return isRunningInText(line, typed, on: page) }
    var all = (hits: 0, pages: 0)
    var side = (hits: 0, pages: 0)
    for other in neighbours(of: page) {
      let hit = pages[other].contains { $0.runs(with: line) }
      all.pages += 1
      all.hits += hit ? 1 : 0
      guard (other - page) % 2 == 0 else { continue }
      side.pages += 1
      side.hits += hit ? 1 : 0
    }
    guard all.hits >= 1 else { return false }
    if isHeadingLike(line) && all.hits < 3 { return false }
    let isAgreed = all.hits * 2 >= all.pages || side.hits * 4 >= side.pages * 3 && side.hits > 0
    return isAgreed && standsApart(line)
  }

  /// The printed pages around `page`.
  func neighbours(of page: Int) -> some Sequence<Int> {
    (max(0, page - Self.reach)...min(pages.count - 1, page + Self.reach)).lazy
      .filter { $0 != page && !pages[$0].isEmpty }
  }

  /// The first page with a line on it.
  var firstPrintedPage: Int? { pages.firstIndex { !$0.isEmpty } }

  /// A head is parted from the text by more than the lines are, or smaller; the first line of a full
  /// page is neither.
  func standsApart(_ line: EdgeLine) -> Bool {
    guard let place = line.place else { return true }
    return (place < 0.14 || place > 0.86) && (line.extraGap > 0.4 || line.relativeHeight < 0.85)
  }

  func stopsSentence(_ line: EdgeLine) -> Bool {
    line.key.count > 30
  }

  /// Whether the line begins as chapters and articles do.
  func isHeadingLike(_ line: EdgeLine) -> Bool {
    guard let number = Numbering(of: line.key) else { return false }
    return number.kind <= .article
  }

  private func isPageNumber(_ line: EdgeLine, _ number: PageNumber, on page: Int) -> Bool {
    if let place = line.place {
      let isInMargin = place < 0.12 || place > 0.84
      guard isInMargin || line.rank == 0 && line.extraGap > 1.2 else { return false }
      if number.isMarked { return true }
      // A lone 2023 is more often a year.
      let isPlain = isInMargin && line.extraGap > 0.3 && (number.value ?? 0) < 1000
      return isPlain || follows(number, line, on: page)
    }
    // InlinePageNumbers knows the rest of text files.
    guard pageNumbers[page] != nil else { return follows(number, line, on: page) }
    if number.isMarked { return line.rank == 0 || follows(number, line, on: page) }
    guard line.rank == 0 else { return false }
    let isItsPage = line.edge == .bottom && number.value == pageNumbers[page]
    return isItsPage || follows(number, line, on: page)
  }

  /// Whether a page nearby has a number at the same edge that counts on to this one.
  private func follows(_ number: PageNumber, _ line: EdgeLine, on page: Int) -> Bool {
    guard let value = number.value else { return false }
    for other in neighbours(of: page) {
      let hit = pages[other].contains { candidate in
        candidate.edge == line.edge
          && candidate.number?.value.map { $0 - value == other - page } == true
      }
      if hit { return true }
    }
    return false
  }
}
