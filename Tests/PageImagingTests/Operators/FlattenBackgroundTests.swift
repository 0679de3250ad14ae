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

  @Test func `a shade on a sheet that is not quite white becomes no whiter than the sheet`() throws
  {
    let page = try PageBuilder(ground: { x, y in
      (50...650).contains(x) && (200...400).contains(y) ? 150 : 225
    }).page()
    let flat = try FlattenBackground().apply(to: page)
    // Between two lines, in the shade and below it.
    #expect(abs(flat.pixel(300, 253) - flat.pixel(300, 498)) < 6)
  }

  @Test func `a blank shade goes`() throws {
    let page = try PageBuilder(
      hasPrint: true,
      ground: { x, y in
        (100...600).contains(x) && (8...48).contains(y) ? 180 : 255
      }
    ).page()
    #expect(try FlattenBackground().apply(to: page).pixel(350, 28) > 245)
  }

  @Test(arguments: [90.0, 112, 160]) func `light print on a dark panel is kept`(panel: Double)
    throws
  {
    let plain = try PageBuilder().page()
    // The print of three lines, white on the panel.
    let page = try PageBuilder(
      hasPrint: false,
      ground: { x, y in
        let value = Double(plain.pixel(x, y))
        guard (40..<660).contains(x), (170..<300).contains(y) else { return value }
        return panel + (255 - panel) * (255 - value) / 255
      }
    ).page()
    let flat = try FlattenBackground().apply(to: page)
    #expect(flat.pixel(300, 176) < Int(panel) + 20)
    #expect(flat.measure("shaded", of: "flatten-background") == 0)
  }

  @Test func `large print in a shade is kept`() throws {
    // Two strokes of a character three times as large as the text.
    let isStroke = { (x: Int, y: Int) in
      (200...212).contains(x) && (210...290).contains(y)
        || (150...270).contains(x) && (240...252).contains(y)
    }
    let page = try PageBuilder(
      hasPrint: true,
      ground: { x, y in
        guard (40...660).contains(x), (195...305).contains(y) else { return 255 }
        return isStroke(x, y) ? 30 : 190
      }
    ).page()
    let flat = try FlattenBackground().apply(to: page)
    #expect(flat.pixel(206, 246) < 60)
    #expect(flat.pixel(230, 246) < 60)
  }

  @Test func `a large page has its shades measured on the reduced one`() throws {
    let page = try PageBuilder(
      width: 2600, height: 2600, em: 60, margin: 150,
      ground: { x, y in (300...2300).contains(x) && (800...1500).contains(y) ? 170 : 255 }
    ).page()
    let flat = try FlattenBackground().apply(to: page)
    let white = try PageBuilder(width: 2600, height: 2600, em: 60, margin: 150).page()
    #expect(abs(flat.inkSum - white.inkSum) < white.inkSum * 0.03)
  }
}
