import DocumentModel

/// A line to be read, in one piece or in several side by side.
struct MergedLine: Equatable {
  enum Finder: Equatable {
    case both
    case layout
    case detector
    /// Ink that neither had.
    case print
  }

  /// From left to right.
  var pieces: [LineRegion]
  /// Tight around the print.
  var box: Box
  var block: Int
  var finder: Finder
}

/// Makes one list of lines out of those of a layout analysis and those of a detector.
///
/// The layout knows the order of reading and the blocks, and loses or halves a line now and then; the detector knows
/// where print is, and loses a line now and then as well, hardly ever the same one. A line that either found is read.
/// Where both have it the detector says how it lies, and the layout how far it reaches.
struct LineMerger {
  /// Side of a character's em box, in pixels of the page.
  let em: Double
  /// The print inside a box, tight; `nil` where there is none.
  let print: (Box) -> Box?

  /// A line's uncovered end is read with the piece beside it up to so many em, else by itself.
  static let joinedEnds = 4.0
  /// Ends shorter than this are margins, in em.
  static let shortestEnd = 0.5
  /// A detector's strip this much higher than the layout's line covers more than one, in heights.
  static let tooHigh = 2.4

  /// Share of a line that lies in another one from which it is no line of its own.
  static let doubled = 0.7
  /// The same for a line that the detector has not seen.
  static let doubledUnseen = 0.35

  /// The lines in reading order.
  func merge(_ given: [LayoutLine], _ detected: [LineRegion]) -> [MergedLine] {
    let layout = Self.withoutDoubles(given)
    var matches = [[Int]](repeating: [], count: layout.count)
    var free: [LineRegion] = []
    for (index, region) in detected.enumerated() {
      let found = layout.indices.filter { isOn(layout[$0].box, region) }
      if found.isEmpty { free.append(region) }
      let fitting = found.filter {
        region.height <= Double(layout[$0].box.height) * Self.tooHigh
      }
      for line in Self.nearest(of: fitting, to: region, among: layout) {
        matches[line].append(index)
      }
    }
    let isDouble = layout.indices.map { index in
      matches[index].isEmpty
        && layout.indices.contains {
          !matches[$0].isEmpty
            && layout[index].box.share(in: layout[$0].box) >= Self.doubledUnseen
        }
    }
    var lines: [MergedLine] = []
    for (index, line) in layout.enumerated() where !isDouble[index] {
      let regions = matches[index].map { number in
        cut(
          detected[number], to: line.box,
          among: layout.indices.filter { matches[$0].contains(number) }.map { layout[$0].box })
      }
      lines += merged(line, regions)
    }
    lines = Self.withoutDoubles(lines)
    lines = LayoutOrder.mended(lines, box: \.box, block: \.block)
    for line in joined(free) { insert(line, into: &lines) }
    return lines
  }

  /// Adds rows of print that neither has; those around a line that one has are left alone.
  func add(_ rows: [Box], to lines: inout [MergedLine]) {
    for row in rows where !lines.contains(where: { $0.box.share(in: row) >= Self.doubled }) {
      let region = LineRegion(row).grown(along: em * 0.15, across: em * 0.12)
      insert(MergedLine(pieces: [region], box: row, block: 0, finder: .print), into: &lines)
    }
  }

  /// The lines without those that lie in another: the layout makes lines of its own out of rules and smears on a line.
  private static func withoutDoubles(_ lines: [LayoutLine]) -> [LayoutLine] {
    lines.indices.filter { index in
      !lines.indices.contains { other in
        let isLarger =
          (area(lines[other].box), index) > (area(lines[index].box), other)
        return other != index && isLarger
          && lines[index].box.share(in: lines[other].box) >= doubled
      }
    }.map { lines[$0] }
  }

  /// The same once strips have told how the lines lie: of two that are one the detector's stays, or the lower one.
  private static func withoutDoubles(_ lines: [MergedLine]) -> [MergedLine] {
    func rank(_ index: Int) -> (Int, Int, Int) {
      (lines[index].finder == .layout ? 1 : 0, lines[index].box.height, index)
    }
    return lines.indices.filter { index in
      !lines.indices.contains { other in
        other != index && rank(other) < rank(index)
          && max(
            lines[index].box.share(in: lines[other].box),
            lines[other].box.share(in: lines[index].box)) >= doubled
      }
    }.map { lines[$0] }
  }

  private static func area(_ box: Box) -> Int { max(0, box.width) * max(0, box.height) }

  /// Of the lines that a strip runs along those that are side by side; of lines over each other the nearest.
  private static func nearest(
    of found: [Int], to region: LineRegion, among layout: [LayoutLine]
  ) -> [Int] {
    func distance(_ index: Int) -> Double {
      let box = layout[index].box
      return abs(Double(box.top + box.bottom) / 2 - region.y)
        + abs(Double(box.height) - region.height * 0.7) / 2
    }
    var kept: [Int] = []
    for index in found.sorted(by: { (distance($0), $0) < (distance($1), $1) }) {
      let box = layout[index].box
      let isOver = kept.contains {
        let other = layout[$0].box
        let shared = Int(min(box.right, other.right)) - Int(max(box.left, other.left))
        return shared * 2 > min(box.width, other.width)
      }
      if !isOver { kept.append(index) }
    }
    return kept.sorted()
  }

  /// Whether a strip runs along a line: on the same height, and beside no more than its ends.
  private func isOn(_ box: Box, _ region: LineRegion) -> Bool {
    let shared =
      min(Double(box.right), Double(region.box.right))
      - max(Double(box.left), Double(region.box.left))
    guard shared > min(Double(box.width), region.width) * 0.4 else { return false }
    let from = max(Double(box.left), region.column(at: 0))
    let to = min(Double(box.right), region.column(at: 1))
    let strip = region.part(from: min(from, to - 1), to: max(to, from + 1))
    let middle = Double(box.top + box.bottom) / 2
    return abs(strip.y - middle) < max(Double(box.height) * 0.5, region.height * 0.35)
  }

