import CLeptonica
import Testing

@testable import PageImaging

struct GreyPixelsTests {
  @Test(arguments: [1, 8, 32])
  func `pixels come row by row as they stand, whatever the depth`(depth: Int32) throws {
    let page = try #require(bar(depth: depth))
    let pixels = try #require(page.greyPixels())
    #expect(pixels.width == 13 && pixels.height == 7)
    for y in 0..<7 {
      for x in 0..<13 {
        let isInk = y == 3 && (2..<6).contains(x)
        #expect(pixels.bytes[y * 13 + x] == (isInk ? 0 : 255), "column \(x), row \(y)")
      }
    }
  }

  /// White, 13 × 7 pixels, with a bar of ink four pixels long.
  private func bar(depth: Int32) -> PageImage? {
    guard let pix = unsafe pixCreate(13, 7, depth) else { return nil }
    if depth > 1 { _ = unsafe pixSetAll(pix) }
    for x in Int32(2)..<6 { _ = unsafe pixSetPixel(pix, x, 3, depth == 1 ? 1 : 0) }
    return unsafe PageImage(owning: pix, dpi: 300)
  }
}
