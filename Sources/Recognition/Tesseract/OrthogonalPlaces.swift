import DocumentModel

/// Where lines that run across the others of their page come in the order of reading.
enum OrthogonalPlaces {
  /// White above a line at which what goes before ends, as a multiple of what is usual on the page and at least in the
  /// line's heights.
  static let gap = (usual: 1.4, least: 0.5)

  /// The lines of a page in reading order, its blocks numbered anew where there is something to put in.
  ///
  /// Blocks go before what stands beside them, paragraphs are not parted; what stands above or below all columns of a page
  /// of vertical text, its head or foot, comes first or last.
  ///
  /// - Parameters:
  ///   - lines: in reading order.
  ///   - orthogonal: those to put in, each block's together.
  ///   - tables: of the page: what stands in a cell goes before the lines of its row.
  ///   - isVertical: whether `lines` are columns, on a page that was turned by a quarter counter-clockwise.
  /// - Returns: all of them.
  static func lines(
    _ lines: [TextLine], with orthogonal: [TextLine], tables: [RuledTable] = [], isVertical: Bool
  ) -> [TextLine] {
    guard !orthogonal.isEmpty else { return lines }
    var blocks: [(place: Int, order: Int32, lines: ArraySlice<TextLine>)] = []
    var rest = orthogonal[...]
    while let first = rest.first {
      let block = rest.prefix { $0.block == first.block }
      rest = rest.dropFirst(block.count)
      let box = block.compactMap(\.box).reduce(first.box) { $0?.union($1) ?? $1 }
      guard let box else { continue }
      blocks.append(
        (
          place(of: box, among: lines, tables, isVertical: isVertical),
          isVertical ? box.left : box.top,
          block
        ))
    }
    blocks.sort { ($0.place, $0.order) < ($1.place, $1.order) }
    var result: [TextLine] = []
    var number = -1
    var last: (index: Int, block: Int)?
    func append(_ line: TextLine, of source: Int) {
      if last.map({ $0 != (source, line.block) }) ?? true { number += 1 }
      last = (source, line.block)
      var line = line
      line.block = number
      result.append(line)
    }
    for (index, line) in lines.enumerated() {
      for (source, block) in blocks.enumerated() where block.place == index {
        for line in block.lines { append(line, of: source) }
      }
      append(line, of: -1 - blocks.count { $0.place <= index })
    }
    for (source, block) in blocks.enumerated() where block.place >= lines.count {
      for line in block.lines { append(line, of: source) }
    }
    return result
  }

  /// The index of the line that a block goes before.
  private static func place(
    of box: Box, among lines: [TextLine], _ tables: [RuledTable], isVertical: Bool
  ) -> Int {
    let boxes = lines.map { $0.box ?? Box(left: 0, top: 0, right: 0, bottom: 0) }
    if let own = RuledTable.place(of: box, in: tables),
      let first = boxes.firstIndex(where: { other in
        RuledTable.place(of: other, in: tables).map {
          $0.table == own.table && $0.cell.row >= own.cell.row
        } ?? false
      })
    {
      return first
    }
    if isVertical {
      // On the turned page its head is at the left.
      if boxes.allSatisfy({ $0.left >= box.right }) { return 0 }
      if boxes.allSatisfy({ $0.right <= box.left }) { return lines.count }
    }
    let beside = boxes.firstIndex { Int($0.top) + Int($0.bottom) > 2 * Int(box.top) }
    guard let beside else { return lines.count }
    let whites = zip(boxes, boxes.dropFirst()).map { Int($1.top) - Int($0.bottom) }
    let sorted = whites.filter { $0 > 0 }.sorted()
    let usual = sorted.isEmpty ? 0 : Double(sorted[sorted.count / 2])
    // Back to where the paragraph begins, or the column.
    return boxes.indices[...beside].last { index in
      guard index > 0, boxes[index].bottom > boxes[index - 1].top else { return true }
      let white = Double(whites[index - 1])
      return white > max(gap.usual * usual, gap.least * Double(boxes[index].height))
    } ?? 0
  }
}
