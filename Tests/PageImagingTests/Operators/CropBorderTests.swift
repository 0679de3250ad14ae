import DocumentModel
import Testing

@testable import PageImaging

@Suite struct CropBorderTests {
  @Test func `black edges become white and the print stays`() throws {
    let plain = try PageBuilder().page()
    let page = try PageBuilder(ground: { x, y in x < 25 || y > 780 ? 20 : 255 }).page()
    let clean = try CropBorder().apply(to: page)
    #expect(clean.pixel(5, 400) == 255)
    #expect(clean.pixel(300, 795) == 255)
    #expect(clean.width == page.width && clean.height == page.height)
    #expect(abs(clean.inkSum / plain.inkSum - 1) < 0.02)
  }

  @Test func `a page without edges stays as it is`() throws {
    let page = try PageBuilder().page()
    #expect(try CropBorder().apply(to: page).isSamePicture(as: page))
  }
}