  /// The share of a strip that belongs to one of several lines side by side.
  private func cut(_ region: LineRegion, to box: Box, among boxes: [Box]) -> LineRegion {
    guard boxes.count > 1 else { return region }
    var left = region.column(at: 0)
    var right = region.column(at: 1)
    for other in boxes where other != box {
      if other.right <= box.left { left = max(left, Double(other.right + box.left) / 2) }
      if other.left >= box.right { right = min(right, Double(other.left + box.right) / 2) }
    }
    return right > left ? region.part(from: left, to: right) : region
  }

  /// A line of the layout with the strips on it: more lines than one where strips lie above each other.
  private func merged(_ line: LayoutLine, _ regions: [LineRegion]) -> [MergedLine] {
    guard !regions.isEmpty else {
      let region = LineRegion(line.box).grown(along: em * 0.15, across: em * 0.12)
      return [MergedLine(pieces: [region], box: line.box, block: line.block, finder: .layout)]
    }
    let rows = rows(of: regions)
    return rows.map { row in
      var box = line.box
      if rows.count > 1 {
        let strips = row.dropFirst().reduce(row[0].box) { $0.union($1.box) }
        box = print(strips) ?? strips
      } else {
        // The layout loses ends, as the detector does.
        for region in row { if let ink = print(inner(region)) { box = widened(box, by: ink) } }
      }
      return MergedLine(
        pieces: covering(box, with: row), box: box, block: line.block, finder: .both)
    }
  }

  private func inner(_ region: LineRegion) -> Box {
    region.grown(along: 0, across: -region.height / 5).box
  }

  private func widened(_ box: Box, by ink: Box) -> Box {
    var box = box
    if Double(box.left - ink.left) > em * Self.shortestEnd { box.left = ink.left }
    if Double(ink.right - box.right) > em * Self.shortestEnd { box.right = ink.right }
    return box
  }

  /// Strips that lie on one height, from the top; each row from left to right.
  private func rows(of regions: [LineRegion]) -> [[LineRegion]] {
    var rows: [[LineRegion]] = []
    for region in regions.sorted(by: { $0.y < $1.y }) {
      if let last = rows.last, !last.contains(where: { isAbove($0, region) }) {
        rows[rows.count - 1].append(region)
      } else {
        rows.append([region])
      }
    }
    return rows.map { $0.sorted { $0.x < $1.x } }
  }

  private func isAbove(_ upper: LineRegion, _ lower: LineRegion) -> Bool {
    let shared =
      min(upper.column(at: 1), lower.column(at: 1)) - max(upper.column(at: 0), lower.column(at: 0))
    return shared > min(upper.width, lower.width) * 0.5
      && lower.y - upper.y > min(upper.height, lower.height) * 0.4
  }

  /// The strips of a row, made to reach over all of the line that has print.
  private func covering(_ box: Box, with row: [LineRegion]) -> [LineRegion] {
    var pieces: [LineRegion] = []
    var reached = Double(box.left)
    func cover(to end: Double) {
      guard end - reached > em * Self.shortestEnd else { return }
      let gap = Box(
        left: Int(reached.rounded()), top: Int(box.top), right: Int(end.rounded()),
        bottom: Int(box.bottom))
      guard let ink = print(gap), Double(ink.width) > em * 0.1 else { return }
      let left = max(reached, Double(ink.left) - em * 0.15)
      let right = min(end, Double(ink.right) + em * 0.15)
      if let last = pieces.last, left - last.column(at: 1) < em, right - left < em * Self.joinedEnds
      {
        pieces[pieces.count - 1] = last.part(from: last.column(at: 0), to: right)
      } else {
        var own = gap
        own.left = Int32(left)
        own.right = Int32(right)
        pieces.append(LineRegion(own).grown(along: 0, across: em * 0.12))
      }
    }
    for region in row {
      cover(to: region.column(at: 0))
      let left = region.column(at: 0)
      if let last = pieces.last, last.column(at: 1) >= left - em * Self.shortestEnd,
        last.radians == 0,
        last.width < em * Self.joinedEnds, pieces.count == 1
      {
        // What lies before the first strip goes with it.
        pieces[0] = region.part(from: last.column(at: 0), to: region.column(at: 1))
      } else {
        pieces.append(region)
      }
      reached = max(reached, region.column(at: 1))
    }
    cover(to: Double(box.right))
    return pieces
  }

  /// Strips that no layout line has, side by side ones joined.
  private func joined(_ free: [LineRegion]) -> [MergedLine] {
    var lines: [MergedLine] = []
    for region in free.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
      guard let box = print(region.box) ?? print(inner(region)) else { continue }
      if let index = lines.firstIndex(where: { isContinued($0, by: region) }) {
        lines[index].pieces.append(region)
        lines[index].box = lines[index].box.union(box)
      } else {
        lines.append(MergedLine(pieces: [region], box: box, block: 0, finder: .detector))
      }
    }
    return lines.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
  }

  private func isContinued(_ line: MergedLine, by region: LineRegion) -> Bool {
    guard let last = line.pieces.last else { return false }
    let gap = region.column(at: 0) - last.column(at: 1)
    return abs(region.y - last.y) < min(region.height, last.height) * 0.4 && gap > -em
      && gap < em * 2
  }

  private func insert(_ line: MergedLine, into lines: inout [MergedLine]) {
    let place = LinePlace(of: line.box, among: lines.map { ($0.box, $0.block) })
    var line = line
    line.block = place.block
    lines.insert(line, at: place.index)
  }
}
