import DocumentModel
import Testing

@testable import Recognition

@Suite struct SecondLookTests {
  private func line(_ text: String, confidences: [Float]) -> ReadLine {
    let box = Box(left: 0, top: 0, right: 100, bottom: 20)
    let symbols = zip(text, confidences).map { character, confidence in
      Symbol(
        text: String(character), box: box, confidence: confidence, beginsWord: false)
    }
    return ReadLine(symbols: symbols, box: box, block: 0)
  }

  private func look(_ text: String, confidence: Float = 0.9) -> [Sighting?] {
    text.unicodeScalars.map {
      $0 == "_" ? nil : Sighting(scalar: $0, confidence: confidence)
    }
  }

  private func weakest(of lines: [ReadLine], share: Double) -> [Int] {
    SecondLook(share: share, looks: 1, model: nil).weakest(of: lines)
  }

  @Test func `the weakest lines are chosen first and no more than the share`() {
    let lines = [
      line("一二三四", confidences: [0.99, 0.99, 0.85, 0.99]),
      line("一二三四", confidences: [0.99, 0.99, 0.99, 0.99]),
      line("一二三四", confidences: [0.5, 0.6, 0.99, 0.99]),
      line("一二三四", confidences: [0.7, 0.99, 0.99, 0.99]),
    ]
    #expect(weakest(of: lines, share: 1) == [2, 3, 0])
    #expect(weakest(of: lines, share: 0.5) == [2, 3])
    #expect(weakest(of: lines, share: 0.3) == [2])
    #expect(weakest(of: lines, share: 0) == [])
  }

  @Test func `other Chinese characters are kept with how many looks read them`() {
    var line = line("提咼货目", confidences: [1, 1, 1, 1])
    line.add([look("提高贷自", confidence: 0.9), look("提高货_", confidence: 0.95), look("提高资_")])
    let others = line.otherSymbols
    #expect(others.keys.sorted() == [1, 2, 3])
    #expect(others[1] == [OtherSymbol(scalar: "高", confidence: 0.95, looks: 3)])
    #expect(
      others[2] == [
        OtherSymbol(scalar: "贷", confidence: 0.9, looks: 1),
        OtherSymbol(scalar: "资", confidence: 0.9, looks: 1),
      ])
    #expect(others[3] == [OtherSymbol(scalar: "自", confidence: 0.9, looks: 1)])
  }

  @Test func `marks and letters are neither offered nor replaced`() {
    var line = line("一,a四", confidences: [1, 1, 1, 1])
    line.add([look("1人六四"), look("，，，四")])
    #expect(line.otherSymbols.isEmpty)
  }

  @Test func `other readings stand at their glyph behind spaces of the text`() {
    var line = line("ab七", confidences: [1, 1, 1])
    line.symbols[1].beginsWord = true
    line.otherSymbols = [2: [OtherSymbol(scalar: "匕", confidence: 0.9, looks: 1)]]
    let text = line.textLine(scale: 1, page: (100, 20))
    #expect(text.rawText == "a b七")
    #expect(text.otherReadings.map(\.offset) == [3])
  }
}
