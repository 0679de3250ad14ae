public import DocumentModel

/// Print that runs across the lines of its page: a title set in a column beside lines that run from left to right, the
/// columns of an inset, the label of a form that goes down its cell.
///
/// The gaps between characters are narrower than those between lines. Pieces of ink that are closer to each other than
/// lines ever are make rows where lines run across the page; where they make a stack that is higher than wide, text runs
/// down it. On the turned picture of a page of vertical text the same finds what runs across its columns.
///
/// Source of the bounds: set by hand on 32 made pages (columns beside lines, insets, heads over columns, forms; five
/// fonts), of whose 56 pieces of text across the lines all are found; on 295 pages without any (the benchmark's dev
/// set, and 230 of 23 kinds of damage) nothing found was taken for text.
public struct OrthogonalText {
  /// Columns that stand side by side.
  public struct Block: Sendable, Hashable {
    /// From the left.
    public var columns: [Column]
  }

  /// Characters below one another.
  public struct Column: Sendable, Hashable {
    /// Pixels of the page, tight around the ink.
    public var box: Box
    /// Boxes of its connected pieces of ink, in the same pixels.
    public var pieces: [Box]
  }

  /// Sides of pieces that may be of characters, in em; titles are larger than the page's print.
  static let sides = 0.15...3.5
  /// Widest gap between pieces of a character, and of neighbours in a line, as a share of the larger piece's shorter side
  /// or of the em: characters are set up to 0.3 em apart, lines 0.4 em and more.
  static let gap = 0.3
  /// Height of a stack, in widths, from which it is a column: three characters.
  static let leastHeight = 2.5
  /// Width of a column, in em.
  static let widths = 0.6...3.5
  /// Gap in a column, in widths, over which it goes on: to what is no column by itself, and to another column, which an
  /// ideographic space or two may part from it.
  static let longestGaps = (piece: 0.9, column: 2.5)
  /// Height of a character that is a bar, as 一 is and each half of 二, and the white above and below it, in its widths.
  static let bar = (height: 0.3, white: 0.65)
  /// How far what goes on with a column may stand to its side, in its widths.
  static let shift = 0.3
  /// Height of a character, in its widths.
  static let leastUpright = 0.7
  /// Gap between columns of a block, in widths.
  static let columnGap = 1.5
  /// Of more pieces or columns than these nothing is made: they are noise or a picture.
  static let most = (pieces: 12_000, columns: 300)

  /// The blocks of a page.
  ///
  /// - Parameters:
  ///   - image: the page, its lines from left to right.
  ///   - emPixels: side of a character's em box.
  /// - Returns: from the left; none where the page's print cannot be measured.
  public static func blocks(on image: PageImage, emPixels: Double) -> [Block] {
    let view = image.measuringView
    let em = emPixels / Double(view.reduction)
    guard em >= 5 else { return [] }
    let pieces = view.components.filter { sides.contains(Double(max($0.width, $0.height)) / em) }
    guard pieces.count <= most.pieces else { return [] }
    var rest = joined(stacks(of: pieces.map(Self.box), em: em), em: em)
    let columns = columns(of: &rest, em: em)
    guard !columns.isEmpty, columns.count <= most.columns else { return [] }
    let rules = image.rules.map { $0.divided(by: view.reduction) }
    return blocks(of: columns, amid: rest.map(\.box) + rules).map { columns in
      Block(
        columns: completed(columns, with: &rest, amid: rules).map { $0.scaled(by: view.reduction) })
    }
  }

  private static func box(_ piece: MeasuringView.Component) -> Box {
    Box(left: piece.x, top: piece.y, right: piece.x + piece.width, bottom: piece.y + piece.height)
  }

