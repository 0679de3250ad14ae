import DocumentModel

/// Small blocks that a layout analysis has out of their order.
///
/// Shadows and show-through make Tesseract's layout cut a line or a part of one out of its paragraph; as a block of its
/// own it comes after lines that stand below it.
enum StrayBlocks {
  /// Lines of a block that may be out of order: larger ones are columns and tables.
  static let most = 2
  /// Share of the narrower one's width that lines over each other have in common.
  static let common = 0.5

  /// The lines' order with those of small blocks in their places.
  ///
  /// - Parameter lines: boxes and blocks, in the order of the layout.
  /// - Returns: indices of the lines in reading order, and the block of each, in that order.
  static func order(_ lines: [(box: Box, block: Int)]) -> [(index: Int, block: Int)] {
    var counts: [Int: Int] = [:]
    for line in lines { counts[line.block, default: 0] += 1 }
    var order = lines.indices.map { (index: $0, block: lines[$0].block) }
    for index in lines.indices where counts[lines[index].block, default: 0] <= most {
      guard let place = order.firstIndex(where: { $0.index == index }),
        order[..<place].contains(where: { isBelow(lines[$0.index].box, lines[index].box) })
      else { continue }
      order.remove(at: place)
      let better = LinePlace(
        of: lines[index].box, among: order.map { (lines[$0.index].box, $0.block) })
      order.insert((index, better.block), at: better.index)
    }
    return order
  }

  private static func isBelow(_ lower: Box, _ upper: Box) -> Bool {
    let shared = Double(min(lower.right, upper.right) - max(lower.left, upper.left))
    return lower.top >= (upper.top + upper.bottom) / 2
      && shared > Double(min(lower.width, upper.width)) * common
  }
}
