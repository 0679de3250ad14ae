import DocumentModel
import Testing

@testable import Recognition

@Suite struct SecondLookTests {
  private func line(_ text: String, confidences: [Float]) -> ReadLine {
    let box = Box(left: 0, top: 0, right: 100, bottom: 20)
    let symbols = zip(text, confidences).map { character, confidence in
      Symbol(
        text: String(character), box: box, confidence: confidence, beginsBlock: false,
        beginsLine: false, beginsWord: false)
    }
    return ReadLine(symbols: symbols, box: box, block: 0)
  }

  private func scalars(_ text: String) -> [Unicode.Scalar?] {
    text.unicodeScalars.map { $0 == "_" ? nil : $0 }
  }

  @Test func `the weakest lines are chosen first and no more than the share`() {
    let lines = [
      line("一二三四", confidences: [0.99, 0.99, 0.85, 0.99]),
      line("一二三四", confidences: [0.99, 0.99, 0.99, 0.99]),
      line("一二三四", confidences: [0.5, 0.6, 0.99, 0.99]),
      line("一二三四", confidences: [0.7, 0.99, 0.99, 0.99]),
    ]
    #expect(SecondLook(share: 1).weakest(of: lines) == [2, 3, 0])
    #expect(SecondLook(share: 0.5).weakest(of: lines) == [2, 3])
    #expect(SecondLook(share: 0.3).weakest(of: lines) == [2])
    #expect(SecondLook(share: 0).weakest(of: lines) == [])
  }

  @Test func `other Chinese characters are kept with how many looks read them`() {
    let symbols = line("提咼货目", confidences: [1, 1, 1, 1]).symbols
    let others = SecondLook.others(
      than: symbols, in: [scalars("提高贷自"), scalars("提高货_")])
    #expect(others.keys.sorted() == [1, 2, 3])
    #expect(others[1] == [OtherReading(offset: 0, scalar: "高", looks: 2, allLooks: 2)])
    #expect(others[2] == [OtherReading(offset: 0, scalar: "贷", looks: 1, allLooks: 2)])
    #expect(others[1]?.first?.isUnanimous == true)
    #expect(others[3]?.first?.isUnanimous == false)
  }

  @Test func `marks and letters are neither offered nor replaced`() {
    let symbols = line("一,a四", confidences: [1, 1, 1, 1]).symbols
    let others = SecondLook.others(
      than: symbols, in: [scalars("1人六四"), scalars("，，，四")])
    #expect(others.isEmpty)
  }

  @Test func `other readings stand at their glyph behind spaces of the text`() {
    var line = line("ab七", confidences: [1, 1, 1])
    line.symbols[1].beginsWord = true
    line.otherReadings = [2: [OtherReading(offset: 0, scalar: "匕", looks: 1, allLooks: 2)]]
    let text = line.textLine(scale: 1, page: (100, 20))
    #expect(text.rawText == "a b七")
    #expect(text.otherReadings.map(\.offset) == [3])
  }
}
