/// Where the columns of a table lie, as far as its lines have shown.
struct TableColumns {
  /// From left to right, without overlap; ranges are of no meaning.
  private(set) var extents: [PrintedCell]

  /// The columns that two neighbouring lines of several cells agree on; `nil` when they do not.
  init?(_ above: [PrintedCell], _ below: [PrintedCell]) {
    let (more, fewer) = above.count >= below.count ? (above, below) : (below, above)
    guard fewer.count >= 2, Self.lie(fewer, over: more) else { return nil }
    extents = more
    widen(with: fewer)
  }

  /// The columns of a line of at least three cells, when the line below it fits into them.
  init?(of cells: [PrintedCell], fitting below: TableLine) {
    guard cells.count >= 3, let parts = below.cells(in: cells), parts.count >= 2 else { return nil }
    extents = cells
    widen(with: Array(parts.values))
  }

  /// Takes in the cells of one more line; `false`, and nothing is changed, when they lie otherwise.
  mutating func take(_ cells: [PrintedCell]) -> Bool {
    if cells.count <= extents.count {
      guard Self.lie(cells, over: extents) else { return false }
      widen(with: cells)
      return true
    }
    guard Self.lie(extents, over: cells) else { return false }
    let before = extents
    extents = cells
    widen(with: before)
    return true
  }

  /// Widens the columns by cells that belong to one of them and touch no other.
  mutating func widen(with cells: [PrintedCell]) {
    for cell in cells {
      let own = extents.indices.filter { extents[$0].overlaps(cell) }
      guard own.count == 1, let column = own.first else { continue }
      extents[column].left = min(extents[column].left, cell.left)
      extents[column].right = max(extents[column].right, cell.right)
    }
  }

  /// Whether at least four fifths of `cells` share some width with one column, and only one.
  private static func lie(_ cells: [PrintedCell], over columns: [PrintedCell]) -> Bool {
    let matched = cells.filter { cell in columns.count { $0.overlaps(cell) } == 1 }
    return matched.count * 5 >= cells.count * 4
  }

  /// Whether the columns lie where those of `other` do.
  func match(_ other: TableColumns) -> Bool {
    extents.count == other.extents.count
      && zip(extents, other.extents).allSatisfy { $0.overlaps($1) }
  }
}
