import CLeptonica
import Testing

@testable import PageImaging

@Suite struct ResamplingTests {
  @Test func `a picture longer than any page is not made, since its weights would not fit`() throws
  {
    let pix = try unsafe made(pixCreate(2, 2, 8))
    defer { unsafe PageImage.destroy(pix) }
    let wide = unsafe Resampling.resample(pix, width: Resampling.longestSide + 1, height: 1)
    defer { unsafe PageImage.destroy(wide) }
    #expect(unsafe wide == nil)
  }

  @Test(arguments: [(1, 1), (1, 7), (7, 1), (40, 3)])
  func `the smallest pictures can be made of each other`(width: Int, height: Int) throws {
    let pix = try unsafe made(pixCreate(3, 5, 8))
    defer { unsafe PageImage.destroy(pix) }
    _ = unsafe pixSetAll(pix)
    let made = try unsafe made(Resampling.resample(pix, width: width, height: height))
    defer { unsafe PageImage.destroy(made) }
    var value: UInt32 = 0
    _ = unsafe pixGetPixel(made, Int32(width - 1), Int32(height - 1), &value)
    #expect(unsafe Int(made.pointee.w) == width && value == 255)
  }
}
