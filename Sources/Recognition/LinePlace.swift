import DocumentModel

/// Where a line that was found by itself stands among those that a layout analysis has in order.
struct LinePlace {
  /// Position among the lines.
  var index: Int
  var block: Int

  /// Width that lines of one column have in common, as a share of the narrower one.
  static let common = 0.5

  /// Behind the line above it or before the one below it in its column, whichever is nearer; without such behind what
  /// stands at its left.
  ///
  /// - Parameters:
  ///   - box: of the line.
  ///   - lines: boxes and blocks of the others, in reading order.
  init(of box: Box, among lines: [(box: Box, block: Int)]) {
    let middle = box.middle
    let column = lines.indices.filter { lines[$0].box.commonWidth(with: box) >= Self.common }
    let above = column.filter { lines[$0].box.middle <= middle }
      .max { lines[$0].box.bottom < lines[$1].box.bottom }
    let below = column.filter { lines[$0].box.middle > middle }
      .min { lines[$0].box.top < lines[$1].box.top }
    let beside = lines.indices.filter { index in
      let other = lines[index].box
      return Int(other.top) <= middle && Int(other.bottom) >= middle && other.right <= box.left
    }.max { lines[$0].box.right < lines[$1].box.right }
    let isNearerBelow =
      if let above, let below {
        Int(lines[below].box.top) - Int(box.bottom) < Int(box.top) - Int(lines[above].box.bottom)
      } else {
        above == nil && below != nil
      }
    if isNearerBelow, let below {
      index = below
      block = lines[below].block
    } else if let neighbour = above ?? beside {
      block = lines[neighbour].block
      // Lines of the block that follow and are above too, shorter ones, come before it, and what is at its left.
      let quarter = box.height / 4
      let rest = lines[(neighbour + 1)...].prefix { [block] other in
        let theirs = other.box.middle
        let isBefore = other.box.left < box.left && theirs <= middle + quarter
        return other.block == block && (theirs <= middle - quarter || isBefore)
      }
      index = rest.endIndex
    } else {
      index = lines.count
      block = lines.last?.block ?? 0
    }
  }
}

extension Box {
  /// The row of pixels half-way down.
  var middle: Int { (Int(top) + Int(bottom)) / 2 }
}
