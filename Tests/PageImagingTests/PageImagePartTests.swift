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
}
