import DocumentModel
import Testing

@testable import Recognition

@Suite struct GlyphBoxesTests {
  private let line = Box(left: 100, top: 50, right: 220, bottom: 74)

  private func symbol(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> Symbol {
    Symbol(
      text: "字", box: Box(left: left, top: top, right: right, bottom: bottom), confidence: 0.9,
      beginsWord: false)
  }

  @Test func `sound boxes stay, clamped into the line`() {
    let boxes = GlyphBoxes.boxes(
      of: [symbol(95, 48, 124, 80), symbol(125, 52, 148, 72)], within: line)
    #expect(boxes[0] == Box(left: 100, top: 50, right: 124, bottom: 74))
    #expect(boxes[1] == Box(left: 125, top: 52, right: 148, bottom: 72))
  }

  @Test func `absurd boxes share the room between their neighbours`() {
    let boxes = GlyphBoxes.boxes(
      of: [
        symbol(100, 50, 124, 74), symbol(500, 10, 507, 12), symbol(124, 50, 124, 74),
        symbol(172, 50, 196, 74),
      ], within: line)
    #expect(boxes[1] == Box(left: 124, top: 50, right: 148, bottom: 74))
    #expect(boxes[2] == Box(left: 148, top: 50, right: 172, bottom: 74))
  }

  @Test func `boxes that run backwards are not believed`() {
    let boxes = GlyphBoxes.boxes(
      of: [symbol(148, 50, 172, 74), symbol(100, 50, 124, 74), symbol(172, 50, 196, 74)],
      within: line)
    #expect(boxes[1].left >= boxes[0].right)
  }

  private func part(_ blobs: [(Int, Int)]) -> LayoutLine {
    LayoutLine(
      box: line, block: 0,
      blobs: blobs.map { Box(left: $0.0, top: 52, right: $0.1, bottom: 72) })
  }

  private func columns(_ symbols: [Symbol]) -> [[Int]] {
    symbols.map { [Int($0.box.left), Int($0.box.right)] }
  }

  @Test func `boxes go around the ink, also the first, which covers the whole line`() {
    let read = [symbol(100, 50, 220, 74), symbol(125, 45, 152, 80), symbol(152, 45, 230, 80)]
    let fitted = GlyphBoxes.fitted(
      read, to: part([(100, 108), (110, 122), (128, 147), (200, 220)]))
    #expect(columns(fitted) == [[100, 122], [128, 147], [200, 220]])
    #expect(fitted[0].box.top == 52)
  }

  @Test func `characters that touch share their ink`() {
    let read = [symbol(100, 50, 220, 74), symbol(100, 50, 144, 74), symbol(150, 45, 172, 80)]
    let fitted = GlyphBoxes.fitted(read, to: part([(100, 148), (152, 170)]))
    #expect(columns(fitted) == [[100, 125], [125, 148], [152, 170]])
  }

  @Test func `what has no ink keeps its room, and nothing read is nothing`() {
    let read = [symbol(100, 50, 220, 74), symbol(130, 45, 172, 80), symbol(170, 45, 220, 80)]
    let fitted = GlyphBoxes.fitted(read, to: part([(100, 122), (182, 220)]))
    #expect(columns(fitted) == [[100, 122], [130, 170], [182, 220]])
    #expect(GlyphBoxes.fitted([], to: part([(100, 122)])).isEmpty)
  }
}
