import DocumentModel

/// Puts lines that a layout analysis has out of their order into it.
///
/// Shadows, show-through, patterns and water marks make Tesseract's layout cut lines and parts of lines out of their
/// paragraphs; as blocks of their own they come before lines above them, or after lines below them. Two rules tell what
/// is out of order; lines that keep them stay as the layout has them, and so do columns and cells side by side:
///
/// - of two lines of one column the upper one is read first;
/// - parts of one printed line are read one after the other.
enum LayoutOrder {
  /// Pages of more lines than these are noise: they stay as they are.
  static let most = 3_000
  /// Width in common that makes two lines one column: as a share of the wider one, or of the narrower one.
  static let common = (ofWider: 0.5, ofNarrower: 0.9)
  /// Parts of one printed line: how far their middles are apart at most, and the least height of the lower for the higher
  /// one; both in heights of the higher one.
  static let row = (middles: 0.4, height: 0.5)
  /// White between two parts of one line, in heights: so much is narrower than any gutter, and up to so much is one
  /// where the lines above and below say nothing else. Between columns there are two characters and more, in
  /// newspapers one.
  static let gap = (sure: 0.6, widest: 1.3)
  /// How far away the lines above and below are looked for, from middle to middle in heights.
  static let reach = 2.5

  /// The lines in order.
  ///
  /// - Parameters:
  ///   - lines: in the order of the layout.
  ///   - box: of a line.
  ///   - block: of a line; one that moves gets that of the line it moves to.
  /// - Returns: all of the lines.
  static func mended<Line>(
    _ lines: [Line], box: KeyPath<Line, Box>, block: WritableKeyPath<Line, Int>
  ) -> [Line] {
    guard lines.count > 1, lines.count <= most else { return lines }
    let rows = rows(of: lines.map { $0[keyPath: box] })
    let order = order(of: rows)
    var result: [Line] = []
    for step in order {
      let own = rows[step.row].members.map { lines[$0] }
      let neighbour = step.before.map { lines[rows[$0].members[0]] } ?? own[0]
      result += own.map { line in
        var line = line
        line[keyPath: block] = neighbour[keyPath: block]
        return line
      }
    }
    return result
  }

  /// A printed line: one line of the layout, or several side by side.
  private struct Row {
    /// From left to right.
    var members: [Int]
    var box: Box
  }

  /// The lines, those that are parts of one joined, in the order of the earliest part.
  private static func rows(of boxes: [Box]) -> [Row] {
    var next: [Int?] = boxes.map { _ in nil }
    var isContinued = [Bool](repeating: false, count: boxes.count)
    for left in boxes.indices where boxes[left].width >= boxes[left].height {
      let followers = boxes.indices.filter { !isContinued[$0] && goesOn(left, $0, boxes) }
      guard let right = followers.min(by: { boxes[$0].left < boxes[$1].left }) else { continue }
      next[left] = right
      isContinued[right] = true
    }
    return boxes.indices.filter { !isContinued[$0] }.map { first in
      var row = Row(members: [first], box: boxes[first])
      while let more = row.members.last.flatMap({ next[$0] }) {
        row.members.append(more)
        row.box = row.box.union(boxes[more])
      }
      return row
    }.sorted { ($0.members.min() ?? 0) < ($1.members.min() ?? 0) }
  }

  /// Whether the line at `right` is what follows that at `left` in one printed line.
  private static func goesOn(_ left: Int, _ right: Int, _ boxes: [Box]) -> Bool {
    let one = boxes[left]
    let other = boxes[right]
    let height = Double(max(one.height, other.height))
    guard Double(min(one.height, other.height)) >= row.height * height,
      Double(abs(middle(of: one) - middle(of: other))) <= row.middles * height
    else { return false }
    let white = Double(Int(other.left) - Int(one.right))
    guard white >= -gap.sure * height, white <= gap.widest * height, other.left > one.left,
      other.right > one.right
    else { return false }
    return white <= gap.sure * height || !isGutter(from: one, to: other, boxes)
  }

  /// Whether the white between two lines may be that between columns: unless a line above or below runs across it, and
  /// none begins behind it.
  private static func isGutter(from one: Box, to other: Box, _ boxes: [Box]) -> Bool {
    let height = max(one.height, other.height)
    var isCrossed = false
    for box in boxes {
      let distance = abs(middle(of: box) - middle(of: one))
      guard Double(distance) <= reach * Double(height), distance * 2 > height else { continue }
      if abs(Int(box.left) - Int(other.left)) < height { return true }
      if Int(box.left) < Int(one.right) - height, Int(box.right) > Int(other.left) + height {
        isCrossed = true
      }
    }
    return !isCrossed
  }

  /// A row in its turn, and the row before which it was fetched.
  private struct Step {
    var row: Int
    var before: Int?
  }

  /// The rows one after the other, each behind those above it in its column.
  private static func order(of rows: [Row]) -> [Step] {
    var steps: [Step] = []
    var isTaken = [Bool](repeating: false, count: rows.count)
    for row in rows.indices where !isTaken[row] {
      // What is above it and comes later, the uppermost first: each of these has what is above it fetched already.
      let above = rows.indices.filter { !isTaken[$0] && $0 > row && isBelow(row, $0, rows) }
      var fetched = Set(above)
      var rest = above
      while let next = rest.popLast() {
        for other in rows.indices
        where !isTaken[other] && other > row && !fetched.contains(other)
          && isBelow(next, other, rows)
        {
          fetched.insert(other)
          rest.append(other)
        }
      }
      let early = fetched.sorted { (middle(of: rows[$0].box), $0) < (middle(of: rows[$1].box), $1) }
      for other in early {
        isTaken[other] = true
        steps.append(Step(row: other, before: row))
      }
      isTaken[row] = true
      steps.append(Step(row: row, before: nil))
    }
    return steps
  }

  /// Whether a row stands below another one in the same column.
  private static func isBelow(_ lower: Int, _ upper: Int, _ rows: [Row]) -> Bool {
    let one = rows[lower].box
    let other = rows[upper].box
    guard Int(one.top) >= middle(of: other) else { return false }
    let shared = Double(Int(min(one.right, other.right)) - Int(max(one.left, other.left)))
    return shared > Double(max(one.width, other.width)) * common.ofWider
      || shared > Double(min(one.width, other.width)) * common.ofNarrower
  }

  private static func middle(of box: Box) -> Int { (Int(box.top) + Int(box.bottom)) / 2 }
}
