import DocumentModel
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
}
