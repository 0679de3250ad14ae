import DocumentModel

/// Running lines of text files, whose pages form feeds part: told by their words alone.
extension RunningLines {
  /// Pages that must have a line that no blank line parts from the text, and one whose number may be its own.
  private static let enough = 3

  /// Whether enough of the pages around have the very same line at the same edge, or one with the number of the
  /// page counted on: half of all, three quarters of those of the same side, odd or even, or three in a row, as
  /// the heads of chapters are.
  ///
  /// A line that is not set apart must be the outermost one, or the same on all pages. The first line of the
  /// text is its title, unless it has the page's number.
  func isRunningInText(_ line: EdgeLine, _ typed: TypedEdge, on page: Int) -> Bool {
    guard typed.mayRun, !forms.contains(page) else { return false }
    let all = hits(of: line, typed, on: page, neighbours(of: page).map { $0 })
    let side = hits(
      of: line, typed, on: page, neighbours(of: page).filter { ($0 - page) % 2 == 0 })
    guard all.hits >= 1 else { return false }
    if line.edge == .top && page == firstPrintedPage && !all.isNumbered { return false }
    // 啊，故乡: the refrain of a song, not a foot.
    if line.edge == .bottom && typed.isClause && !all.isNumbered { return false }
    if all.isSurelyNumbered && !all.on.isDisjoint(with: [page - 1, page + 1]) { return true }
    let goesOn = all.on.contains(page - 1) && !all.on.isDisjoint(with: [page - 2, page + 1])
    guard
      goesOn || all.hits * 2 >= all.pages || side.hits * 4 >= side.pages * 3 && side.hits > 0
    else { return false }
    if all.isNumbered { return all.isSurelyNumbered || all.hits + 1 >= Self.enough }
    if isHeadingLike(line) && all.hits < 2 { return false }
    if line.rank > 0 && !typed.isSetApart {
      return all.hits == all.pages && all.hits >= Self.enough && !typed.isClause
    }
    return all.hits + 1 >= Self.enough || typed.isSetApart && all.hits == all.pages
  }

  private struct Hits {
    var pages = 0
    /// Pages that have the line.
    var on: Set<Int> = []
    var hits: Int { on.count }
    /// Whether the page's number is in the line, and stands there as such numbers do.
    var isNumbered = false
    var isSurelyNumbered = false
  }

  private func hits(
    of line: EdgeLine, _ typed: TypedEdge, on page: Int, _ others: [Int]
  ) -> Hits {
    var result = Hits()
    for other in others {
      result.pages += 1
      let likeness = pages[other].lazy.compactMap { candidate -> TypedEdge.Likeness? in
        guard candidate.edge == line.edge, abs(candidate.rank - line.rank) <= 1,
          let edge = candidate.typed
        else { return nil }
        return typed.likeness(to: edge, pages: other - page)
      }.first
      guard let likeness else { continue }
      result.on.insert(other)
      guard case .counting(let isSure) = likeness else { continue }
      result.isNumbered = true
      result.isSurelyNumbered = result.isSurelyNumbered || isSure
    }
    return result
  }
}
