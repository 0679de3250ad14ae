import CLeptonica
import DocumentModel
import Testing

@testable import PageImaging

@Suite struct DropShowThroughTests {
  /// Grey bars like the print of the other side, between and behind the lines.
  private func page(light: Double, strokePerEm: Double = 0.1) throws -> PageImage {
    try PageBuilder(
      strokePerEm: strokePerEm,
      ground: { x, y in x % 24 < 5 && y % 31 < 14 ? light : 240 }
    ).page()
  }

  @Test func `what shows through goes and the print stays`() throws {
    let clean = try PageBuilder().page()
    let page = try page(light: 190)
    #expect(ShowThrough(of: page.measuringView).share > 0.01)
    let dropped = try DropShowThrough().apply(to: page)
    // Bars that lie in the rims of strokes stay in part.
    #expect(page.inkSum / clean.inkSum > 1.3)
    #expect(abs(dropped.inkSum / clean.inkSum - 1) < 0.1)
    #expect(ShowThrough(of: dropped.measuringView).share < 0.001)
    // In a bar of the blank margin, and in a stroke of the first character.
    #expect(page.pixel(26, 33) == 190 && dropped.pixel(26, 33) == 255)
    #expect(abs(dropped.pixel(72, 62) - clean.pixel(72, 62)) < 40)
  }

  @Test func `a sheet through which nothing shows stays as it is`() throws {
    let page = try PageBuilder().page()
    #expect(try DropShowThrough().apply(to: page).isSamePicture(as: page))
  }

  @Test func `the remains of a fold and of the scanner's edge are no show-through`() throws {
    // A long soft line, and the pieces of a ragged one along the border.
    let page = try PageBuilder(ground: { x, y in
      (50..<54).contains(x) || (8..<14).contains(x) && y % 30 < 20 ? 180 : 255
    }).page()
    let same = try DropShowThrough().apply(to: page)
    #expect(same.isSamePicture(as: page))
    #expect(try #require(same.measure("share", of: "drop-show-through")) < 0.001)
  }

  @Test func `a shadow is no show-through`() throws {
    let page = try PageBuilder(ground: { x, _ in 250 - Double(x) / 8 }).page()
    let same = try DropShowThrough().apply(to: page)
    #expect(same.isSamePicture(as: page))
    #expect(try #require(same.measure("share", of: "drop-show-through")) < 0.001)
  }

  @Test func `pale print is not taken for what shows through`() throws {
    // Print at 0.7 of the sheet, bars hardly lighter.
    let page = try unsafe PageBuilder(ground: { x, y in x % 24 < 5 && y % 31 < 14 ? 205 : 240 })
      .page().changed { unsafe pixGammaTRC(nil, $0, 1, -500, 255) }
    let same = try DropShowThrough().apply(to: page)
    #expect(same.isSamePicture(as: page))
  }
}
