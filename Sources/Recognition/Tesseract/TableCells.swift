import DocumentModel

/// Brings the lines of a page and the cells of its ruled tables together.
enum TableCells {
  /// Lines that run over several cells parted where the cells end.
  ///
  /// A line goes to the row of its middle, whichever of its pieces reach over a rule; only one that is higher than print
  /// is parted by rows too.
  ///
  /// - Parameters:
  ///   - lines: of a layout analysis that did not see the rules.
  ///   - tables: of the page, in the pixels of the lines.
  ///   - emPixels: side of a character's em box.
  /// - Returns: the others as they are.
  static func parted(
    _ lines: [LayoutLine], by tables: [RuledTable], emPixels: Double
  ) -> [LayoutLine] {
    guard !tables.isEmpty else { return lines }
    return lines.flatMap { line in
      let isHigh = Double(line.box.height) > LayoutLine.large * emPixels
      var order: [Place] = []
      var parts: [Place: LayoutLine] = [:]
      for blob in line.blobs.sorted(by: { $0.left < $1.left }) {
        var place = blob
        if !isHigh { (place.top, place.bottom) = (line.box.top, line.box.bottom) }
        let key = Place(of: place, in: tables)
        if let part = parts[key] {
          parts[key] = part.with(blob)
        } else {
          order.append(key)
          parts[key] = LayoutLine(box: blob, block: line.block, blobs: [blob])
        }
      }
      guard order.count > 1 else { return [line] }
      return order.compactMap { parts[$0] }.map { part in
        guard !isHigh else { return part }
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
  /// - Returns: all of them.
  static func inOrder(_ lines: [TextLine], by tables: [RuledTable]) -> [TextLine] {
    tables.indices.reduce(lines) { inOrder($0, by: tables, at: $1) }
  }

  private static func inOrder(
    _ lines: [TextLine], by tables: [RuledTable], at number: Int
  ) -> [TextLine] {
    let table = tables[number]
    let cells = lines.map { line -> RuledTable.Cell? in
      guard !line.isOrthogonal, let box = line.box,
        let place = RuledTable.place(of: box.start, in: tables), place.table == number
      else { return nil }
      return place.cell
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

  /// A cell, or a side of the tables.
  private struct Place: Hashable {
    var table: Int?
    var cell: RuledTable.Cell?
    /// Tables at the left of what stands in none.
    var side = 0

    init(of box: Box, in tables: [RuledTable]) {
      if let place = RuledTable.place(of: box, in: tables) {
        table = place.table
        cell = place.cell
      } else {
        side = tables.count { $0.box.right <= box.left }
      }
    }
  }
}

extension LayoutLine {
  fileprivate func with(_ blob: Box) -> LayoutLine {
    LayoutLine(box: box.union(blob), block: block, blobs: blobs + [blob])
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
