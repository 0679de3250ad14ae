import DocumentModel
import Testing

@testable import Recognition

struct LayoutOrderTests {
  private struct Line: Equatable {
    var box: Box
    var block: Int
  }

  /// A line 40 pixels high.
  private func box(_ left: Int, _ top: Int, _ right: Int) -> Box {
    Box(left: left, top: top, right: right, bottom: top + 40)
  }

  private func mended(_ lines: [(Box, Int)]) -> [Line] {
    LayoutOrder.mended(
      lines.map { Line(box: $0.0, block: $0.1) }, box: \.box, block: \.block)
  }

  private func order(_ lines: [(Box, Int)]) -> [Int] {
    mended(lines).compactMap { line in lines.firstIndex { $0.0 == line.box } }
  }

  @Test func `a small block that comes after lines below it goes into its place`() {
    let lines = [
      (box(100, 100, 900), 0), (box(100, 160, 300), 0), (box(100, 220, 900), 0),
      (box(310, 160, 900), 1),
    ]
    #expect(order(lines) == [0, 1, 3, 2])
    #expect(mended(lines).map(\.block) == [0, 0, 0, 0])
  }

  @Test
  func `the ends of two lines, cut off and read after all others, go behind their beginnings`() {
    let lines = [
      (box(100, 100, 900), 0), (box(100, 160, 400), 0), (box(100, 220, 400), 0),
      (box(100, 280, 900), 0), (box(410, 161, 900), 1), (box(410, 219, 900), 2),
    ]
    #expect(order(lines) == [0, 1, 4, 2, 5, 3])
  }

  @Test func `the first line of a page that comes as a block of its own after others goes first`() {
    let lines = [
      (box(100, 160, 900), 0), (box(100, 220, 500), 0), (box(180, 100, 900), 1),
      (box(180, 280, 900), 2),
    ]
    #expect(order(lines) == [2, 0, 1, 3])
    #expect(mended(lines).map(\.block) == [0, 0, 0, 2])
  }

  @Test func `the short last line of a paragraph waits for the lines above it`() {
    let lines = [
      (box(100, 100, 900), 0), (box(100, 280, 160), 0), (box(180, 160, 900), 1),
      (box(100, 220, 900), 1),
    ]
    #expect(order(lines) == [0, 2, 3, 1])
  }

  @Test
  func `a wider space parts a line where lines above or below run across it, columns it does not`()
  {
    let inOneLine = [
      (box(100, 100, 900), 0), (box(100, 160, 400), 0), (box(100, 220, 900), 0),
      (box(445, 160, 900), 1),
    ]
    #expect(order(inOneLine) == [0, 1, 3, 2])
    let columns = [
      (box(100, 40, 900), 0), (box(100, 100, 400), 0), (box(100, 160, 400), 0),
      (box(445, 100, 900), 1), (box(445, 160, 900), 1),
    ]
    #expect(order(columns) == [0, 1, 2, 3, 4])
  }

  @Test func `columns and lines that stand apart keep their order`() {
    func isKept(_ lines: [(Box, Int)]) -> Bool { order(lines) == Array(lines.indices) }
    #expect(
      isKept([(box(100, 100, 400), 0), (box(100, 160, 400), 0), (box(500, 100, 800), 1)]))
    // A heading over both columns, between them and two more.
    #expect(
      isKept([
        (box(100, 100, 400), 0), (box(500, 100, 800), 1), (box(100, 160, 800), 2),
        (box(100, 220, 400), 3), (box(100, 280, 400), 3), (box(500, 220, 800), 4),
      ]))
    // A note far below both columns, read between them.
    #expect(
      isKept([
        (box(100, 100, 400), 0), (box(100, 160, 400), 0), (box(100, 700, 800), 1),
        (box(500, 100, 800), 2), (box(500, 160, 800), 3), (box(500, 220, 800), 3),
        (box(500, 280, 800), 3),
      ]))
  }

  @Test func `a rule between columns, read as a character, joins no columns`() {
    #expect(
      order([
        (box(100, 100, 400), 0), (box(100, 160, 400), 0), (box(410, 100, 418), 1),
        (box(428, 100, 800), 2), (box(428, 160, 800), 2),
      ]) == [0, 1, 2, 3, 4])
  }

  @Test func `what is fetched keeps the order of the layout: column by column, cell by cell`() {
    let left = (0..<4).map { (box(100, 100 + 60 * $0, 400), 1) }
    let right = (0..<4).map { (box(500, 100 + 60 * $0, 800), 2) }
    #expect(order([(box(100, 340, 800), 0)] + left + right) == Array(1...8) + [0])
    // Cells of a form, the lines of which jump by a pixel.
    #expect(
      order([
        (box(100, 101, 200), 0), (box(400, 100, 500), 1), (box(100, 161, 200), 2),
        (box(400, 159, 500), 3),
      ]) == [0, 1, 2, 3])
  }

  @Test func `a line that reaches into a narrow gutter joins no columns`() {
    // A gutter of one character; one line ends half a character before the next column.
    let left = (0..<6).map { (box(100, 100 + 60 * $0, $0 == 3 ? 425 : 405), 0) }
    let right = (0..<6).map { (box(445, 100 + 60 * $0, 750), 1) }
    #expect(order(left + right) == Array(0..<12))
  }

  @Test func `a heading far above keeps its block`() {
    let lines = [(box(100, 400, 900), 0), (box(100, 460, 900), 0), (box(120, 100, 880), 1)]
    #expect(order(lines) == [2, 0, 1])
    #expect(mended(lines).map(\.block) == [1, 0, 0])
  }

  @Test func `nothing is lost, whatever lies over what`() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<200 {
      let lines = (0..<(1 + random(30))).map { index in
        let left = random(600)
        let top = random(600)
        return (
          Box(left: left, top: top, right: left + random(400), bottom: top + random(90)), index
        )
      }
      let boxes = mended(lines).map(\.box)
      #expect(boxes.count == lines.count)
      #expect(Dictionary(grouping: boxes) { $0 } == Dictionary(grouping: lines.map(\.0)) { $0 })
    }
  }
}
