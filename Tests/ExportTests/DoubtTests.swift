import DocumentModel
import Testing

@testable import Export

struct DoubtTests {
  private func line(_ text: String, _ confidences: [Float]) -> TextLine {
    TextLine(
      text: text,
      glyphs: zip(text.unicodeScalars, confidences).map {
        Glyph(scalar: $0, box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: $1)
      })
  }

  @Test func `neighbours of low confidence are one place, over the end of a line too`() {
    let lines = [
      (line: line("供水办", [0.9, 0.5, 0.4]), page: 2), (line: line("法甲", [0.6, 0.9]), page: 2),
    ]
    #expect(
      Doubt.doubts(in: "供水办法甲", madeOf: lines, below: 0.7)
        == [Doubt(range: 1..<4, confidence: 0.4, page: 2)])
    #expect(Doubt.doubts(in: "供水办法甲", madeOf: lines, below: 0.3) == [])
  }

  @Test func `what a stage changed is no place of doubt, what stands behind it still is`() {
    let lines = [(line: line("勺 水乙", [0.1, 1, 0.9, 0.2]), page: 1)]
    #expect(
      Doubt.doubts(in: "的 水，乙", madeOf: lines, below: 0.5)
        == [Doubt(range: 4..<5, confidence: 0.2, page: 1)])
  }

  @Test func `places on two pages are two`() {
    let lines = [(line: line("甲", [0.1]), page: 1), (line: line("乙", [0.2]), page: 2)]
    #expect(Doubt.doubts(in: "甲乙", madeOf: lines, below: 0.5).map(\.page) == [1, 2])
  }
}
