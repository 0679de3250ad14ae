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
}
