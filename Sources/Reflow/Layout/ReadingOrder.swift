import DocumentModel

/// The order in which the lines of a page of two columns are read.
enum ReadingOrder {
  /// The places of `boxes` in reading order.
  ///
  /// Lines across both columns part the page into bands; in each the left column is read before the
  /// right one. Pages of one column, and pages whose lines come in that order already, stay as they
  /// are, and so does the order within a column. `columns` are numbered as in ``Columns``.
  static func order(of boxes: [Box], columns: [Int]) -> [Int] {
    let given = Array(boxes.indices)
    guard columns.contains(1), columns.contains(2) else { return given }
    let across = given.filter { columns[$0] == 0 && standsAlone($0, boxes, columns) }
    let edges = across.map { middle(of: boxes[$0]) }.sorted()
    var column = 1
    let keys = given.map { index in
      let band = edges.count { $0 < middle(of: boxes[index]) }
      // A line across ends its band. One with print beside it is part of a column, the same as the line
      // before.
      if across.contains(index) { return Key(band: band, column: 3) }
      column = columns[index] == 0 ? column : columns[index]
      return Key(band: band, column: column)
    }
    guard given.dropFirst().contains(where: { keys[$0] < keys[$0 - 1] }) else { return given }
    return given.sorted { (keys[$0], $0) < (keys[$1], $1) }
  }

  /// Whether no line of a column stands beside the line at `index`.
  private static func standsAlone(_ index: Int, _ boxes: [Box], _ columns: [Int]) -> Bool {
    let box = boxes[index]
    return !boxes.indices.contains { other in
      guard columns[other] != 0 else { return false }
      let overlap = min(box.bottom, boxes[other].bottom) - max(box.top, boxes[other].top)
      return Int(overlap) * 2 > min(box.height, boxes[other].height)
    }
  }

  private static func middle(of box: Box) -> Int { (Int(box.top) + Int(box.bottom)) / 2 }

  private struct Key: Comparable {
    var band: Int
    var column: Int

    static func < (left: Key, right: Key) -> Bool {
      (left.band, left.column) < (right.band, right.column)
    }
  }
}
