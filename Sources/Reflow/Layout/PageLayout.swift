import DocumentModel

/// The geometry of one page's body lines.
struct PageLayout {
  /// The places of the lines given in reading order; all else counts in this order.
  let order: [Int]
  /// Side of a Chinese character in pixels.
  let em: Double
  /// One per line; columns are numbered as in ``Columns``.
  private let columns: [Int]
  private let boxes: [Box]
  private let sizes: [Double]
  private(set) var margins: [Int: Margins] = [:]
  private let counts: [Int: Int]
  /// Middle one of the white spaces between lines, in pixels.
  private var usualSpace = 0.0

  /// Lines before and behind a line that tell where the margins are beside it.
  private static let reach = 6

  /// Measures the lines given; lines without a box are not allowed.
  ///
  /// - Returns: `nil` when no size of characters can be told.
  init?(of given: [TextLine]) {
    let givenBoxes = given.compactMap(\.box)
    guard givenBoxes.count == given.count, !givenBoxes.isEmpty else { return nil }
    let known = given.compactMap { Self.pitch(of: $0) }.sorted()
    let heights = givenBoxes.map { Double($0.height) * 1.05 }.sorted()
    em = known.isEmpty ? heights[heights.count / 2] : known[known.count / 2]
    guard em >= 1 else { return nil }
    let em = em
    let givenColumns = Columns.columns(of: givenBoxes, em: em)
    order = ReadingOrder.order(of: givenBoxes, columns: givenColumns)
    columns = order.map { givenColumns[$0] }
    let boxes = order.map { givenBoxes[$0] }
    self.boxes = boxes
    let lines = order.map { given[$0] }
    let pitches = lines.map { Self.pitch(of: $0) }
    sizes = zip(zip(lines, boxes), pitches).map { line, pitch in
      Self.size(of: line.0, box: line.1, pitch: pitch, em: em)
    }
    var groups: [Int: [Box]] = [:]
    for (column, box) in zip(columns, boxes) { groups[column, default: []].append(box) }
    counts = groups.mapValues(\.count)
    margins = groups.mapValues { [em] in Margins(of: $0, em: em) }
    let spaces = boxes.indices.compactMap { space(above: $0) }.sorted()
    usualSpace = spaces.isEmpty ? 0 : spaces[spaces.count / 2]
  }

  /// Whether the page has two columns.
  var hasTwoColumns: Bool { counts.keys.contains { $0 > 0 } }

  /// Widths in em of the columns that have enough lines to be trusted, by column.
  var trustedWidths: [Int: Double] {
    margins.filter { (counts[$0.key] ?? 0) >= 6 && $0.value.leftIsSure && $0.value.rightIsSure }
      .mapValues { $0.width / em }
  }

  /// Widens columns with few lines to the widths that the document's other pages have.
  mutating func fit(to widths: [Int: Double]) {
    for (column, width) in widths {
      margins[column]?.fit(to: width * em, em: em)
    }
  }

  /// The shape of the line at `index`.
  func shape(at index: Int) -> LineShape {
    let box = boxes[index]
    let margins = localMargins(at: index)
    let space = space(above: index)
    return LineShape(
      leftGap: (Double(box.left) - margins.left) / em,
      rightGap: (margins.right - Double(box.right)) / em,
      columnWidth: margins.width / em, size: sizes[index],
      extraSpaceAbove: space.map { ($0 - usualSpace) / em } ?? 0,
      sharesRow: sharesRow(with: index))
  }

  /// The column's margins, moved to where the lines around have them: pages curl towards the spine.
  private func localMargins(at index: Int) -> Margins {
    let column = columns[index]
    var margins = margins[column] ?? Margins(of: [boxes[index]], em: em)
    let near = max(0, index - Self.reach)...min(boxes.count - 1, index + Self.reach)
    let around = near.filter { columns[$0] == column }.map { boxes[$0] }
    guard around.count > Self.reach else { return margins }
    let local = Margins(of: around, em: em)
    let limit = em * 1.6
    if local.leftIsConfirmed, abs(local.left - margins.left) < limit { margins.left = local.left }
    if local.rightIsSure, abs(local.right - margins.right) < limit { margins.right = local.right }
    return margins
  }

  /// Pixels between the line and the one above it in its column; `nil` for the first one.
  private func space(above index: Int) -> Double? {
    guard index > 0, columns[index - 1] == columns[index], !sharesRow(with: index) else {
      return nil
    }
    let above = boxes[index - 1]
    guard boxes[index].top >= above.top else { return nil }
    return Double(boxes[index].top - above.bottom)
  }

  /// Whether the line stands to the right of the one before, on the same height.
  private func sharesRow(with index: Int) -> Bool {
    guard index > 0, columns[index - 1] == columns[index] else { return false }
    let box = boxes[index]
    let above = boxes[index - 1]
    let overlap = min(above.bottom, box.bottom) - max(above.top, box.top)
    return Double(overlap) > Double(min(above.height, box.height)) * 0.6 && box.left >= above.right
  }

  /// Side of a line's characters relative to the page's.
  ///
  /// Pitch and height must agree: a line with lost characters is wide without being high, one run into
  /// its neighbour high without being wide.
  private static func size(of line: TextLine, box: Box, pitch: Double?, em: Double) -> Double {
    let width = line.rawText.unicodeScalars.widthInEm
    guard width >= 2 else { return 1 }
    let byPitch = (pitch ?? Double(box.width) / width) / em
    let byHeight = Double(box.height) / em
    if byPitch > 1 {
      let size = min(byPitch, max(1, byHeight * 1.1))
      // Short lines are letter-spaced or misread too often to be trusted with less.
      return pitch != nil || size > 1.3 ? size : 1
    }
    return pitch == nil ? 1 : max(byPitch, min(1, byHeight))
  }

  /// Pixels per character of a line that is mostly Chinese and at least eight characters long.
  private static func pitch(of line: TextLine) -> Double? {
    guard let box = line.box else { return nil }
    let width = line.rawText.unicodeScalars.widthInEm
    let han = line.rawText.unicodeScalars.count { $0.isHan }
    guard width >= 8, Double(han) >= width * 0.6 else { return nil }
    return Double(box.width) / width
  }
}
