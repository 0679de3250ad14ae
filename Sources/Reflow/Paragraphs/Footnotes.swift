import DocumentModel

/// Finds the footnotes of pages with geometry.
enum Footnotes {
  /// Lines of the body's size that a page must have above its footnotes.
  private static let fewestAbove = 4
  /// Print of a footnote is at most this high and wide, relative to the page's.
  private static let smallest = 0.93
  /// White space in em between the body and the first note, beyond that between lines.
  private static let space = 0.3

  /// Sets `isFootnote` of the last lines of pages that are parted from the body above them and printed
  /// smaller, or that begin with a footnote's mark.
  static func mark(_ fragments: inout [Fragment], in document: Document) {
    var start = 0
    while start < fragments.count {
      let page = fragments[start].line.page
      let end = fragments[start...].firstIndex { $0.line.page != page } ?? fragments.count
      if let first = first(of: fragments[start..<end], in: document) {
        for index in first..<end { fragments[index].isFootnote = true }
      }
      start = end
    }
  }

  /// Index of the first footnote's line; `nil` without footnotes.
  private static func first(of page: ArraySlice<Fragment>, in document: Document) -> Int? {
    let heights = page.map { document[$0.line].box.map { Double($0.height) } ?? 0 }.sorted()
    guard let shapes = Optional(page.compactMap(\.shape)), shapes.count == page.count,
      page.count > fewestAbove
    else { return nil }
    let usual = heights[heights.count / 2]
    var start = page.endIndex
    var best: Int?
    while start > page.startIndex + fewestAbove {
      let fragment = page[start - 1]
      if fragment.isStray {
        start -= 1
        continue
      }
      guard let shape = fragment.shape, fragment.row == nil, fragment.form != .distribution,
        fragment.form != .contents, !shape.isCentred, !shape.isAtRight
      else { break }
      let height = Double(document[fragment.line].box?.height ?? 0)
      // The size of short lines is not known from their width.
      let isSmall = height < usual * smallest && (shape.size < smallest || fragment.width < 8)
      let isMarked = FootnoteMark.length(of: fragment.text) != nil
      // Items of lists are circled too.
      let isSure = isMarked && Numbering(of: fragment.text) == nil
      guard isSmall || isSure && isLow(fragment, on: document.pages[fragment.line.page]) else {
        break
      }
      start -= 1
      let isParted = shape.extraSpaceAbove > (isSmall ? space : space * 2)
      if isParted && (isMarked || page[start...].contains { $0.width >= 8 }) { best = start }
    }
    guard let best, page[..<best].contains(where: { $0.shape?.size ?? 1 >= smallest }) else {
      return nil
    }
    return best
  }

  /// Whether a line stands in the lowest quarter of its page.
  private static func isLow(_ fragment: Fragment, on page: Page) -> Bool {
    guard page.height > 0, let box = page.lines[fragment.line.line].box else { return false }
    return Int(box.top) * 4 > page.height * 3
  }
}
