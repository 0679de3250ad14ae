import CLeptonica
import DocumentModel
import Testing

@testable import PageImaging

@Suite struct OrthogonalTextTests {
  /// A page of lines with columns of characters on it, each at (left, top) with so many of that side.
  private func page(
    columns: [(left: Int, top: Int, count: Int, side: Int)], lines: PageBuilder = PageBuilder()
  ) throws -> PageImage {
    let page = try lines.page()
    for column in columns {
      for place in 0..<column.count {
        let top = column.top + place * column.side
        let inner = column.side * 9 / 10
        // A frame with a bar, as the builder's characters are.
        for (x, y, width, height) in [
          (0, 0, inner, 2), (0, inner - 2, inner, 2), (0, 0, 2, inner), (inner - 2, 0, 2, inner),
          (inner / 4, inner / 2, inner / 2, 2),
        ] {
          let box = unsafe boxCreate(
            Int32(column.left + x), Int32(top + y), Int32(width), Int32(height))
          var owned: UnsafeMutablePointer<BOX>? = unsafe box
          defer { unsafe boxDestroy(&owned) }
          _ = unsafe pixClearInRect(page.pix, box)
        }
      }
    }
    return page
  }

  private func blocks(_ page: PageImage) -> [OrthogonalText.Block] {
    OrthogonalText.blocks(on: page, emPixels: 24)
  }

  @Test(arguments: [0.0, 0.8])
  func `lines have none, level or not`(skew: Double) throws {
    var lines = PageBuilder()
    lines.skewDegrees = skew
    #expect(try blocks(page(columns: [], lines: lines)).isEmpty)
  }

  @Test(arguments: [24, 40, 60])
  func `a column beside the lines is one, in larger print too`(side: Int) throws {
    var lines = PageBuilder()
    lines.margin = 130
    let found = try blocks(page(columns: [(20, 200, 5, side)], lines: lines))
    #expect(found.count == 1 && found[0].columns.count == 1)
    let box = try #require(found.first?.columns.first?.box)
    #expect(abs(Int(box.left) - 20) <= 2 && abs(Int(box.top) - 200) <= 2)
    #expect(abs(Int(box.bottom) - (200 + 5 * side)) <= side / 10 + 2)
  }

  @Test func `columns side by side are one block, the short last one among them`() throws {
    var lines = PageBuilder()
    lines.margin = 200
    let columns = [(30, 300, 1, 24), (70, 300, 8, 24), (110, 300, 8, 24)]
    let found = try blocks(page(columns: columns, lines: lines))
    #expect(found.map { $0.columns.map(\.box.left) } == [[30, 70, 110]])
  }

  @Test func `a rule parts what stands above and below it in one column`() throws {
    var lines = PageBuilder()
    lines.margin = 130
    let two = try page(columns: [(20, 200, 3, 24), (20, 300, 3, 24)], lines: lines)
    #expect(blocks(two).flatMap(\.columns).map { [$0.box.top, $0.box.bottom] } == [[200, 369]])
    let ruled = two.ruled(by: [DocumentModel.Box(left: 0, top: 284, right: 400, bottom: 287)])
    #expect(
      blocks(ruled).flatMap(\.columns).map { [$0.box.top, $0.box.bottom] } == [
        [200, 269], [300, 369],
      ])
  }

  @Test func `cells below one another are not a column: they stand as far apart as lines`() throws {
    var lines = PageBuilder()
    lines.margin = 130
    let cells = (0..<6).map { (20, 200 + $0 * 40, 1, 24) }
    #expect(try blocks(page(columns: cells, lines: lines)).isEmpty)
  }

  @Test func `a bar alone in its row belongs to the characters around it`() {
    func side(_ left: Int, _ top: Int) -> DocumentModel.Box {
      DocumentModel.Box(left: left, top: top, right: left + 22, bottom: top + 22)
    }
    let bar = DocumentModel.Box(left: 101, top: 34, right: 121, bottom: 38)
    let stacks = OrthogonalText.stacks(of: [side(100, 0), bar, side(100, 50)], em: 24)
    #expect(stacks.count == 3)
    #expect(
      OrthogonalText.joined(stacks, em: 24).map(\.box) == [side(100, 0).union(side(100, 50))])
    // In a line it has neighbours.
    let lines = [0, 50].flatMap { top in (2..<8).map { side($0 * 25, top) } }
    let apart = OrthogonalText.stacks(of: lines + [bar], em: 24)
    #expect(OrthogonalText.joined(apart, em: 24).count == 3)
  }

  @Test func `large print is set as far apart as its size allows`() {
    let title = (0..<3).map { place in
      DocumentModel.Box(left: 100, top: place * 60, right: 148, bottom: place * 60 + 48)
    }
    let stacks = OrthogonalText.stacks(of: title, em: 24)
    #expect(OrthogonalText.joined(stacks, em: 24).map(\.pieces) == [title])
  }

  @Test func `a page is erased where it is told to, and nowhere else`() throws {
    let page = try page(columns: [(20, 200, 5, 24)])
    let erased = try #require(
      page.erasing([DocumentModel.Box(left: 20, top: 200, right: 44, bottom: 320)], margin: 2))
    var value: UInt32 = 0
    for (x, y, ground) in [(20, 210, true), (21, 318, true), (200, 70, false)] {
      var before: UInt32 = 0
      _ = unsafe pixGetPixel(page.pix, Int32(x), Int32(y), &before)
      _ = unsafe pixGetPixel(erased.pix, Int32(x), Int32(y), &value)
      #expect(ground ? value == 255 : value == before)
    }
    #expect(erased.width == page.width && erased.toSource == page.toSource)
  }

  @Test func `sets are joined through what they have in common`() {
    var sets = DisjointSets(count: 6)
    sets.join(4, 1)
    sets.join(2, 5)
    sets.join(5, 4)
    #expect(sets.groups == [[0], [1, 2, 4, 5], [3]])
  }
}
