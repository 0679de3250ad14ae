import DocumentModel
import Testing

@testable import Recognition

struct PaddleLineTests {
  private func spot(_ text: String, _ place: Double, _ confidence: Float = 0.99)
    -> SpottedCharacter
  {
    SpottedCharacter(text: text, confidence: confidence, place: place)
  }

  private let region = LineRegion(Box(left: 100, top: 0, right: 500, bottom: 40))
  private let box = Box(left: 100, top: 5, right: 500, bottom: 35)

  @Test func `boxes meet half-way and are no wider than a character`() {
    let (symbols, _) = PaddleLine.symbols(
      of: [spot("一", 0.05), spot("二", 0.10), spot("三", 0.5)], in: region, line: box)
    #expect(symbols.map(\.text) == ["一", "二", "三"])
    #expect(symbols[0].box == Box(left: 102, top: 5, right: 130, bottom: 35))
    #expect(symbols[1].box.left == 130)
    #expect(symbols[1].box.right == 158)
    #expect(symbols[2].box == Box(left: 282, top: 5, right: 318, bottom: 35))
  }

  @Test func `a space begins a word and is no symbol`() {
    let (symbols, _) = PaddleLine.symbols(
      of: [spot("a", 0.1), spot(" ", 0.15), spot("b", 0.2), spot("\u{3000}", 0.3), spot("字", 0.4)],
      in: region, line: box)
    #expect(symbols.map(\.text) == ["a", "b", "字"])
    #expect(symbols.map(\.beginsWord) == [true, true, true])
  }

  @Test func `what else a Chinese character may be goes with it, marks do not`() {
    var spotted = spot("未", 0.3, 0.6)
    spotted.alternatives = [
      SpottedCharacter.Alternative(text: "末", confidence: 0.3),
      SpottedCharacter.Alternative(text: "，", confidence: 0.05),
    ]
    let (_, others) = PaddleLine.symbols(
      of: [spot("，", 0.1), spotted], in: region, line: box)
    #expect(others.keys.sorted() == [1])
    #expect(others[1]?.map(\.scalar) == ["末"])
    #expect(others[1]?.first?.oddsLog10 == -0.44)
  }

  @Test func `the arc of a seal is no line`() {
    let symbols = PaddleLine.symbols(
      of: (0..<4).map { spot("章", 0.1 + 0.2 * Double($0)) }, in: region, line: box
    ).symbols
    var line = ReadLine(symbols: symbols, box: box, block: 0)
    #expect(!PaddleLine.isTooNarrow(line))
    line.box = Box(left: 100, top: 0, right: 500, bottom: 200)
    #expect(PaddleLine.isTooNarrow(line))
    #expect(PaddleLine.isSeal(line, em: 50))
    #expect(!PaddleLine.isSeal(line, em: 90))
  }
}
