import DocumentModel
import Testing

@testable import Recognition

@Suite struct LayoutLineTests {
  private func line(_ width: Int, _ height: Int, blobs: [(Int, Int)] = []) -> LayoutLine {
    LayoutLine(
      box: Box(left: 0, top: 100, right: width, bottom: 100 + height), block: 3,
      blobs: blobs.map { Box(left: $0.0, top: 104, right: $0.1, bottom: 100 + height) })
  }

  @Test(arguments: [
    (800, 8, true), (8, 400, true), (48, 3, true), (60, 500, true), (20, 3, false),
    (800, 24, false),
    (96, 10, false), (400, 90, false),
  ])
  func `rules and smears are no print, a lone 一 is`(width: Int, height: Int, isNoPrint: Bool) {
    #expect(line(width, height).isNoPrint(emPixels: 24) == isNoPrint)
  }

  @Test func `cells of a table are parts as high as their line`() {
    let row = line(500, 24, blobs: [(460, 500), (0, 22), (24, 46), (120, 140), (165, 180)])
    let parts = row.parts(emPixels: 24)
    #expect(parts.map { Int($0.box.left) } == [0, 120, 460])
    #expect(parts.map { Int($0.box.right) } == [46, 180, 500])
    #expect(parts.allSatisfy { $0.box.top == 100 && $0.block == 3 })
    #expect(parts.map(\.blobs.count) == [2, 2, 1])
  }

  @Test func `wide white in large print parts nothing`() {
    #expect(line(300, 60, blobs: [(0, 60), (140, 200)]).parts(emPixels: 24).count == 1)
  }

  @Test func `a row of dots is print, and so is a spaced title`() {
    let dots = line(144, 3, blobs: (0..<6).map { ($0 * 24, $0 * 24 + 4) })
    #expect(!dots.isNoPrint(emPixels: 24))
    let title = line(420, 60, blobs: [(0, 60), (180, 240), (360, 420)])
    #expect(title.isFilled(by: 3, emPixels: 24))
  }

  @Test func `a line without known ink is one part`() {
    #expect(line(300, 24).parts(emPixels: 24) == [line(300, 24)])
  }

  @Test func `a high shadow with a few characters is not believed`() {
    #expect(!line(2057, 234).isFilled(by: 3, emPixels: 68))
    #expect(line(1400, 70).isFilled(by: 14, emPixels: 24))
    #expect(line(900, 24).isFilled(by: 1, emPixels: 24))
  }
}
