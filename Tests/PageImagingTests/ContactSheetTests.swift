import CLeptonica
import Foundation
import TestSupport
import Testing

@testable import PageImaging

struct ContactSheetTests {
  @Test(arguments: [(20_000, 15), (20_000, 1), (15, 20_000), (1, 1), (700, 800)])
  func `pages of any shape and depth are on the sheet`(width: Int, height: Int) throws {
    let folder = try TemporaryFolder()
    let sheet = try ContactSheet()
    for depth in [1, 8, 32] {
      let pix = unsafe pixCreate(Int32(width), Int32(height), Int32(depth))
      try sheet.add(unsafe made(PageImage(owning: pix, dpi: 300)), caption: "1 page")
    }
    let file = folder.url.appendingPathComponent("sheet.png").path
    try sheet.writePNG(to: file)
    #expect(try PageImage.read(path: file).width > 0)
  }
}
