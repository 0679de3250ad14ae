import CLeptonica
import DocumentModel
import TestSupport
import Testing

@testable import PageImaging

@Suite struct DespeckleTests {
  /// A page of 48 px print, strewn with specks of `side` pixels.
  private func strewn(_ count: Int, side: Int32, on page: PageImage) throws -> PageImage {
    var noise = SeededGenerator(seed: 7)
    let places = (0..<count).map { _ in
      (
        Int32.random(in: 2..<Int32(page.width - 4), using: &noise),
        Int32.random(in: 2..<Int32(page.height - 4), using: &noise)
      )
    }
    return unsafe try page.changed { pix in
      let copy = unsafe pixCopy(nil, pix)
      for (x, y) in places {
        for dx in 0..<side {
          for dy in 0..<side {
            _ = unsafe pixSetPixel(copy, x + dx, y + dy, page.depth == 1 ? 1 : 0)
          }
        }
      }
      return unsafe copy
    }
  }

  @Test(arguments: [true, false])
  func `strewn specks go and the print stays`(isBilevel: Bool) throws {
    var plain = try PageBuilder(width: 1000, height: 900, em: 48).page()
    if isBilevel { plain = unsafe try plain.changed { unsafe pixThresholdToBinary($0, 128) } }
    let page = try strewn(2000, side: 2, on: plain)
    let clean = try Despeckle().apply(to: page)
    #expect(try #require(clean.measure("perGlyph", of: "despeckle")) > 1)
    #expect(page.inkSum / plain.inkSum > 1.05)
    #expect(abs(clean.inkSum / plain.inkSum - 1) < 0.02)
    #expect(SpeckDensity(of: clean.measuringView).specks < 20)
  }

  @Test func `a strip too narrow for print takes no map as fine as if it had some`() throws {
    // Four pixels high: a fiftieth of that as em box would make a map of 10 GB.
    let strip = try unsafe #require(
      PageImage(owning: pixCreate(4_000_000, 4, 1), dpi: 0))
    let page = unsafe try strip.changed { pix in
      let copy = unsafe pixCopy(nil, pix)
      for speck in 0..<500 { _ = unsafe pixSetPixel(copy, Int32(speck * 60 + 30), 2, 1) }
      return unsafe copy
    }
    let clean = try Despeckle().apply(to: page)
    #expect(clean.measure("speckPixels", of: "despeckle") != nil)
    #expect(clean.width == page.width && clean.height == 4)
  }

  @Test(arguments: [true, false])
  func `a clean page with commas stays as it is`(isBilevel: Bool) throws {
    var page = try PageBuilder(width: 1000, height: 900, em: 48).page()
    if isBilevel { page = unsafe try page.changed { unsafe pixThresholdToBinary($0, 128) } }
    #expect(try Despeckle().apply(to: page).isSamePicture(as: page))
  }

  @Test(arguments: [true, false])
  func `specks go up to the size that nearly all of them have`(isBilevel: Bool) throws {
    // 4 of 48 pixels are 0.083 em: more than a speck has by itself, less than the dot of a character.
    var plain = try PageBuilder(width: 1000, height: 900, em: 48).page()
    if isBilevel { plain = unsafe try plain.changed { unsafe pixThresholdToBinary($0, 128) } }
    let page = try strewn(1500, side: 4, on: plain)
    let clean = try Despeckle().apply(to: page)
    #expect(clean.measure("speckPixels", of: "despeckle") == 4)
    // Specks that touch a stroke stay.
    #expect(page.inkSum / plain.inkSum > 1.15)
    #expect(abs(clean.inkSum / plain.inkSum - 1) < 0.06)
  }
}
