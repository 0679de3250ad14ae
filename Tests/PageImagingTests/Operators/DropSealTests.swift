import CLeptonica
import DocumentModel
import Testing

@testable import PageImaging

@Suite struct DropSealTests {
  /// A page in colour with a red ring of 160 pixels, or a red bar, laid over its print.
  private func stamped(isRing: Bool) throws -> PageImage {
    unsafe try PageBuilder().page().changed { pix in
      let colour = unsafe pixConvertTo32(pix)
      for y in 300..<460 {
        for x in 200..<(isRing ? 360 : 640) {
          let (dx, dy) = (x - 280, y - 380)
          let distance = dx * dx + dy * dy
          let isInked = isRing ? distance < 6400 && distance > 4200 : y < 320
          var value: UInt32 = 0
          _ = unsafe pixGetPixel(pix, Int32(x), Int32(y), &value)
          guard isInked else { continue }
          // Ink takes away green and blue.
          _ = unsafe pixSetRGBPixel(
            colour, Int32(x), Int32(y), Int32(value * 9 / 10), Int32(value / 5), Int32(value / 5))
        }
      }
      return unsafe colour
    }
  }

  private func ink(_ image: PageImage) throws -> Double {
    unsafe try image.changed { unsafe pixConvertTo8($0, 0) }.inkSum
  }

  @Test func `a round seal goes and the print under it stays`() throws {
    let plain = try PageBuilder().page().inkSum
    let page = try stamped(isRing: true)
    let clean = try DropSeal().apply(to: page)
    #expect(clean.measure("seals", of: "drop-seal") == 1)
    #expect(try ink(page) > plain * 1.02)
    #expect(abs(try ink(clean) / plain - 1) < 0.02)
    #expect(clean.depth == 32)
  }

  @Test func `red that is wide and low stays`() throws {
    let page = try stamped(isRing: false)
    #expect(try DropSeal().apply(to: page).isSamePicture(as: page))
  }

  /// Red pieces of 70 pixels each, on a page of some 700 across.
  private func lettered(_ centres: [(x: Int, y: Int)], hasRim: Bool) throws -> PageImage {
    unsafe try PageBuilder().page().changed { pix in
      let colour = unsafe pixConvertTo32(pix)
      for (x, y) in centres {
        for dy in -35...35 {
          for dx in -35...35 {
            let distance = dx * dx + dy * dy
            let isInked = hasRim ? (800...1225).contains(distance) : abs(dx) < 6 || abs(dy) < 6
            guard isInked else { continue }
            _ = unsafe pixSetRGBPixel(colour, Int32(x + dx), Int32(y + dy), 210, 40, 40)
          }
        }
      }
      return unsafe colour
    }
  }

  @Test func `characters of a letterhead are no seals, whatever their form`() throws {
    let row = [(x: 200, y: 100), (x: 285, y: 100), (x: 370, y: 102)]
    for hasRim in [true, false] {
      let page = try lettered(row, hasRim: hasRim)
      #expect(try DropSeal().apply(to: page).isSamePicture(as: page))
    }
    let cross = try lettered([(x: 300, y: 300)], hasRim: false)
    #expect(try DropSeal().apply(to: cross).isSamePicture(as: cross))
    let small = try DropSeal().apply(to: lettered([(x: 300, y: 300)], hasRim: true))
    #expect(small.measure("seals", of: "drop-seal") == 1)
  }

  @Test func `a grey page stays as it is`() throws {
    let page = try PageBuilder().page()
    #expect(try DropSeal().apply(to: page).isSamePicture(as: page))
  }
}
