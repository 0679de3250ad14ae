import DocumentModel
import Foundation
import Testing

@testable import PageImaging

@Suite struct FlattenBackgroundTests {
  @Test func `light that falls off becomes an even white sheet`() throws {
    let page = try PageBuilder(ground: { x, _ in 250 - Double(x) * 0.2 }).page()
    let flat = try FlattenBackground().apply(to: page)
    #expect(page.pixel(690, 400) < 120)
    for x in [20, 200, 400, 600, 690] { #expect(flat.pixel(x, 20) > 225) }
    #expect(try #require(flat.measure("unevenness", of: "flatten-background")) > 0.3)
  }

  @Test func `a grey sheet becomes white and its print stays dark`() throws {
    let page = try PageBuilder(ground: { _, _ in 180 }).page()
    let flat = try FlattenBackground().apply(to: page)
    #expect(flat.pixel(5, 5) > 245)
    // The frame of the first character.
    #expect(flat.pixel(63, 72) < 60)
  }

  @Test func `an even white page stays as it is`() throws {
    let page = try PageBuilder(ground: { _, _ in 246 }).page()
    #expect(try FlattenBackground().apply(to: page).isSamePicture(as: page))
  }

  /// Darkness of a page, beside that of the same page without its shade.
  private func inkOf(shade: @escaping (Int, Int) -> Double) throws -> (page: Double, white: Double)
  {
    let shaded = try PageBuilder(ground: shade).page()
    let flat = try FlattenBackground().apply(to: shaded)
    return (flat.inkSum, try PageBuilder().page().inkSum)
  }

  @Test(arguments: [
    // A box behind a few lines, one behind a single line, a round stain.
    (x: 50...650, y: 200...400, isRound: false), (x: 50...650, y: 260...292, isRound: false),
    (x: 200...500, y: 200...500, isRound: true),
  ])
  func `what is shaded is as white as the rest, and its print is kept`(
    x: ClosedRange<Int>, y: ClosedRange<Int>, isRound: Bool
  ) throws {
    let middle = (x: (x.lowerBound + x.upperBound) / 2, y: (y.lowerBound + y.upperBound) / 2)
    let ink = try inkOf { column, row in
      let isInside =
        isRound
        ? hypot(Double(column - middle.x), Double(row - middle.y)) <= Double(x.count / 2)
        : x.contains(column) && y.contains(row)
      return isInside ? 170 : 255
    }
    #expect(abs(ink.page - ink.white) < ink.white * 0.03)
  }

  @Test func `a page of heavy print has no shades`() throws {
    let page = try PageBuilder(em: 40, strokePerEm: 0.2).page()
    #expect(try FlattenBackground().apply(to: page).isSamePicture(as: page))
  }

  @Test func `black boxes stay black`() throws {
    let page = try PageBuilder(ground: { x, y in
      (100...600).contains(x) && (200...300).contains(y) ? 20 : 255
    }).page()
    let flat = try FlattenBackground().apply(to: page)
    #expect(flat.pixel(350, 250) < 40)
  }
}