  /// Pieces that are as close to each other as the parts of a character, or neighbours in a line.
  static func stacks(of pieces: [Box], em: Double) -> [Column] {
    let pieces = pieces.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    var sets = DisjointSets(count: pieces.count)
    let widest = Int(em * sides.upperBound * gap) + 1
    for (index, piece) in pieces.enumerated() {
      for other in pieces[(index + 1)...].indices {
        let next = pieces[other]
        let across = Int(next.left) - Int(piece.right)
        if across > widest { break }
        let down = max(Int(next.top) - Int(piece.bottom), Int(piece.top) - Int(next.bottom))
        guard down <= widest else { continue }
        // Of a dash the thickness counts.
        let side = max(min(piece.width, piece.height), min(next.width, next.height))
        if Double(max(across, down)) <= gap * max(em, Double(side)) { sets.join(index, other) }
      }
    }
    return sets.groups.map { group in Column(pieces: group.map { pieces[$0] }) }
  }

  /// The stacks, those put together of which one stands right below the other in one column: what large print and bars
  /// leave apart. (In a line a bar has neighbours.)
  static func joined(_ stacks: [Column], em: Double) -> [Column] {
    let stacks = stacks.sorted { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }
    let candidates = stacks.indices.filter { index in
      widths.contains(Double(stacks[index].box.width) / em)
        && (stacks[index].isBar || stacks[index].isUpright)
    }
    var sets = DisjointSets(count: stacks.count)
    for (place, index) in candidates.enumerated() {
      for other in candidates[(place + 1)...] {
        if stacks[other].box.left >= stacks[index].box.right { break }
        if stacks[index].isAbove(stacks[other]) || stacks[other].isAbove(stacks[index]) {
          sets.join(index, other)
        }
      }
    }
    return sets.groups.map { group in Column(pieces: group.flatMap { stacks[$0].pieces }) }
  }

  /// The stacks that are columns, with what goes on with them above and below; the others stay in `stacks`.
  private static func columns(of stacks: inout [Column], em: Double) -> [Column] {
    func isColumn(_ stack: Column) -> Bool {
      stack.pieces.count > 2 && widths.contains(Double(stack.box.width) / em)
        && Double(stack.box.height) >= leastHeight * Double(stack.box.width)
    }
    var columns = stacks.filter(isColumn)
    guard !columns.isEmpty else { return [] }
    stacks.removeAll(where: isColumn)
    for index in columns.indices {
      while let next = stacks.firstIndex(where: {
        columns[index].goesOn(with: $0, over: longestGaps.piece)
      }) {
        columns[index] = Column(pieces: columns[index].pieces + stacks.remove(at: next).pieces)
      }
    }
    return columns
  }

  /// A block with what stands among its columns or beside them, no wider than they are: the last column may be short.
  private static func completed(
    _ columns: [Column], with rest: inout [Column], amid obstacles: [Box]
  ) -> [Column] {
    guard columns.count > 1 else { return columns }
    var columns = columns
    func belongs(_ stack: Column) -> Bool {
      columns.contains { $0.isNeighbour(of: stack) }
        && columns.contains { Double(stack.box.width) <= (1 + shift) * Double($0.box.width) }
    }
    while let next = rest.firstIndex(where: belongs) { columns.append(rest.remove(at: next)) }
    return whole(columns, amid: rest.map(\.box) + obstacles)
  }

  /// Columns with those that are parts of one put together.
  ///
  /// - Parameters:
  ///   - columns: in any order.
  ///   - obstacles: what parts columns that it stands between: other print, rules.
  /// - Returns: from the left.
  private static func whole(_ columns: [Column], amid obstacles: [Box]) -> [Column] {
    var whole: [Column] = []
    for column in columns.sorted(by: { $0.box.top < $1.box.top }) {
      let above = whole.firstIndex {
        $0.goesOn(with: column, over: longestGaps.column)
          && !isParted($0, from: column, by: obstacles)
      }
      if let above {
        whole[above] = Column(pieces: whole[above].pieces + column.pieces)
      } else {
        whole.append(column)
      }
    }
    return whole.sorted { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }
  }

