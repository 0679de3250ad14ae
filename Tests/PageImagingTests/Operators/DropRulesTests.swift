import DocumentModel
import Testing

@testable import PageImaging

@Suite struct DropRulesTests {
  /// Rules of a grid between the builder's lines of print (60 + 40.8 n to 22 pixels below).
  private func isRule(_ x: Int, _ y: Int, thickness: Int = 3) -> Bool {
    let isLevel =
      [50, 132, 214, 295].contains { (0..<thickness).contains(y - $0) } && (50...640).contains(x)
    let isUpright =
      [50, 250, 448, 638].contains { (0..<thickness).contains(x - $0) } && (50..<298).contains(y)
    return isLevel || isUpright
  }

  /// The builder's page with white for the columns of the rules, so that they cross no print.
  private func page(ruled: Bool) throws -> PageImage {
    try PageBuilder(ground: { x, y in ruled && self.isRule(x, y) ? 20 : 250 }).page()
  }

  @Test func `the rules of a table go and are known, the print stays`() throws {
    let clean = try page(ruled: false)
    let ruled = try page(ruled: true)
    let dropped = try DropRules().apply(to: ruled)
    #expect(dropped.measure("rules", of: "drop-rules") == 8)
    #expect(RuledTable.tables(of: dropped.rules).count == 1)
    let table = try #require(RuledTable.tables(of: dropped.rules).first)
    #expect(abs(Int(table.box.left) - 50) <= 2 && abs(Int(table.box.bottom) - 298) <= 3)
    #expect(table.columns(ofRow: 1) == 3)
    // On a level rule, on an upright one, and where they cross.
    for (x, y) in [(150, 133), (251, 92), (251, 133)] {
      #expect(ruled.pixel(x, y) < 60)
      #expect(dropped.pixel(x, y) > 220)
    }
    #expect(abs(dropped.inkSum / clean.inkSum - 1) < 0.05)
  }

  @Test func `a stroke that crosses a rule stays whole`() throws {
    let page = try PageBuilder(ground: { x, y in
      let isStroke = (150...152).contains(x) && (120...146).contains(y)
      return self.isRule(x, y) || isStroke ? 20 : 250
    }).page()
    let dropped = try DropRules().apply(to: page)
    #expect(dropped.pixel(151, 133) < 120)
    #expect(dropped.pixel(160, 133) > 220)
  }

  @Test func `a page without a table stays as it is: print, underlines, a frame`() throws {
    for page in [
      try page(ruled: false),
      try PageBuilder(ground: { x, y in [132, 214].contains(y) && x > 60 && x < 600 ? 20 : 250 })
        .page(),
      try PageBuilder(ground: { x, y in
        let isLevel = (30..<33).contains(y) || (760..<763).contains(y)
        let isUpright = (30..<33).contains(x) || (660..<663).contains(x)
        return (isLevel && (30..<663).contains(x)) || (isUpright && (30..<763).contains(y))
          ? 20 : 250
      }).page(),
    ] {
      let same = try DropRules().apply(to: page)
      #expect(same.isSamePicture(as: page) && same.rules.isEmpty)
      #expect(same.measure("rules", of: "drop-rules") == 0)
    }
  }

  @Test func `a large character with the shape of a table stays`() throws {
    // 田 of five em over the print.
    var builder = PageBuilder()
    builder.margin = 160
    builder.ground = { x, y in
      let isLevel = [10, 68, 126].contains { (0..<4).contains(y - $0) } && (300...420).contains(x)
      let isUpright =
        [300, 358, 417].contains { (0..<4).contains(x - $0) } && (10..<130).contains(y)
      return isLevel || isUpright ? 20 : 250
    }
    let page = try builder.page()
    #expect(try DropRules().apply(to: page).isSamePicture(as: page))
  }

  @Test func `later operators take the rules along`() throws {
    let dropped = try DropRules().apply(to: page(ruled: true))
    let turned = try Orient(forcedQuarterTurns: 2).apply(to: dropped)
    let first = try #require(dropped.rules.first { $0.width > $0.height })
    #expect(
      turned.rules.contains {
        Int($0.top) == dropped.height - Int(first.bottom) && $0.width == first.width
      })
  }
}
