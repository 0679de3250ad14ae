import DocumentModel
import Testing

@testable import Recognition

struct LinePlaceTests {
  private func box(_ left: Int, _ top: Int, _ right: Int) -> Box {
    Box(left: left, top: top, right: right, bottom: top + 40)
  }

  @Test func `a line goes behind the nearest one above it, and the shorter ones after that`() {
    let lines = [(box(100, 100, 900), 0), (box(100, 160, 300), 0), (box(100, 300, 900), 0)]
    let place = LinePlace(of: box(400, 230, 600), among: lines)
    #expect(place.index == 2 && place.block == 0)
  }

  @Test func `behind what stands at its left on the same height, even a little lower`() {
    let lines = [(box(100, 100, 900), 3), (box(100, 161, 400), 3), (box(100, 220, 900), 3)]
    #expect(LinePlace(of: box(420, 160, 900), among: lines).index == 2)
  }

  @Test func `in its own column`() {
    let lines = [
      (box(100, 100, 400), 0), (box(100, 220, 400), 0), (box(500, 100, 800), 1),
      (box(500, 220, 800), 1),
    ]
    let place = LinePlace(of: box(500, 160, 800), among: lines)
    #expect(place.index == 3 && place.block == 1)
  }

  @Test func `before the first when it stands above all, and alone on an empty page`() {
    #expect(LinePlace(of: box(100, 40, 900), among: [(box(100, 100, 900), 2)]).index == 0)
    #expect(LinePlace(of: box(100, 40, 900), among: []).index == 0)
  }

  @Test func `the first line of the second column goes into it, under a heading or without one`() {
    let columns = [
      (box(100, 200, 400), 1), (box(100, 260, 400), 1), (box(500, 260, 800), 2),
    ]
    let place = LinePlace(of: box(500, 200, 800), among: columns)
    #expect(place.index == 2 && place.block == 2)
    let headed = LinePlace(of: box(500, 200, 800), among: [(box(100, 60, 800), 0)] + columns)
    #expect(headed.index == 3 && headed.block == 2)
  }

  private struct Line: Equatable {
    var box: Box
    var block: Int
  }

  private func inOrder(_ lines: [(Box, Int)]) -> [Line] {
    StrayBlocks.inOrder(
      lines.map { Line(box: $0.0, block: $0.1) }, box: \.box, block: \.block)
  }

  @Test func `a small block that comes after lines below it goes into its place`() {
    let lines = [
      (box(100, 100, 900), 0), (box(100, 160, 300), 0), (box(100, 220, 900), 0),
      (box(310, 160, 900), 1),
    ]
    let order = inOrder(lines)
    #expect(order.map(\.box) == [0, 1, 3, 2].map { lines[$0].0 })
    #expect(order.map(\.block) == [0, 0, 0, 0])
  }

  @Test
  func `the ends of two lines, cut off and read after all others, go behind their beginnings`() {
    let lines = [
      (box(100, 100, 900), 0), (box(100, 160, 400), 0), (box(100, 220, 400), 0),
      (box(100, 280, 900), 0), (box(410, 161, 900), 1), (box(410, 219, 900), 2),
    ]
    #expect(inOrder(lines).map(\.box) == [0, 1, 4, 2, 5, 3].map { lines[$0].0 })
  }

  @Test func `columns keep their order, and so do larger blocks and what stands apart`() {
    func isKept(_ lines: [(Box, Int)]) -> Bool { inOrder(lines).map(\.box) == lines.map(\.0) }
    #expect(isKept([(box(100, 100, 400), 0), (box(100, 160, 400), 0), (box(500, 100, 800), 1)]))
    #expect(isKept([(box(100, 400, 900), 0)] + (1...3).map { (box(100, $0 * 60, 900), 1) }))
    // A note below both columns, read between them.
    #expect(
      isKept([
        (box(100, 100, 400), 0), (box(100, 160, 400), 0), (box(100, 700, 800), 1),
        (box(500, 100, 800), 2), (box(500, 160, 800), 3), (box(500, 220, 800), 3),
        (box(500, 280, 800), 3),
      ]))
  }
}
