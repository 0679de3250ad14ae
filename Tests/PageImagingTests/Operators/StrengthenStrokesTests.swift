import DocumentModel
import Testing

@testable import PageImaging

@Suite struct StrengthenStrokesTests {
  @Test func `thin strokes become darker and the sheet stays white`() throws {
    // Strokes of 1.4 pixels are half rim.
    let page = try PageBuilder(skewDegrees: 1, strokePerEm: 0.06).page()
    let dark = try StrengthenStrokes().apply(to: page)
    #expect(dark.inkSum > page.inkSum * 1.05)
    #expect(dark.pixel(5, 5) == 255)
    #expect(dark.width == page.width)
  }

  @Test func `thick print stays as it is`() throws {
    let page = try PageBuilder(strokePerEm: 0.2).page()
    #expect(try StrengthenStrokes().apply(to: page).isSamePicture(as: page))
  }

  @Test func `a page with show-through stays as it is`() throws {
    let page = try PageBuilder(ground: { x, y in x % 40 < 6 && y < 60 ? 190 : 255 }).page()
    let same = try StrengthenStrokes().apply(to: page)
    #expect(same.isSamePicture(as: page))
    #expect(try #require(same.measure("showThrough", of: "strengthen-strokes")) > 0.002)
  }

  @Test(arguments: [0.08, 0.12, 0.2])
  func `the width of strokes is measured`(strokePerEm: Double) throws {
    let page = try PageBuilder(em: 40, strokePerEm: strokePerEm).page()
    let width = StrokeWidth(of: page.measuringView).pixels
    #expect(abs(width / (strokePerEm * 40) - 1) < 0.25)
  }
}
