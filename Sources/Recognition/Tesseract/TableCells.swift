import DocumentModel

/// Brings the lines of a page and the cells of its ruled tables together.
enum TableCells {
  /// Lines that run over several cells parted where the cells end.
  ///
  /// - Parameters:
  ///   - lines: of a layout analysis that did not see the rules.
  ///   - tables: of the page, in the pixels of the lines.
  /// - Returns: the others as they are.
  static func parted(_ lines: [LayoutLine], by tables: [RuledTable]) -> [LayoutLine] {
    guard !tables.isEmpty else { return lines }
    return lines.flatMap { line in
      var order: [Place?] = []
      var parts: [Place?: LayoutLine] = [:]
      for blob in line.blobs.sorted(by: { $0.left < $1.left }) {
        let place = place(of: blob, in: tables)
        if parts[place] == nil { order.append(place) }
        parts[place, default: LayoutLine(box: blob, block: line.block)].add(blob)
      }
      guard order.count > 1 else { return [line] }
      let isOneRow = order.allSatisfy {
        $0?.table == order[0]?.table && $0?.cell.row == order[0]?.cell.row
      }
      return order.compactMap { parts[$0] }.map { part in
        guard isOneRow else { return part }
        var part = part
        (part.box.top, part.box.bottom) = (line.box.top, line.box.bottom)
        return part
      }
    }
  }

  /// The lines of each table together, row by row and cell by cell, behind what stands above the table and before what
  /// stands below it.
  ///
  /// - Parameters:
  ///   - lines: in reading order.
  ///   - tables: of the page, in the pixels of the lines.
  static func inOrder(_ lines: [TextLine], by tables: [RuledTable]) -> [TextLine] {
    tables.reduce(lines) { inOrder($0, by: $1) }
  }

  private static func inOrder(_ lines: [TextLine], by table: RuledTable) -> [TextLine] {
    let cells = lines.map { line in
      line.isOrthogonal ? nil : line.box.flatMap { table.cell(of: $0.start) }
    }
    guard let first = cells.firstIndex(where: { $0 != nil }) else { return lines }
    func key(_ index: Int) -> [Int] {
      [
        cells[index]?.row ?? 0, cells[index]?.column ?? 0, Int(lines[index].box?.top ?? 0), index,
      ]
    }
    let inside = lines.indices.filter { cells[$0] != nil }
      .sorted { key($0).lexicographicallyPrecedes(key($1)) }
      .map { index in
        var line = lines[index]
        line.block = lines[first].block
        return line
      }
    func isOutside(_ index: Int, isAbove: Bool) -> Bool {
      guard cells[index] == nil, let box = lines[index].box, box.commonWidth(with: table.box) > 0
      else { return false }
      return isAbove ? box.bottom <= table.box.top + 1 : box.top >= table.box.bottom - 1
    }
    let before = lines.indices.filter { $0 < first }
    let after = lines.indices.filter { $0 > first && cells[$0] == nil }
    let moved = after.filter { isOutside($0, isAbove: true) }
    let held = before.filter { isOutside($0, isAbove: false) }
    return (before.filter { !held.contains($0) } + moved).map { lines[$0] } + inside
      + (held + after.filter { !moved.contains($0) }).map { lines[$0] }
  }

  private struct Place: Hashable {
    var table: Int
    var cell: RuledTable.Cell
  }

  private static func place(of box: Box, in tables: [RuledTable]) -> Place? {
    for (table, ruled) in tables.enumerated() {
      if let cell = ruled.cell(of: box) { return Place(table: table, cell: cell) }
    }
    return nil
  }
}

extension LayoutLine {
  fileprivate mutating func add(_ blob: Box) {
    box = box.union(blob)
    blobs.append(blob)
  }
}

extension Box {
  /// As much of a line's beginning as it is high.
  fileprivate var start: Box {
    Box(
      left: Int(left), top: Int(top), right: min(Int(right), Int(left) + height),
      bottom: Int(bottom))
  }
}
