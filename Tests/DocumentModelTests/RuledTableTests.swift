import DocumentModel
import Testing

struct RuledTableTests {
  /// Level rules at the heights given, from `left` to `right`, and upright ones over the whole of them.
  private func rules(_ levels: [Int], _ uprights: [Int]) -> [Box] {
    levels.map {
      Box(left: uprights[0] - 2, top: $0, right: (uprights.last ?? 0) + 2, bottom: $0 + 4)
    }
      + uprights.map {
        Box(left: $0 - 2, top: levels[0], right: $0 + 2, bottom: (levels.last ?? 0) + 4)
      }
  }

  private func box(_ x: Int, _ y: Int) -> Box {
    Box(left: x - 20, top: y - 10, right: x + 20, bottom: y + 10)
  }

  @Test func `rules that meet make a table of cells`() throws {
    let table = try #require(RuledTable.tables(of: rules([100, 150, 200], [100, 400, 700])).first)
    #expect(table.box == Box(left: 98, top: 100, right: 702, bottom: 204))
    #expect(table.columns(ofRow: 0) == 2)
    let cells = [box(200, 125), box(600, 180)].compactMap(table.cell(of:))
    #expect(cells.map(\.row) == [0, 1] && cells.map(\.column) == [0, 1])
    #expect(table.cell(of: box(600, 300)) == nil && table.cell(of: box(900, 125)) == nil)
  }

  @Test func `a cell over two columns is one cell of its row`() throws {
    let merged =
      rules([100, 150, 200], [100, 700])
      + [Box(left: 398, top: 150, right: 402, bottom: 204)]
    let table = try #require(RuledTable.tables(of: merged).first)
    #expect((0...1).map(table.columns(ofRow:)) == [1, 2])
    #expect(table.cell(of: box(600, 125))?.column == 0)
    #expect(table.cell(of: box(600, 180))?.column == 1)
  }

  @Test func `a table open at its sides has the columns of its inner rules`() throws {
    let open = rules([100, 150, 200], [300, 500]).map { rule in
      rule.width > rule.height
        ? Box(left: 100, top: Int(rule.top), right: 700, bottom: Int(rule.bottom)) : rule
    }
    let table = try #require(RuledTable.tables(of: open).first)
    #expect(table.columns(ofRow: 0) == 3)
    #expect(table.cell(of: box(600, 125))?.column == 2)
  }

  @Test func `a cell over two rows lies in the upper one`() throws {
    let merged =
      rules([100, 200], [100, 400, 700])
      + [Box(left: 398, top: 150, right: 702, bottom: 154)]
    let table = try #require(RuledTable.tables(of: merged).first)
    let lines = [box(200, 120), box(200, 150), box(200, 180), box(600, 180)]
    #expect(lines.compactMap(table.cell(of:)).map(\.row) == [0, 0, 0, 1])
  }

  @Test func `boxes for the characters of a number part nothing`() throws {
    // A row 50 high: a wide cell, then six boxes of 50.
    let uprights = [100, 400] + (1...6).map { 400 + $0 * 50 }
    let table = try #require(RuledTable.tables(of: rules([100, 150, 200], uprights)).first)
    #expect(table.columns(ofRow: 0) == 2)
    #expect(table.cell(of: box(625, 125))?.column == 1)
    // Two narrow columns are columns.
    let narrow = try #require(
      RuledTable.tables(of: rules([100, 150, 200], [100, 400, 450, 500])).first)
    #expect(narrow.columns(ofRow: 0) == 3)
  }

  @Test func `of a table in a cell of another the inner one counts`() throws {
    let tables = RuledTable.tables(
      of: rules([100, 600], [100, 400, 900]) + rules([200, 250, 300], [450, 600, 800]))
    #expect(tables.count == 2)
    let inside = try #require(RuledTable.place(of: box(700, 225), in: tables))
    #expect(tables[inside.table].box.width < 400 && inside.cell.column == 1)
    let outside = try #require(RuledTable.place(of: box(200, 225), in: tables))
    #expect(tables[outside.table].box.width > 700)
    #expect(RuledTable.place(of: box(950, 225), in: tables) == nil)
  }

  @Test func `frames, underlines and crossings of two rules are none`() {
    #expect(RuledTable.tables(of: rules([100, 900], [100, 700])).isEmpty)
    #expect(RuledTable.tables(of: rules([100, 150, 200], [100, 700])).isEmpty)
    #expect(RuledTable.tables(of: [Box(left: 0, top: 100, right: 500, bottom: 103)]).isEmpty)
    #expect(RuledTable.tables(of: []).isEmpty)
  }

  @Test func `two tables stay apart`() {
    let two = rules([100, 150, 200], [100, 400, 700]) + rules([500, 550], [100, 300, 700])
    #expect(RuledTable.tables(of: two.reversed()).map(\.box.top) == [100, 500])
  }
}
