import DocumentModel

/// A line near the top or the bottom of its page.
struct EdgeLine {
  var reference: LineReference
  var edge: Edge
  /// 0 for the outermost line, 1 for the next.
  var rank: Int
  /// The text with digits as `0` and without spaces and marks, as far as it is compared.
  var key: [Unicode.Scalar]
  /// The same with its digits, as they are.
  var numberedKey: [Unicode.Scalar]
  /// Scalars that print.
  var printedCount: Int
  /// Middle of the line as a part of the page's height, 0…1; `nil` without geometry.
  var place: Double?
  /// Height in pixels; 0 without geometry.
  var height: Double
  /// White space towards the middle of the page beyond what is usual between its lines, in heights of
  /// its lines; large without a neighbour, 0 without geometry.
  var extraGap: Double
  /// Height relative to the page's lines; 1 without geometry.
  var relativeHeight: Double
  var number: PageNumber?
  /// What tells running lines without geometry; `nil` with it.
  var typed: TypedEdge?

  /// Whether the line is most likely dirt or a stamp's rim that was read as text.
  var isSpeck: Bool { number == nil && key.count < 4 && !key.contains(where: \.isHan) }

  enum Edge {
    case top
    case bottom
  }

  /// Lines at each edge that may be running.
  static let depth = 3
  /// Scalars that are compared.
  private static let keyLength = 48

  /// The lines at the edges of `sheet`, outermost first; on a page of vertical text those that run across its columns.
  static func lines(of sheet: Sheet, in document: Document) -> [EdgeLine] {
    let page = document.pages[sheet.page]
    let isVertical = page.writingMode != nil
    let height = isVertical ? page.width : page.height
    let boxes = sheet.lines.map { page.laidBox(of: page.lines[$0]) }
    func box(_ index: Int) -> Box? { boxes[index - sheet.lines.lowerBound] }
    var order = sheet.lines.filter { index in
      page.lines[index].drop == nil && page.lines[index].isOrthogonal == isVertical
        && page.lines[index].text.unicodeScalars.contains { !$0.isSpace }
    }
    let hasGeometry = height > 0 && order.allSatisfy { box($0) != nil }
    if hasGeometry {
      order.sort { (middle(of: box($0)), $0) < (middle(of: box($1)), $1) }
    }
    let spacing = hasGeometry ? Spacing(of: order.compactMap(box)) : nil
    // Between the head and the foot of a page of columns stand the columns: each line has its own edge.
    func isLow(_ index: Int) -> Bool { middle(of: box(index)) > Double(height) }
    let fromTop = isVertical ? order.filter { !isLow($0) } : order
    let fromBottom = Array((isVertical ? order.filter(isLow) : order).reversed())
    let depth = isVertical ? depth : min(depth, max(1, order.count / 2))
    var lines: [EdgeLine] = []
    for rank in 0..<min(depth, max(fromTop.count, fromBottom.count)) {
      let top = rank < fromTop.count ? fromTop[rank] : nil
      let bottom = rank < fromBottom.count && fromBottom[rank] != top ? fromBottom[rank] : nil
      let below = rank + 1 < fromTop.count && !isVertical ? fromTop[rank + 1] : nil
      let above = rank + 1 < fromBottom.count && !isVertical ? fromBottom[rank + 1] : nil
      for (index, edge, neighbour) in [(top, Edge.top, below), (bottom, Edge.bottom, above)] {
        guard let index else { continue }
        let line = page.lines[index]
        lines.append(
          EdgeLine(
            reference: LineReference(page: sheet.page, line: index), edge: edge, rank: rank,
            key: key(of: line.text, digits: false), numberedKey: key(of: line.text, digits: true),
            printedCount: line.text.unicodeScalars.count { !$0.isSpace },
            place: hasGeometry ? middle(of: box(index)) / Double(2 * height) : nil,
            height: hasGeometry ? Double(box(index)?.height ?? 0) : 0,
            extraGap: spacing?.extraGap(box(index), neighbour.flatMap(box)) ?? 0,
            relativeHeight: spacing?.relativeHeight(box(index)) ?? 1,
            number: PageNumber(line.text),
            typed: hasGeometry
              ? nil : TypedEdge(of: line, isSetApart: isParted(index, neighbour, on: page))))
      }
    }
    return lines
  }

