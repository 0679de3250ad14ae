import DocumentModel
import Foundation
import Testing

@testable import PageImaging

@Suite struct DropFoldsTests {
  /// How much light a fold leaves at a distance from its middle, in pixels: a soft line, and a shadow below it.
  private func light(at distance: Double, depth: Double) -> Double {
    1 - depth * exp(-(distance / 3) * (distance / 3))
      - (distance > 0 ? 0.1 * exp(-distance / 40) : 0)
  }

  /// Print with folds across it and down it: (place at the left or the top, pixels per pixel along it, depth).
  private func page(
    across: [(Double, Double, Double)] = [], down: [(Double, Double, Double)] = [],
    columns: Range<Int> = 0..<700
  ) throws -> PageImage {
    try PageBuilder(ground: { x, y in
      guard columns.contains(x) else { return 255 }
      let (x, y) = (Double(x), Double(y))
      var share = 1.0
      for (place, slope, depth) in across {
        share *= light(at: y - place - slope * x, depth: depth)
      }
      for (place, slope, depth) in down {
        share *= light(at: x - place - slope * y, depth: depth)
      }
      return 255 * share
    }).page()
  }

  private func folds(on page: PageImage) -> Double? { page.measure("folds", of: "drop-folds") }

  @Test(arguments: [(0.0, 0.28), (0.015, 0.3), (-0.01, 0.6)])
  func `a fold through a line goes with its shadow and the print in it stays`(
    slope: Double, depth: Double
  ) throws {
    let clean = try PageBuilder().page()
    // Along the upper strokes of the fourth line.
    let page = try page(across: [(187, slope, depth)])
    let dropped = try DropFolds().apply(to: page)
    #expect(folds(on: dropped) == 1)
    #expect(page.inkSum / clean.inkSum > 1.05)
    // Rows of this print that are strokes for nine tenths look like rules, and keep what shadow they have.
    #expect(abs(dropped.inkSum / clean.inkSum - 1) < 0.04)
    // In the blank margin on the fold and below it, and in a stroke that it crosses.
    let middle = Int(187 + slope * 30)
    #expect(dropped.pixel(30, middle) > 240 && dropped.pixel(30, middle + 10) > 240)
    #expect(dropped.pixel(62, middle + 4) < 60)
    #expect(dropped.width == page.width && dropped.height == page.height)
  }

  @Test func `folds across and down a sheet go`() throws {
    let clean = try PageBuilder().page()
    let page = try page(
      across: [(260, 0.005, 0.3), (530, 0, 0.2)], down: [(350, -0.004, 0.35)])
    let dropped = try DropFolds().apply(to: page)
    #expect(folds(on: dropped) == 3)
    #expect(abs(dropped.inkSum / clean.inkSum - 1) < 0.06)
    #expect(abs(page.inkSum / clean.inkSum - 1) > 0.15)
  }

  @Test func `a page without folds stays as it is`() throws {
    let page = try PageBuilder().page()
    #expect(try DropFolds().apply(to: page).isSamePicture(as: page))
    let skewed = try PageBuilder(skewDegrees: 1).page()
    #expect(try DropFolds().apply(to: skewed).isSamePicture(as: skewed))
  }

  @Test func `grey rules that end before the border stay`() throws {
    let page = try page(across: [(187, 0, 0.4)], columns: 60..<640)
    let same = try DropFolds().apply(to: page)
    #expect(same.isSamePicture(as: page))
    #expect(folds(on: same) == 0)
  }

  @Test func `a rule in the shadow of a fold stays`() throws {
    let fold = { (y: Int) in 255 * self.light(at: Double(y) - 187, depth: 0.3) }
    let page = try PageBuilder(ground: { x, y in
      (60..<640).contains(x) && (228...230).contains(y) ? 30 : fold(y)
    }).page()
    let dropped = try DropFolds().apply(to: page)
    #expect(folds(on: dropped) == 1)
    #expect(dropped.pixel(30, 187) > 240)
    #expect(dropped.pixel(300, 229) < 60)
  }

  @Test func `a dark line down a page that parts the columns of a table stays`() throws {
    let page = try PageBuilder(
      hasPrint: true,
      ground: { x, y in
        let isRow = [100, 400, 700].contains { abs($0 - y) < 2 } && (80...600).contains(x)
        return isRow ? 20 : abs(x - 300) < 2 ? 120 : 255
      }
    ).page()
    #expect(try DropFolds().apply(to: page).isSamePicture(as: page))
  }

  @Test func `the lines of ruled paper stay`() throws {
    let page = try page(across: (1...8).map { (Double($0) * 82, 0, 0.4) })
    #expect(try DropFolds().apply(to: page).isSamePicture(as: page))
  }

  @Test func `pages smaller than a line are left alone`() throws {
    let small = try PageBuilder(width: 40, height: 30, hasPrint: false).page()
    #expect(try DropFolds().apply(to: small).isSamePicture(as: small))
  }
}
