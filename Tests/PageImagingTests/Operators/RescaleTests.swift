import CLeptonica
import DocumentModel
import Testing

@testable import PageImaging

@Suite struct RescaleTests {
  @Test(arguments: [16.0, 20, 33, 48])
  func `the em box is measured on the page and brought to the target`(em: Double) throws {
    let page = try PageBuilder(
      width: 1000, height: 700, em: em, skewDegrees: 0.8, strokePerEm: 0.06
    ).page()
    let scaled = try Rescale().apply(to: page)
    let found = try #require(scaled.measure("emPixels", of: "rescale"))
    #expect(abs(found / em - 1) < 0.12)
    let factor = try #require(scaled.measure("factor", of: "rescale"))
    #expect(abs(factor * found - 23) < 0.01)
    #expect(abs(Double(scaled.width) - 1000 * factor) <= 1)
    #expect(scaled.scale == factor)
    #expect(abs(scaled.inkSum / page.inkSum / (factor * factor) - 1) < 0.04)
    let corner = scaled.toSource.apply(x: Double(scaled.width), y: Double(scaled.height))
    #expect(abs(corner.x - 1000) < 2 && abs(corner.y - 700) < 2)
  }

  @Test func `a page of the right size stays as it is`() throws {
    let page = try PageBuilder(em: 23, strokePerEm: 0.05).page()
    #expect(try Rescale().apply(to: page).isSamePicture(as: page))
  }

  @Test func `thick print is left larger`() throws {
    let page = try PageBuilder(em: 48, strokePerEm: 0.16).page()
    let scaled = try Rescale().apply(to: page)
    let factor = try #require(scaled.measure("factor", of: "rescale"))
    let em = try #require(scaled.measure("emPixels", of: "rescale"))
    #expect(abs(factor * em - 34) < 0.01)
    #expect(try #require(scaled.measure("strokePerEm", of: "rescale")) > 0.1)
  }

  @Test func `a page without print keeps its size`() throws {
    let page = try PageBuilder(hasPrint: false).page()
    #expect(try Rescale().apply(to: page).isSamePicture(as: page))
  }

  @Test func `a bilevel page becomes grey`() throws {
    let page = unsafe try PageBuilder().page().changed { unsafe pixThresholdToBinary($0, 128) }
    let grey = try Rescale().apply(to: page)
    #expect(grey.depth == 8)
    #expect(grey.pixel(2, 2) == 255)
  }

  @Test func `a flat picture stays flat at every size`() throws {
    let flat = try PageBuilder(width: 97, height: 61, hasPrint: false, ground: { _, _ in 143 })
      .page()
    for (width, height) in [(40, 25), (97, 61), (200, 130), (1, 1), (333, 7)] {
      let pix = unsafe try made(unsafe Resampling.resample(flat.pix, width: width, height: height))
      let scaled = try made(unsafe PageImage(owning: pix, dpi: 0))
      #expect(scaled.width == width && scaled.height == height)
      for (x, y) in [(0, 0), (width - 1, height - 1), (width / 2, height / 2)] {
        #expect(scaled.pixel(x, y) == 143)
      }
    }
  }
}
