import CLeptonica
import DocumentModel
import TestSupport
import Testing

@testable import PageImaging

@Suite struct PageOperatorTests {
  static let operators: [any PageOperator] = [
    Orient(), DropSeal(), Despeckle(), Rescale(), CropBorder(), Deskew(), FlattenBackground(),
    StrengthenStrokes(),
  ]

  @Test(arguments: [(1, 1), (1, 50), (33, 31), (64, 1), (5, 200), (97, 130)], [1, 8, 32])
  func `pictures of any size and depth pass all operators`(
    size: (width: Int, height: Int), depth: Int
  ) throws {
    var noise = SeededGenerator(seed: UInt64(size.width * 1000 + size.height + depth))
    let pix = try unsafe made(pixCreate(Int32(size.width), Int32(size.height), Int32(depth)))
    for y in 0..<size.height {
      for x in 0..<size.width {
        let value = UInt32.random(in: 0...UInt32.max, using: &noise) >> UInt32(32 - depth)
        _ = unsafe pixSetPixel(pix, Int32(x), Int32(y), value)
      }
    }
    var page = try unsafe made(PageImage(owning: pix, dpi: 300))
    for step in Self.operators {
      page = try step.apply(to: page)
      #expect(page.width > 0 && page.height > 0)
    }
    _ = PrintCoverage(of: page)
  }

  @Test func `a clean level page of the right size only loses its grey rims`() throws {
    let page = try PageBuilder(em: 23, strokePerEm: 0.05).page()
    for step in Self.operators where !(step is StrengthenStrokes) {
      #expect(try step.apply(to: page).isSamePicture(as: page), "\(type(of: step).name)")
    }
  }

  @Test func `names are unlike each other and measures carry them`() throws {
    let names = Self.operators.map { type(of: $0).name }
    #expect(Set(names).count == names.count)
    let page = try PageBuilder(width: 300, height: 200, margin: 20).page()
    for step in Self.operators {
      let measured = try step.apply(to: page).measures.map(\.stage)
      #expect(measured.contains(type(of: step).name))
    }
  }
}
