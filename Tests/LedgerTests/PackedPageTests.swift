import DocumentModel
import Foundation
import Testing

@testable import Ledger

struct PackedPageTests {
  private let page = LedgerSamples.page()

  @Test func `a page with glyphs, infinite measures and a failure comes back equal`() throws {
    #expect(try PackedPage.page(from: PackedPage.data(of: page)) == page)
  }

  @Test(arguments: [
    PageFailure.truncated, .crashed(signal: 11), .noSpace(detail: "no space"),
    .tooLarge(width: 1, height: 2, limitMegapixels: 3),
  ])
  func `a page without anything but a failure comes back equal`(failure: PageFailure) throws {
    let failed = Page(number: 1, origin: .failed, failure: failure)
    #expect(try PackedPage.page(from: PackedPage.data(of: failed)) == failed)
  }

  @Test func `a measure that is no number stays one`() throws {
    var odd = page
    odd.measures = [Measure(stage: "a", name: "b", value: .nan)]
    let back = try PackedPage.page(from: PackedPage.data(of: odd))
    #expect(back.measures.first?.value.isNaN == true)
  }

  @Test func `a full page takes a fraction of its JSON`() throws {
    let full = LedgerSamples.page(String(repeating: "会议认为上半年全镇各项工作进展顺利", count: 50))
    let json = try ValueCoding.encoder().encode(full)
    #expect(try PackedPage.data(of: full).count < json.count / 2)
  }

  @Test func `a page cut anywhere is an error`() throws {
    let data = try PackedPage.data(of: page)
    for length in 0..<data.count {
      #expect(throws: (any Error).self, "cut to \(length) bytes") {
        try PackedPage.page(from: data.prefix(length))
      }
    }
  }

  @Test(arguments: [0, 1, 100, -1, 256 << 20, (256 << 20) + 1])
  func `a wrong length is an error`(length: Int) throws {
    var data = try PackedPage.data(of: page)
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: length >> ($0 * 8)) }
    data.replaceSubrange(0..<4, with: bytes)
    #expect(throws: (any Error).self) { try PackedPage.page(from: data) }
  }

  @Test func `a turned bit anywhere is an error, or changes nothing`() throws {
    let data = try PackedPage.data(of: page)
    for index in data.indices {
      var damaged = data
      damaged[index] ^= 0x10
      // The stream's own sum finds all but those in the bits that fill up its last byte.
      let back = try? PackedPage.page(from: damaged)
      #expect(back == nil || back == page, "byte \(index)")
    }
  }

  @Test func `garbage is an error`() {
    let noise = Data((0..<500).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ $0 / 7) })
    for garbage in [noise, Data([5, 0, 0, 0]) + noise, Data(count: 500), Data("{}".utf8)] {
      #expect(throws: (any Error).self) { try PackedPage.page(from: garbage) }
    }
  }

  @Test(arguments: ["{}", "[]", "null", "\"page\"", #"{"number":1}"#, ""])
  func `well packed bytes that are no page are an error`(json: String) throws {
    let data = try PackedPage.packed(Data(json.utf8))
    #expect(throws: (any Error).self) { try PackedPage.page(from: data) }
  }

  @Test func `a line whose glyphs do not match its text is an error`() throws {
    let json =
      #"{"number":1,"width":0,"height":0,"dpi":0,"origin":"recognised","measures":[],"#
      + #""lines":[{"raw":"ab","block":0,"boxes":[0,0,1,1],"confidences":[1000]}]}"#
    let data = try PackedPage.packed(Data(json.utf8))
    #expect(throws: DecodingError.self) { try PackedPage.page(from: data) }
  }
}
