import DocumentModel

/// The lines of the body on both sides of a place where two pages of a scan join.
struct PageJoin {
  /// All lines from the join before, and all up to the next one, in reading order; not empty.
  var above: [LineReference]
  var below: [LineReference]

  /// Lines on each side that an overlap may have.
  private static let reach = 5

  enum Overlap {
    case none
    /// Lines that are near to each other and not sure to be the same; the first of them.
    case alike(text: String)
    /// The lines to leave out, and the text of the first.
    case same(drop: [LineReference], text: String)
  }

  /// The joins between neighbouring pages, and those that a form feed, a page number or a head left in a
  /// text file.
  ///
  /// Nothing is known of what was on a page that was not read: no join is beside it.
  static func joins(of document: Document) -> [PageJoin] {
    var joins: [PageJoin] = []
    var above: [LineReference] = []
    var below: [LineReference] = []
    func close() {
      guard !below.isEmpty else { return }
      if !above.isEmpty { joins.append(PageJoin(above: above, below: below)) }
      above = below
      below = []
    }
    for (index, page) in document.pages.enumerated() {
      close()
      if page.origin == .failed { above = [] }
      for (number, line) in page.lines.enumerated() {
        if line.startsPage { close() }
        guard line.drop == nil else {
          if page.origin == .plainText && line.drop?.stage == DropRunningHeads.name { close() }
          continue
        }
        guard line.text.unicodeScalars.contains(where: { !$0.isSpace }) else { continue }
        below.append(LineReference(page: index, line: number))
      }
    }
    close()
    return joins
  }

  /// `page 3` where a text file has it, `pages 3 and 4` elsewhere.
  func place(in document: Document) -> String {
    let pages = [above, below].compactMap { $0.last.map { document.pages[$0.page].number } }
    return pages.first == pages.last
      ? "page \(pages.first ?? 0)" : "pages \(pages.map(String.init).joined(separator: " and "))"
  }

  /// The longest overlap whose lines are all the same; or else the closest likeness.
  func overlap(in document: Document) -> Overlap {
    let last = above.suffix(Self.reach).map { DoubledLine(document[$0].text) }
    let first = below.prefix(Self.reach).map { DoubledLine(document[$0].text) }
    for count in (1...Self.reach).reversed() where count <= min(last.count, first.count) {
      let pairs = zip(last.suffix(count), first)
      guard pairs.allSatisfy({ $0.isLike($1) }) else { continue }
      let text = document[below[0]].text
      guard pairs.allSatisfy({ $0.isSame(as: $1) }), pairs.contains(where: { $0.0.isLong }),
        isOnce(above.suffix(count), of: above, document),
        isOnce(below.prefix(count), of: below, document)
      else { return .alike(text: text) }
      return .same(drop: lessSure(count, document), text: text)
    }
    return last.last.flatMap { $0.sharedWord(with: first[0]) }.map { .alike(text: $0) } ?? .none
  }

  /// Whether none of `lines` stands elsewhere in `page` too.
  private func isOnce(
    _ lines: ArraySlice<LineReference>, of page: [LineReference], _ document: Document
  ) -> Bool {
    let texts = Set(lines.map { document[$0].text })
    return texts.count == lines.count
      && page.count { texts.contains(document[$0].text) } == lines.count
  }

  /// The side that the engine was less sure of by a hundredth and more, or else the second.
  private func lessSure(_ count: Int, _ document: Document) -> [LineReference] {
    let last = Array(above.suffix(count))
    let first = Array(below.prefix(count))
    guard let above = last.map({ document[$0] }).meanConfidence,
      let below = first.map({ document[$0] }).meanConfidence
    else { return first }
    return above + 0.01 < below ? last : first
  }
}
