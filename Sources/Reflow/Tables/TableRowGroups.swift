/// Which lines of a table make one row.
enum TableRowGroups {
  /// The number of its row for each line, rising from 0.
  ///
  /// A line with most of its cells starts a row. One that lacks the first cell, or most of them, is
  /// part of a row whose text is broken over lines when it stands closer to that row than rows stand
  /// to each other, or when each of its cells goes on with one above that is full.
  static func rows(of region: TableRegion) -> [Int] {
    let lines = region.lines
    let columns = region.columns.extents
    let isPartial = lines.map { line in
      line.cells[0] == nil || (columns.count > 2 && line.cells.count * 2 <= columns.count)
        || (columns.count == 2 && line.cells.count < 2)
    }
    let gaps = zip(lines, lines.dropFirst()).map { Double($1.line.top - $0.line.bottom) }
    let between = gaps.indices.filter { !isPartial[$0] && !isPartial[$0 + 1] }.map { gaps[$0] }
      .sorted()
    let usual = between.isEmpty ? gaps.max() ?? 0 : between[between.count / 2]
    var rows = [0]
    var row = 0
    for (index, gap) in gaps.enumerated() {
      let above = lines[index]
      let below = lines[index + 1]
      let mayJoin = isPartial[index] || isPartial[index + 1]
      let isClose = gap < min(usual * 0.55, usual - below.line.em * 0.25)
      let goesOn =
        isPartial[index + 1] && below.cells[0] == nil
        && isFull(above, columns, under: below)
      if !(mayJoin && (isClose || goesOn)) { row += 1 }
      rows.append(row)
    }
    return rows
  }

  /// Whether every cell of `below` has a cell above it that fills its column.
  private static func isFull(
    _ above: TableRegion.Line, _ columns: [PrintedCell], under below: TableRegion.Line
  ) -> Bool {
    below.cells.keys.allSatisfy { column in
      guard let cell = above.cells[column] else { return false }
      return Double(columns[column].right - cell.right) < above.line.em * 1.3
        && Double(columns[column].width) > above.line.em * 5
    }
  }
}
