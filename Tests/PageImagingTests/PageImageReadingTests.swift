import CLeptonica
import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import PageImaging

@Suite struct PageImageReadingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    IFF_PNG, IFF_JFIF_JPEG, IFF_BMP, IFF_PNM, IFF_TIFF, IFF_TIFF_LZW, IFF_TIFF_JPEG, IFF_GIF,
    IFF_WEBP, IFF_JP2,
  ])
  func `a grey page comes back from every format`(format: Int) throws {
    let page = try PageBuilder(width: 300, height: 200, margin: 40).page()
    // The name says nothing: formats are told by content.
    let file = folder.url.appendingPathComponent("page.dat")
    page.write(format, to: file)
    let read = try PageImage.read(path: file.path)
    #expect(read.width == 300 && read.height == 200)
    let grey = unsafe try read.changed { unsafe pixConvertTo8($0, 0) }
    // JPEG 2000 is written with much loss.
    #expect(abs(grey.inkSum / page.inkSum - 1) < (format == IFF_JP2 ? 0.08 : 0.02))
    #expect(!read.isTruncated)
  }

  @Test(arguments: [IFF_TIFF_G4, IFF_PNG, IFF_TIFF_RLE, IFF_BMP])
  func `a bilevel page keeps its black and white`(format: Int) throws {
    let page = unsafe try PageBuilder(width: 300, height: 200, margin: 40).page()
      .changed { unsafe pixThresholdToBinary($0, 128) }
    let file = folder.url.appendingPathComponent("page")
    page.write(format, to: file)
    let read = unsafe try PageImage.read(path: file.path)
      .changed { unsafe pixConvertTo1($0, 128) }
    #expect(read.pixel(2, 2) == 0)
    #expect(abs(read.inkSum / page.inkSum - 1) < 0.001)
  }

  @Test func `the resolution is the file's, and 0 where it has none`() throws {
    let page = try PageBuilder(width: 100, height: 80, margin: 10).page()
    let png = folder.url.appendingPathComponent("a.png")
    _ = unsafe pixSetResolution(page.pix, 300, 300)
    page.write(IFF_PNG, to: png)
    #expect(try PageImage.read(path: png.path).dpi == 300)
    let pnm = folder.url.appendingPathComponent("a.pgm")
    page.write(IFF_PNM, to: pnm)
    #expect(try PageImage.read(path: pnm.path).dpi == 0)
  }

  @Test func `each frame of a TIFF is a page`() throws {
    let file = folder.url.appendingPathComponent("pages.tif").path
    for (number, width) in [200, 210, 220].enumerated() {
      let page = try PageBuilder(width: width, height: 100, margin: 10).page()
      _ = unsafe pixWriteTiff(file, page.pix, Int32(IFF_TIFF_LZW), number == 0 ? "w" : "a")
    }
    #expect(try PageImage.frames(path: file) == (3, false))
    #expect(try PageImage.read(path: file, frame: 2).width == 220)
    #expect(throws: ImagingError.noSuchFrame(path: file, frame: 3)) {
      try PageImage.read(path: file, frame: 3)
    }
  }

  @Test func `a page of light print on a dark ground is turned to its opposite`() throws {
    let page = try PageBuilder().page()
    let file = folder.url.appendingPathComponent("dark.png")
    unsafe try page.changed { unsafe pixInvert(nil, $0) }.write(IFF_PNG, to: file)
    let read = try PageImage.read(path: file.path)
    #expect(abs(read.inkSum / page.inkSum - 1) < 0.001)
    #expect(read.measure("inverted", of: "read") == 1)
  }

  @Test func `what is transparent is white`() throws {
    let file = folder.url.appendingPathComponent("clear.png")
    let page = try PageBuilder(width: 300, height: 200, margin: 40).page()
    let clear = unsafe try page.changed { pix in
      let colour = unsafe pixConvertTo32(pix)
      // Print is opaque, the sheet is not; all colours are black.
      let alpha = unsafe pixInvert(nil, pix)
      _ = unsafe pixClearAll(colour)
      _ = unsafe pixSetRGBComponent(colour, alpha, Int32(L_ALPHA_CHANNEL))
      _ = unsafe pixSetSpp(colour, 4)
      return unsafe colour
    }
    clear.write(IFF_PNG, to: file)
    let read = unsafe try PageImage.read(path: file.path).changed { unsafe pixConvertTo8($0, 0) }
    #expect(abs(read.inkSum / page.inkSum - 1) < 0.02)
  }

  @Test func `a JPEG that was cut off gives its upper part on white`() throws {
    let whole = folder.url.appendingPathComponent("whole.jpg")
    let page = try PageBuilder(width: 640, height: 800).page()
    page.write(IFF_JFIF_JPEG, to: whole)
    let bytes = try Data(contentsOf: whole)
    let part = folder.url.appendingPathComponent("part.jpg")
    try bytes.prefix(bytes.count * 6 / 10).write(to: part)
    let read = try PageImage.read(path: part.path)
    #expect(read.isTruncated)
    #expect(read.width == 640 && read.height == 800)
    #expect(read.inkSum > page.inkSum * 0.4 && read.inkSum < page.inkSum * 0.8)
    #expect(read.pixel(320, 790) == 255)
  }

  @Test func `bytes after a JPEG's end do not make it a truncated one`() throws {
    let file = folder.url.appendingPathComponent("tail.jpg")
    try PageBuilder(width: 200, height: 150, margin: 20).page().write(IFF_JFIF_JPEG, to: file)
    try (Data(contentsOf: file) + Data(repeating: 7, count: 100_000)).write(to: file)
    #expect(try !PageImage.read(path: file.path).isTruncated)
  }

  @Test func `a TIFF whose later frames are cut off says so`() throws {
    let file = folder.url.appendingPathComponent("pages.tif")
    for number in 0..<3 {
      let page = try PageBuilder(width: 200, height: 100, margin: 10).page()
      _ = unsafe pixWriteTiff(file.path, page.pix, Int32(IFF_TIFF_LZW), number == 0 ? "w" : "a")
    }
    let bytes = try Data(contentsOf: file)
    let part = folder.url.appendingPathComponent("part.tif")
    try bytes.prefix(bytes.count - 40).write(to: part)
    #expect(try PageImage.frames(path: part.path) == (2, true))
    #expect(try PageImage.read(path: part.path, frame: 1).width == 200)
  }

  @Test func `a picture over the limit is refused before it is decoded`() throws {
    let file = folder.url.appendingPathComponent("large.png")
    try PageBuilder(width: 1200, height: 900, hasPrint: false).page().write(IFF_PNG, to: file)
    let refusal = ImagingError.tooLarge(
      path: file.path, width: 1200, height: 900, limitMegapixels: 1)
    #expect(throws: refusal) {
      try PageImage.read(path: file.path, pixelLimitMegapixels: 1)
    }
  }

  @Test func `a GIF's size is read from its first bytes alone`() throws {
    let file = folder.url.appendingPathComponent("bomb.gif")
    try Data(Array("GIF89a".utf8) + [0x60, 0xEA, 0x60, 0xEA, 0, 0, 0]).write(to: file)
    let refusal = ImagingError.tooLarge(
      path: file.path, width: 60000, height: 60000, limitMegapixels: 200)
    #expect(throws: refusal) { try PageImage.read(path: file.path) }
  }

  @Test func `a picture that is larger than its file states first is refused too`() throws {
    let file = folder.url.appendingPathComponent("liar.gif")
    try PageBuilder(width: 1200, height: 900, hasPrint: false).page().write(IFF_GIF, to: file)
    var bytes = try Data(contentsOf: file)
    // The screen, which the first frame need not fit into.
    bytes.replaceSubrange(6..<10, with: [10, 0, 10, 0])
    try bytes.write(to: file)
    let refusal = ImagingError.tooLarge(
      path: file.path, width: 1200, height: 900, limitMegapixels: 1)
    #expect(throws: refusal) { try PageImage.read(path: file.path, pixelLimitMegapixels: 1) }
  }

  @Test
  func `a JPEG's frame header at the very end of its file, too short for a height, is damage`()
    throws
  {
    let file = folder.url.appendingPathComponent("short.jpg")
    try PageBuilder(width: 200, height: 150, margin: 20).page().write(IFF_JFIF_JPEG, to: file)
    let jpeg = try Data(contentsOf: file)
    // libjpeg skips the fill byte; who takes it for a marker goes to the place where the header stands.
    var bytes = jpeg.prefix(2) + Data([0xFF]) + jpeg.dropFirst(2)
    let place = 4 + Int(bytes[4]) << 8 + Int(bytes[5])
    #expect(bytes.count < place)
    bytes += Data(count: place - bytes.count) + Data([0xFF, 0xC0, 0, 2, 0xFF, 0xDA])
    try bytes.write(to: file)
    let error = ImagingError.unreadable(path: file.path, detail: "damaged picture")
    #expect(throws: error) { try PageImage.read(path: file.path) }
  }

  @Test(arguments: ["", "这不是图像，只是一行文字。", "\u{89}PNG\r\n"])
  func `what is no picture is unreadable`(content: String) throws {
    let file = try folder.write(content, to: "broken.png").path
    do {
      _ = try PageImage.read(path: file)
      Issue.record("read")
    } catch ImagingError.unreadable(let path, let detail) {
      #expect(path == file)
      #expect(!detail.isEmpty)
    }
  }

  @Test func `a missing file is unreadable`() {
    let file = folder.url.appendingPathComponent("none.png").path
    let error = ImagingError.unreadable(path: file, detail: "the file cannot be opened")
    #expect(throws: error) { try PageImage.read(path: file) }
    #expect(throws: error) { try PageImage.frames(path: file) }
  }

  @Test(arguments: 1...8)
  func `EXIF orientation is honoured and the way back is kept`(orientation: Int) throws {
    let plain = folder.url.appendingPathComponent("plain.jpg")
    let source = try PageBuilder(
      width: 160, height: 96, hasPrint: false,
      ground: { x, y in x < 80 && y < 48 ? 120 : 240 }
    ).page()
    source.write(IFF_JFIF_JPEG, to: plain)
    let file = folder.url.appendingPathComponent("turned.jpg")
    try Self.withOrientation(orientation, of: Data(contentsOf: plain)).write(to: file)
    let page = try PageImage.read(path: file.path)
    #expect(page.width == (orientation < 5 ? 160 : 96))
    // Where the dark quarter of the stored picture stands on the upright page.
    let expected = [
      (false, false), (true, false), (true, true), (false, true), (false, false), (true, false),
      (true, true), (false, true),
    ][orientation - 1]
    for (isRight, isLow) in [(false, false), (true, false), (false, true), (true, true)] {
      let x = page.width / 4 + (isRight ? page.width / 2 : 0)
      let y = page.height / 4 + (isLow ? page.height / 2 : 0)
      let isDark = page.pixel(x, y) < 180
      #expect(isDark == ((isRight, isLow) == expected), "at \(x), \(y)")
      let there = page.toSource.apply(x: Double(x), y: Double(y))
      #expect(isDark == (source.pixel(Int(there.x), Int(there.y)) < 180))
    }
  }

  /// A JPEG with an EXIF segment that holds nothing but the orientation.
  private static func withOrientation(_ value: Int, of jpeg: Data) -> Data {
    let directory: [UInt8] = [
      0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(value), 0, 0, 0, 0, 0, 0,
    ]
    let exif = Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8] + directory
    return jpeg.prefix(2) + Data([0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif) + jpeg.dropFirst(2)
  }
}
