import CLeptonica
import CRecognition
import CTesseract
import DocumentModel
import Foundation
import PageImaging
import Testing

@testable import Recognition

/// What Tesseract's libraries do in fewer steps must change nothing but the time.
@Suite struct ShortcutsTests {
  private struct Read: Equatable {
    var texts: [String]
    var confidences: [Float]
  }

  @Test func `the program's functions are the ones that Tesseract calls`() {
    #expect(kanwu_takes_shortcuts())
  }

  @Test func `a page reads the same with the pictures of its lines packed and unpacked`() throws {
    let file = try #require(
      Bundle.module.url(forResource: "notice", withExtension: "png", subdirectory: "Fixtures"))
    let page = try PageImage.read(path: file.path)
    let handle = try TesseractHandle(language: "chi_sim", dataFolder: nil)
    func read(unpacked: Bool) -> Read {
      unsafe TessBaseAPISetPageSegMode(handle.api, PSM_AUTO)
      unsafe TessBaseAPISetImage2(handle.api, page.pix)
      let status =
        unpacked
        ? unsafe kanwu_recognize(handle.api, nil) : unsafe TessBaseAPIRecognize(handle.api, nil)
      #expect(status == 0)
      let symbols = handle.symbols()
      return Read(texts: symbols.map(\.text), confidences: symbols.map(\.confidence))
    }
    let packed = read(unpacked: false)
    #expect(packed.texts.count > 50)
    #expect(read(unpacked: true) == packed)
  }

  @Test func `a picture that is written while nothing is read is the PNG that was asked for`()
    throws
  {
    let picture = try #require(unsafe PageImage(owning: pixCreate(40, 30, 8), dpi: 300))
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    defer { unsafe lept_free(bytes) }
    let status = unsafe pixWriteMem(&bytes, &count, picture.pix, Int32(IFF_PNG))
    #expect(status == 0)
    let data = unsafe bytes.map { unsafe Data(bytes: $0, count: count) }
    #expect(data?.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
  }
}
