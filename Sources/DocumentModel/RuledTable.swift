/// A table whose cells are parted by rules: level ones between its rows, upright ones between its columns.
public struct RuledTable: Sendable, Hashable {
  /// Where a box lies in a table.
  public struct Cell: Sendable, Hashable {
    /// From the top, from 0.
    public var row: Int
    /// From the left, from 0; counted by the upright rules of its own row.
    public var column: Int
  }

  /// Its rules, in pixels of the page.
  public let rules: [Box]
  /// Around all of them.
  public let box: Box
  /// Heights of the level rules, from the top: the table's own head and foot are among them.
  private let levels: [Int]
  private let levelRules: [Box]
  private let uprights: [Box]
  /// How far rules that meet may be apart, in pixels.
  private let slack: Int

  /// How far rules that meet may be apart, in thicknesses of the thicker ones (with the slant of a page not quite level).
  private static let slackOfThickness = 3
  /// Neighbouring cells, so many and more, that are narrower than this for their height are boxes for single characters
  /// (an identity number, manuscript paper): they part nothing.
  private static let boxes = (count: 3, widthPerHeight: 1.3)

  /// The tables that rules make: at least two of either kind that meet, and a cell beside another one.
  ///
  /// - Parameter rules: of a page, level and upright ones.
  /// - Returns: from the top.
  public static func tables(of rules: [Box]) -> [RuledTable] {
    var rest = rules
    var tables: [RuledTable] = []
    while let first = rest.popLast() {
      var group = [first]
      var next = 0
      while next < group.count {
        let rule = group[next]
        group += rest.filter { $0.meets(rule) }
        rest.removeAll { $0.meets(rule) }
        next += 1
      }
      if let table = RuledTable(of: group) { tables.append(table) }
    }
    return tables.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
  }

  private init?(of rules: [Box]) {
    let level = rules.filter { $0.width > $0.height }
    let uprights = rules.filter { $0.width <= $0.height }
    guard level.count > 1, uprights.count > 1 else { return nil }
    self.rules = rules
    box = rules.dropFirst().reduce(rules[0]) { $0.union($1) }
    let thickest = Int(level.map(\.height).max() ?? 0)
    var levels: [Int] = []
    for middle in level.map({ (Int($0.top) + Int($0.bottom)) / 2 }).sorted()
    where levels.last.map({ middle - $0 > 2 * thickest }) ?? true {
      levels.append(middle)
    }
    guard levels.count > 1 else { return nil }
    let thick = max(thickest, Int(uprights.map(\.width).max() ?? 0))
    slack = max(4, Self.slackOfThickness * thick)
    self.levels = levels
    levelRules = level
    self.uprights = uprights.sorted { $0.left < $1.left }
    guard (0..<levels.count - 1).contains(where: { columns(ofRow: $0) > 1 }) else { return nil }
  }

  /// The innermost of tables that the middle of a box lies in.
  ///
  /// - Parameters:
  ///   - box: of a line or a character.
  ///   - tables: of the page.
  /// - Returns: its index and the cell; `nil` outside of all of them.
  public static func place(
    of box: Box, in tables: [RuledTable]
  ) -> (table: Int, cell: Cell)? {
    var found: (table: Int, cell: Cell)?
    for (index, table) in tables.enumerated() {
      guard let cell = table.cell(of: box) else { continue }
      if found.map({ table.area < tables[$0.table].area }) ?? true { found = (index, cell) }
    }
    return found
  }

  private var area: Int { box.width * box.height }

  /// Cells of a row.
  public func columns(ofRow row: Int) -> Int { inner(ofRow: row).count + 1 }

  /// The cell that the middle of a box lies in, the uppermost row of one over several rows; `nil` outside of the table.
  public func cell(of other: Box) -> Cell? {
    let x = (Int(other.left) + Int(other.right)) / 2
    let y = (Int(other.top) + Int(other.bottom)) / 2
    guard x > Int(box.left) - slack, x < Int(box.right) + slack, y > levels[0],
      y <= levels[levels.count - 1]
    else { return nil }
    let above = levelRules.filter { rule in
      Int(rule.left) - slack < x && x < Int(rule.right) + slack
        && (Int(rule.top) + Int(rule.bottom)) / 2 < y
    }.map { (Int($0.top) + Int($0.bottom)) / 2 }.max()
    let row = above.flatMap { height in levels.lastIndex { $0 <= height } } ?? 0
    return Cell(row: row, column: inner(ofRow: row).count { $0 < x })
  }

  /// The columns of pixels at which the cells of a row end, without the table's own sides.
  private func inner(ofRow row: Int) -> [Int] {
    let middle = (levels[row] + levels[row + 1]) / 2
    var inner: [Int] = []
    for rule in uprights where Int(rule.top) < middle && Int(rule.bottom) > middle {
      let x = (Int(rule.left) + Int(rule.right)) / 2
      guard x - Int(box.left) > slack, Int(box.right) - x > slack,
        inner.last.map({ x - $0 > slack }) ?? true
      else { continue }
      inner.append(x)
    }
    let narrow = Self.boxes.widthPerHeight * Double(levels[row + 1] - levels[row])
    let ends = [Int(box.left)] + inner + [Int(box.right)]
    let isBox = zip(ends, ends.dropFirst()).map { Double($1 - $0) < narrow }
    return inner.indices.filter { index in
      guard isBox[index], isBox[index + 1] else { return true }
      let before = isBox[...index].reversed().prefix { $0 }.count
      let after = isBox[(index + 1)...].prefix { $0 }.count
      return before + after < Self.boxes.count
    }.map { inner[$0] }
  }
}

extension Box {
  /// Whether an upright and a level rule cross or touch; a rule ends up to its own thickness short of another.
  fileprivate func meets(_ other: Box) -> Bool {
    guard (width > height) != (other.width > other.height) else { return false }
    let slack = max(4, 2 * max(min(width, height), min(other.width, other.height)))
    return Int(left) - slack < Int(other.right) && Int(other.left) - slack < Int(right)
      && Int(top) - slack < Int(other.bottom) && Int(other.top) - slack < Int(bottom)
  }
}