  /// Whether a blank line stands between two lines of a text.
  private static func isParted(_ line: Int, _ other: Int?, on page: Page) -> Bool {
    guard let other else { return true }
    return abs(other - line) > 1 || page.lines[line].block != page.lines[other].block
  }

  /// Twice the middle of a line, in pixels.
  private static func middle(of box: Box?) -> Double {
    box.map { Double($0.top) + Double($0.bottom) } ?? 0
  }

  /// What is usual on a page.
  private struct Spacing {
    /// Middle one of the heights of lines, and of the gaps between them, in pixels.
    var height: Double
    var gap: Double

    /// - Parameter boxes: the page's lines from top to bottom; not empty.
    init?(of boxes: [Box]) {
      let heights = boxes.map(\.height).sorted()
      guard let first = boxes.first, heights[heights.count / 2] > 0 else { return nil }
      height = Double(heights[heights.count / 2])
      var above = first
      var gaps: [Int] = []
      for box in boxes.dropFirst() where box.top >= above.bottom {
        gaps.append(Int(box.top - above.bottom))
        above = box
      }
      gaps.sort()
      gap = gaps.isEmpty ? height * 0.7 : Double(gaps[gaps.count / 2])
    }

    func extraGap(_ line: Box?, _ neighbour: Box?) -> Double {
      guard let line, let neighbour else { return 9 }
      let space = max(neighbour.top - line.bottom, line.top - neighbour.bottom)
      return (Double(space) - gap) / height
    }

    func relativeHeight(_ line: Box?) -> Double {
      line.map { Double($0.height) / height } ?? 1
    }
  }

  private static func key(of text: String, digits: Bool) -> [Unicode.Scalar] {
    var key: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where scalar.isHan || scalar.isLatinLetter || scalar.isDigit {
      if key.count == keyLength { break }
      if digits || !scalar.isDigit {
        key.append(scalar)
      } else if key.last != "0" {
        key.append("0")
      }
    }
    return key
  }

  /// Whether both are the same running line: nearly the same text in nearly the same place.
  func runs(with other: EdgeLine) -> Bool {
    guard edge == other.edge, key.contains(where: { $0 != "0" }) else { return false }
    if let place, let otherPlace = other.place {
      guard abs(place - otherPlace) < 0.035 else { return false }
      // Dirt beside a line makes its box higher, which says less where the text is the very same.
      let limit = key == other.key && key.count > 3 ? 3 : 1.5
      guard max(height, other.height) < limit * min(height, other.height) else { return false }
    } else if abs(rank - other.rank) > 1 {
      return false
    }
    // 附件1 and 附件2 are two headings, each on a page of its own.
    return isAttachment ? numberedKey == other.numberedKey : Self.isNear(key, other.key)
  }

  /// 附件1, 附表 2: the heading of an attachment.
  private var isAttachment: Bool {
    key.count <= 4 && key.first == "附"
      && key.dropFirst().first.map { "件表录图".unicodeScalars.contains($0) } == true
  }

  /// Whether both stand in the same place of their pages, in print of the same size.
  func sharesPlace(with other: EdgeLine) -> Bool {
    guard edge == other.edge, let place, let otherPlace = other.place else { return false }
    return abs(place - otherPlace) < 0.02
      && abs(relativeHeight - other.relativeHeight) < 0.35
  }

  /// Whether both begin or end alike over half of the shorter one (供水志 第一章 水源, 供水志 第二章 管网).
  func sharesWords(with other: EdgeLine) -> Bool {
    let needed = max(4, (min(key.count, other.key.count) + 1) / 2)
    let start = zip(key, other.key).prefix { $0 == $1 }.count
    let end = zip(key.reversed(), other.key.reversed()).prefix { $0 == $1 }.count
    return max(start, end) >= needed
  }

  /// Whether at least half of the longer text is the other's.
  func isMisreading(of other: EdgeLine) -> Bool {
    ScalarDistance.isWithin(max(key.count, other.key.count) / 2, key, other.key)
  }

  /// Whether a fifth of the longer key, at most, must be changed to get the other.
  private static func isNear(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
    ScalarDistance.isWithin(max(left.count, right.count) / 5, left, right)
  }
}
