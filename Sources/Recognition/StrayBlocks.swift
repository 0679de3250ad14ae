import DocumentModel

/// Small blocks that a layout analysis has out of their order.
///
/// Shadows and show-through make Tesseract's layout cut a line or a part of one out of its paragraph; as a block of its
/// own it comes after lines that stand below it.
enum StrayBlocks {
  /// Lines of a block that may be out of order: larger ones are columns and tables.
  static let most = 2
  /// Width that it has in common with a line below it, as a share of the wider one: a line of the same column.
  static let common = 0.5
  /// How far from its new neighbour it may stand, from middle to middle, in heights.
  static let reach = 2.5

  /// The lines in order, those of small blocks in their places.
  ///
  /// - Parameters:
  ///   - lines: in the order of the layout.
  ///   - box: of a line.
  ///   - block: of a line, which becomes that of its neighbour.
  /// - Returns: all of the lines.
  static func inOrder<Line>(
    _ lines: [Line], box: KeyPath<Line, Box>, block: WritableKeyPath<Line, Int>
  ) -> [Line] {
    var counts: [Int: Int] = [:]
    for line in lines { counts[line[keyPath: block], default: 0] += 1 }
    var order = lines.indices.map { (index: $0, line: lines[$0]) }
    for (index, line) in lines.enumerated()
    where counts[line[keyPath: block], default: 0] <= most {
      let own = line[keyPath: box]
      guard let place = order.firstIndex(where: { $0.index == index }),
        order[..<place].contains(where: { isBelow($0.line[keyPath: box], own) })
      else { continue }
      // What comes after it may be out of order as well.
      let before = order[..<place].map(\.line)
      let better = LinePlace(
        of: own, among: before.map { ($0[keyPath: box], $0[keyPath: block]) })
      let neighbours = [better.index - 1, better.index].filter(before.indices.contains)
      guard neighbours.contains(where: { isNear(before[$0][keyPath: box], own) }) else { continue }
      var moved = line
      moved[keyPath: block] = better.block
      order.remove(at: place)
      order.insert((index, moved), at: better.index)
    }
    return order.map(\.line)
  }

  private static func isBelow(_ lower: Box, _ upper: Box) -> Bool {
    let shared = Double(Int(min(lower.right, upper.right)) - Int(max(lower.left, upper.left)))
    return Int(lower.top) * 2 >= Int(upper.top) + Int(upper.bottom)
      && shared > Double(max(lower.width, upper.width)) * common
  }

  private static func isNear(_ one: Box, _ other: Box) -> Bool {
    let distance = abs(Int(one.top) + Int(one.bottom) - Int(other.top) - Int(other.bottom)) / 2
    return Double(distance) <= Double(max(one.height, other.height)) * reach
  }
}
