import DocumentModel

/// Puts lines that a layout analysis has out of their order into it.
///
/// Shadows, show-through, patterns and water marks make Tesseract's layout cut lines and parts of lines out of their
/// paragraphs; as blocks of their own they come before lines above them, or after lines below them. Two rules tell what
/// is out of order; lines that keep them stay as the layout has them, and so do columns and cells side by side:
///
/// - of two lines of one column the upper one is read first;
/// - parts of one printed line are read one after the other.
///
/// On ten made pages each, read by the default pipeline: a moiré 0.030 → 0.016 (character error rate), a water mark
/// 0.028 → 0.022, squared paper 0.059 → 0.046; the benchmark's dev set is as it was. (November 2026.)
enum LayoutOrder {
  /// Pages of more lines than these are noise: they stay as they are.
  static let most = 3_000
  /// Width in common that makes two lines one column: as a share of the wider one, or, of lines close to each other, of
  /// the narrower one (the short last line of a paragraph).
  static let common = (ofWider: 0.5, ofNarrower: 0.9)
  /// Parts of one printed line: how far their middles are apart at most, and the least height of the lower for the higher
  /// one; both in heights of the higher one.
  static let sameLine = (middles: 0.4, height: 0.5)
  /// White between two parts of one line, in heights.
  ///
  /// Between columns there are two characters and more, in newspapers one; up to so much is a part of a line where
  /// nothing above or below says else, up to the other where a line above or below runs across it.
  static let white = (plain: 0.6, crossed: 1.3)
  /// How far away lines close to each other are, from middle to middle in heights.
  static let reach = 2.5

  /// The lines in order.
  ///
  /// - Parameters:
  ///   - lines: in the order of the layout.
  ///   - box: of a line.
  ///   - block: of a line; parts of a line get that of its beginning, and a line that moves close above another gets
  ///     that of the other.
  /// - Returns: all of the lines.
  static func mended<Line>(
    _ lines: [Line], box: KeyPath<Line, Box>, block: WritableKeyPath<Line, Int>
  ) -> [Line] {
    guard lines.count > 1, lines.count <= most else { return lines }
    let rows = rows(of: lines.map { $0[keyPath: box] })
    return order(of: rows).flatMap { turn in
      let own = rows[turn.row]
      let neighbour = turn.fetchedFor.map { rows[$0] }
      let isNear = neighbour.map { isClose(own.box, $0.box) } ?? false
      let first = isNear ? neighbour?.members[0] ?? own.members[0] : own.members[0]
      return own.members.map { index in
        var line = lines[index]
        line[keyPath: block] = lines[first][keyPath: block]
        return line
      }
    }
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
      let followers = boxes.indices.filter { !isContinued[$0] && mayGoOn(left, $0, boxes) }
      guard let right = followers.min(by: { boxes[$0].left < boxes[$1].left }),
        isWithin(boxes[left], boxes[right], boxes)
      else { continue }
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

  /// Whether the line at `right` stands behind that at `left`, as high and with little white between.
  private static func mayGoOn(_ left: Int, _ right: Int, _ boxes: [Box]) -> Bool {
    let one = boxes[left]
    let other = boxes[right]
    let height = Double(max(one.height, other.height))
    guard Double(abs(one.middle - other.middle)) <= sameLine.middles * height,
      Double(min(one.height, other.height)) >= sameLine.height * height,
      other.left > one.left, other.right > one.right
    else { return false }
    let gap = Double(Int(other.left) - Int(one.right))
    return gap >= -white.plain * height && gap <= white.crossed * height
  }

  /// Whether the white between two lines is within a line, by what the lines above and below it do: run across it, or
  /// begin where the second one begins, as the lines of a column do.
  private static func isWithin(_ one: Box, _ other: Box, _ boxes: [Box]) -> Bool {
    let height = max(one.height, other.height)
    var isCrossed = false
    var isColumn = false
    for box in boxes {
      let distance = abs(box.middle - one.middle)
      guard Double(distance) <= reach * Double(height), distance * 2 > height else { continue }
      isColumn = isColumn || abs(Int(box.left) - Int(other.left)) < height
      isCrossed =
        isCrossed
        || Int(box.left) < Int(one.right) - height && Int(box.right) > Int(other.left) + height
    }
    let gap = Double(Int(other.left) - Int(one.right))
    return gap <= white.plain * Double(height) ? isCrossed || !isColumn : isCrossed && !isColumn
  }

  /// A row whose turn it is, and the row below it for which it was fetched.
  private struct Turn {
    var row: Int
    var fetchedFor: Int?
  }

  /// The rows one after the other, each behind those above it in its column.
  private static func order(of rows: [Row]) -> [Turn] {
    var turns: [Turn] = []
    var isTaken = [Bool](repeating: false, count: rows.count)
    for first in rows.indices where !isTaken[first] {
      // Rows that wait for those above them, and up to where these have been looked for.
      var waiting = [(row: first, next: 0)]
      isTaken[first] = true
      while let (row, start) = waiting.last {
        let above = rows.indices[start...].first {
          !isTaken[$0] && isBelow(rows[row].box, rows[$0].box)
        }
        if let above {
          waiting[waiting.count - 1].next = above + 1
          isTaken[above] = true
          waiting.append((above, 0))
        } else {
          waiting.removeLast()
          turns.append(Turn(row: row, fetchedFor: waiting.last?.row))
        }
      }
    }
    return turns
  }

  /// Whether a box stands below another one in the same column.
  private static func isBelow(_ lower: Box, _ upper: Box) -> Bool {
    guard Int(lower.top) >= upper.middle else { return false }
    let shared = Double(
      Int(min(lower.right, upper.right)) - Int(max(lower.left, upper.left)))
    return shared > Double(max(lower.width, upper.width)) * common.ofWider
      || shared > Double(min(lower.width, upper.width)) * common.ofNarrower
        && isClose(lower, upper)
  }

  /// Whether two lines are as high and as close as those of one paragraph.
  private static func isClose(_ one: Box, _ other: Box) -> Bool {
    let height = Double(max(one.height, other.height))
    return Double(abs(one.middle - other.middle)) <= reach * height
      && Double(min(one.height, other.height)) >= sameLine.height * height
  }
}
