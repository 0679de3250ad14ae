import DocumentModel
import Testing

@testable import PageImaging

@Suite struct DropStreaksTests {
  /// Print with grey lines drawn down it: (column at the top, columns per row, share of light that is left).
  private func page(
    streaks: [(column: Double, slope: Double, light: Double)], rows: Range<Int> = 0..<800
  ) throws -> PageImage {
    try PageBuilder(ground: { x, y in
      guard rows.contains(y) else { return 255 }
      var light = 255.0
      for streak in streaks where abs(streak.column + streak.slope * Double(y) - Double(x)) < 1 {
        light *= streak.light
      }
      return light
    }).page()
  }

  @Test func `streaks go and the print under them stays`() throws {
    let clean = try PageBuilder().page()
    let page = try page(streaks: [(100, 0, 0.7), (333, 0.01, 0.55), (520, -0.005, 0.85)])
    let dropped = try DropStreaks().apply(to: page)
    #expect(dropped.measure("streaks", of: "drop-streaks") == 3)
    #expect(abs(dropped.inkSum / clean.inkSum - 1) < 0.01)
    // Between two lines, on the first streak, and in a stroke under it.
    #expect(dropped.pixel(100, 230) > 245)
    #expect(page.pixel(100, 230) < 190)
    #expect(dropped.width == page.width && dropped.height == page.height)
  }

  @Test func `a streak down a part of the page goes`() throws {
    let clean = try PageBuilder().page()
    let page = try page(streaks: [(250, 0, 0.6)], rows: 200..<620)
    let dropped = try DropStreaks().apply(to: page)
    #expect(dropped.measure("streaks", of: "drop-streaks") == 1)
    #expect(abs(dropped.inkSum / clean.inkSum - 1) < 0.01)
  }

  @Test func `a page without streaks stays as it is`() throws {
    let page = try PageBuilder().page()
    #expect(try DropStreaks().apply(to: page).isSamePicture(as: page))
    let noisy = try PageBuilder(ground: { x, y in 240 + Double((x * 7919 + y * 104_729) % 13) })
      .page()
    #expect(try DropStreaks().apply(to: noisy).isSamePicture(as: noisy))
  }

  @Test func `black lines stay`() throws {
    let page = try page(streaks: [(300, 0, 0.1)])
    #expect(try DropStreaks().apply(to: page).isSamePicture(as: page))
  }

  @Test func `the columns of a table's grey rules stay`() throws {
    let page = try PageBuilder(ground: { x, y in
      let isColumn = [80, 300, 600].contains { abs($0 - x) < 1 } && (100...700).contains(y)
      let isRow = [100, 400, 700].contains { abs($0 - y) < 2 } && (80...600).contains(x)
      return isRow ? 20 : isColumn ? 140 : 255
    }).page()
    let same = try DropStreaks().apply(to: page)
    #expect(same.isSamePicture(as: page))
    #expect(same.measure("streaks", of: "drop-streaks") == 0)
  }

  @Test func `pages smaller than a line and bilevel ones are left alone`() throws {
    let small = try PageBuilder(width: 40, height: 30, hasPrint: false).page()
    #expect(try DropStreaks().apply(to: small).isSamePicture(as: small))
  }
}
