import CLeptonica
import DocumentModel
import Testing

@testable import PageImaging

struct PageImagePartTests {
  @Test(arguments: [1, 8, 32])
  func `a part can be had smaller, whatever the depth of the page`(depth: Int32) throws {
    let page = try #require(
      unsafe PageImage(owning: pixCreate(40, 20, depth), dpi: 300))
    let box = Box(left: 10, top: 0, right: 30, bottom: 20)
    let part = try #require(page.part(box, margin: 0, scaledBy: 0.5))
    #expect((part.width, part.height) == (10, 10))
    #expect(part.depth == 8)
    #expect(page.part(box, margin: 0)?.depth == Int(depth))
  }

  @Test(arguments: [1, 8, 32])
  func `a line gets ground above and below, and says where it lies`(depth: Int32) throws {
    let page = try #require(unsafe PageImage(owning: pixCreate(40, 20, depth), dpi: 300))
    let box = Box(left: 10, top: 2, right: 30, bottom: 12)
    let line = try #require(page.line(box, margin: 4, height: 25))
    #expect((line.picture.width, line.picture.height) == (28, 25))
    // The page has two pixels above the box and 14 of the picture are its own, so 11 are added, five of them above.
    #expect((line.left, line.top) == (6, -4))
    #expect(line.picture.depth == (depth == 1 ? 1 : 8))
    let enough = try #require(page.line(box, margin: 4, height: 5))
    #expect((enough.picture.height, enough.top) == (16, 0))
  }

  @Test(arguments: [(240, 20), (20, 240)])
  func `the ground of a line is that of its print, dark or light`(ground: UInt32, print: UInt32)
    throws
  {
    let pix = try unsafe #require(pixCreate(40, 20, 8))
    unsafe pixSetAllArbitrary(pix, ground)
    for x in 12..<20 { for y in 6..<10 { unsafe pixSetPixel(pix, Int32(x), Int32(y), print) } }
    let page = try #require(unsafe PageImage(owning: pix, dpi: 300))
    let line = try #require(
      page.line(Box(left: 10, top: 5, right: 30, bottom: 12), margin: 1, height: 19))
    var value: UInt32 = 0
    for y in [0, 18] {
      unsafe pixGetPixel(line.picture.pix, 5, Int32(y), &value)
      // A rank has an error of a step.
      #expect(abs(Int(value) - Int(ground)) <= 1)
    }
    unsafe pixGetPixel(line.picture.pix, 5, 9, &value)
    #expect(value == print)
  }
}