  /// Whether something stands between the end of a column and the beginning of another below it.
  private static func isParted(_ upper: Column, from lower: Column, by obstacles: [Box]) -> Bool {
    let (left, right) = (max(upper.box.left, lower.box.left), min(upper.box.right, lower.box.right))
    return obstacles.contains { box in
      box.left < right && box.right > left && box.top >= upper.box.bottom - 1
        && box.bottom <= lower.box.top + 1
    }
  }

  /// Columns side by side.
  private static func blocks(of columns: [Column], amid obstacles: [Box]) -> [[Column]] {
    let whole = whole(columns, amid: obstacles)
    var sets = DisjointSets(count: whole.count)
    for one in whole.indices {
      for other in whole.indices where whole[one].stands(beside: whole[other]) {
        sets.join(one, other)
      }
    }
    return sets.groups.map { $0.map { whole[$0] } }
  }
}

extension OrthogonalText.Column {
  /// - Parameter pieces: not empty.
  init(pieces: [Box]) {
    self.pieces = pieces
    box = pieces.dropFirst().reduce(pieces[0]) { $0.union($1) }
  }

  func scaled(by factor: Int) -> Self {
    Self(
      pieces: pieces.map { $0.scaled(by: factor) })
  }

  /// Whether another stands above or below, within its width.
  ///
  /// - Parameters:
  ///   - other: the other one.
  ///   - gap: the widest between them, in widths of this one.
  /// - Returns: whether both are parts of one column.
  func goesOn(with other: Self, over gap: Double) -> Bool {
    let width = Double(box.width)
    let shift = OrthogonalText.shift * width
    return Double(distanceDown(to: other)) <= gap * width
      && Double(other.box.left) >= Double(box.left) - shift
      && Double(other.box.right) <= Double(box.right) + shift
  }

  /// Whether another is the next column to the right: the shorter one has half of its height in common with it.
  func stands(beside other: Self) -> Bool {
    let across = Double(Int(other.box.left) - Int(box.right))
    let common = Int(min(box.bottom, other.box.bottom)) - Int(max(box.top, other.box.top))
    return across > 0
      && across <= OrthogonalText.columnGap * Double(max(box.width, other.box.width))
      && common * 2 >= min(box.height, other.box.height)
  }

  func isNeighbour(of other: Self) -> Bool {
    stands(beside: other) || other.stands(beside: self)
      || goesOn(with: other, over: OrthogonalText.longestGaps.column)
  }

  var isBar: Bool {
    pieces.count == 1 && Double(box.height) <= OrthogonalText.bar.height * Double(box.width)
  }

  /// Whether it may be a character or several below one another.
  var isUpright: Bool { Double(box.height) >= OrthogonalText.leastUpright * Double(box.width) }

  /// Whether another one follows right below in the same column, as far off as in a column of print of their size.
  func isAbove(_ other: Self) -> Bool {
    let (narrow, wide) = (min(box.width, other.box.width), max(box.width, other.box.width))
    let aside = abs(Int(box.left) + Int(box.right) - Int(other.box.left) - Int(other.box.right))
    let down = Double(Int(other.box.top) - Int(box.bottom))
    let white = isBar || other.isBar ? OrthogonalText.bar.white : OrthogonalText.gap
    return down >= 0 && down <= white * Double(wide)
      && Double(aside) <= OrthogonalText.shift * Double(wide)
      && Double(narrow) >= (1 - OrthogonalText.shift) * Double(wide)
  }

  private func distanceDown(to other: Self) -> Int {
    max(Int(other.box.top) - Int(box.bottom), Int(box.top) - Int(other.box.bottom))
  }
}

/// Sets of numbers that are joined step by step (union-find).
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  private mutating func root(of member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(of: one), root(of: other))
    if a != b { parents[max(a, b)] = min(a, b) }
  }

  /// The sets, each in order, by their least members.
  var groups: [[Int]] {
    var copy = self
    var groups: [Int: [Int]] = [:]
    for member in parents.indices { groups[copy.root(of: member), default: []].append(member) }
    return groups.sorted { $0.key < $1.key }.map(\.value)
  }
}
