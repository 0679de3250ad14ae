import DocumentModel
import Testing

@testable import Recognition

@Suite struct LineReaderTests {
  private func reading(_ text: String, _ confidence: Float) -> ReadLine {
    let box = Box(left: 0, top: 0, right: 400, bottom: 24)
    return ReadLine(
      symbols: text.map {
        Symbol(text: String($0), box: box, confidence: confidence, beginsWord: false)
      }, box: box, block: 0)
  }

  @Test func `the surer reading of a line is kept, unless it is shorter`() {
    let first = reading("提咼办事效率", 0.9)
    #expect(LineReader.better(first, reading("提高办事效率", 0.97)).symbols[1].text == "高")
    #expect(LineReader.better(first, reading("提高办事效率", 0.8)).symbols[1].text == "咼")
    #expect(LineReader.better(first, reading("提高", 0.99)).symbols.count == 6)
    #expect(LineReader.better(reading("", 0), first).symbols.count == 6)
  }

  @Test func `what the other reading says goes with the one that is kept`() {
    let first = reading("提咼办事效率", 0.9)
    let kept = LineReader.better(first, reading("提高办事效率", 0.97))
    #expect(kept.otherSymbols == [1: [OtherSymbol(scalar: "咼", confidence: 0.9, looks: 1)]])
    let other = LineReader.better(first, reading("提高办事效率", 0.8))
    #expect(other.otherSymbols == [1: [OtherSymbol(scalar: "高", confidence: 0.8, looks: 1)]])
    #expect(LineReader.better(first, reading("提高", 0.99)).otherSymbols.isEmpty)
  }

  @Test func `a weak line is never shown smaller than the others`() {
    var options = TesseractOptions()
    #expect(options.lineLook.weakHeight < options.lineLook.height)
    (options.lineHeight, options.weakLineHeight, options.weakLine) = (1.3, 1.4, 7)
    #expect(options.lineLook == LineReader.Look(height: 1.3, weakHeight: 1.3, sure: 1))
    (options.lineHeight, options.weakLineHeight) = (9, 0)
    #expect(options.lineLook.height == 2.5)
    #expect(options.lineLook.weakHeight == 1.2)
  }
}
