import DocumentModel
import Testing

@testable import Recognition

@Suite struct GlyphBoxesTests {
  private let line = Box(left: 100, top: 50, right: 220, bottom: 74)

  private func symbol(_ left: Int, _ top: Int, _ right: Int, _ bottom: Int) -> Symbol {
    Symbol(
      text: "字", box: Box(left: left, top: top, right: right, bottom: bottom), confidence: 0.9,
      beginsBlock: false, beginsLine: false, beginsWord: false)
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
}
