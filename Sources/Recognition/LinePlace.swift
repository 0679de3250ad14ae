import DocumentModel

/// Where a line that was found by itself stands among those that a layout analysis has in order.
struct LinePlace {
  /// Position among the lines.
  var index: Int
  var block: Int

  /// Behind the nearest line above it, or beside it at its left, or else before the nearest one below.
  ///
  /// - Parameters:
  ///   - box: of the line.
  ///   - lines: boxes and blocks of the others, in reading order.
  init(of box: Box, among lines: [(box: Box, block: Int)]) {
    func shares(_ other: Box) -> Bool {
      min(other.right, box.right) > max(other.left, box.left)
    }
    let middle = (box.top + box.bottom) / 2
    let beside = lines.indices.filter { index in
      let other = lines[index].box
      return other.top <= middle && other.bottom >= middle && other.right <= box.left
    }.max { lines[$0].box.right < lines[$1].box.right }
    let above = lines.indices.filter {
      shares(lines[$0].box) && (lines[$0].box.top + lines[$0].box.bottom) / 2 <= middle
    }.max { lines[$0].box.bottom < lines[$1].box.bottom }
    if let neighbour = above ?? beside {
      block = lines[neighbour].block
      // Lines of the block that follow and are above too, shorter ones, come before it, and what is at its left.
      let quarter = Int32(box.height) / 4
      let rest = lines[(neighbour + 1)...].prefix { [block] other in
        let theirs = (other.box.top + other.box.bottom) / 2
        let isBefore = other.box.left < box.left && theirs <= middle + quarter
        return other.block == block && (theirs <= middle - quarter || isBefore)
      }
      index = rest.endIndex
      return
    }
    let below = lines.indices.filter { shares(lines[$0].box) }
      .min { lines[$0].box.top < lines[$1].box.top }
    index = below ?? lines.count
    block = below.map { lines[$0].block } ?? lines.last?.block ?? 0
  }
}
