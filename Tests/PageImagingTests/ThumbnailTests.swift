import CLeptonica
import Foundation
import TestSupport
import Testing

@testable import PageImaging

@Suite struct ThumbnailTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func decoded(_ bytes: [UInt8]) throws -> PageImage {
    let file = folder.url.appendingPathComponent("\(UUID().uuidString).jpg")
    try Data(bytes).write(to: file)
    return try PageImage.read(path: file.path)
  }

  /// Mean brightness, 0…255.
  private func mean(_ page: PageImage) throws -> Double {
    let grey = unsafe try page.changed { unsafe pixConvertTo8($0, 0) }
    return 255 * (1 - grey.inkSum / Double(grey.width * grey.height))
  }

  @Test(arguments: [1, 8, 32])
  func `a page of every depth gives a small grey JPEG of the same brightness`(depth: Int) throws {
    let page = try unsafe PageBuilder(width: 1000, height: 1400, ground: { _, _ in 230 }).page()
      .changed {
        switch depth {
        case 1: unsafe pixThresholdToBinary($0, 128)
        case 32: unsafe pixConvertTo32($0)
        default: unsafe pixClone($0)
        }
      }
    #expect(page.depth == depth)
    let bytes = try page.thumbnail(widthPixels: 200)
    #expect(bytes.count < 20_000)
    let small = try decoded(bytes)
    #expect(small.width == 200 && small.height == 280)
    #expect(small.depth == 8)
    #expect(try abs(mean(small) - mean(page)) < 2)
  }

  @Test(arguments: [2, 3, 5, 8, 12, 16, 40])
  func `a bilevel page keeps its brightness at every reduction`(factor: Int) throws {
    let page = try unsafe PageBuilder(width: 801, height: 603).page()
      .changed { unsafe pixThresholdToBinary($0, 128) }
    let small = try decoded(page.thumbnail(widthPixels: 801 / factor))
    #expect(small.width == 801 / factor)
    #expect(try abs(mean(small) - mean(page)) < 4)
  }

  @Test(arguments: [
    (1, 1, 1, 1), (150, 90, 150, 90), (1, 20_000, 1, 600), (20_000, 1, 200, 1),
    (20_000, 30, 200, 1), (60, 20_000, 2, 600), (199, 7, 199, 7), (20_000, 2000, 200, 20),
  ])
  func `proportions are kept within bounds and nothing is enlarged`(
    width: Int, height: Int, smallWidth: Int, smallHeight: Int
  ) throws {
    for depth in [1, 8, 32] {
      let pix = unsafe pixCreate(Int32(width), Int32(height), Int32(depth))
      let page = try unsafe made(PageImage(owning: pix, dpi: 300))
      let small = try decoded(page.thumbnail(widthPixels: 200))
      #expect(small.width == smallWidth && small.height == smallHeight)
    }
  }
}
