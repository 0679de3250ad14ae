import DocumentModel
import Testing

@testable import Recognition

struct LineVoteTests {
  private func symbols(_ text: String, _ confidence: Float) -> [Symbol] {
    text.unicodeScalars.map {
      Symbol(
        text: String($0), box: Box(left: 0, top: 0, right: 10, bottom: 10), confidence: confidence,
        beginsWord: false)
    }
  }

  private func line(_ text: String, _ confidence: Float) -> ReadLine {
    ReadLine(
      symbols: symbols(text, confidence), box: Box(left: 0, top: 0, right: 100, bottom: 10),
      block: 0)
  }

  @Test func `the weakest lines are asked about, as many as the share allows`() {
    let lines = [line("一二三四", 0.99), line("一二三四", 0.5), line("一二三四", 0.8)]
    #expect(LineVote.weakest(of: lines, doubtful: [], share: 1) == [1, 2])
    #expect(LineVote.weakest(of: lines, doubtful: [], share: 0.4) == [1])
    #expect(LineVote.weakest(of: lines, doubtful: [], share: 0) == [])
  }

  @Test func `a line that one finder has is asked about however sure it is`() {
    let lines = [line("一二三四", 0.99), line("一二三四", 0.5)]
    #expect(LineVote.weakest(of: lines, doubtful: [0], share: 1) == [1, 0])
  }

  @Test func `another Chinese character goes with the line, with learnt odds`() {
    var read = line("末来", 0.6)
    LineVote.vote(on: &read, against: symbols("未来", 0.99))
    #expect(read.symbols.map(\.text) == ["末", "来"])
    #expect(read.otherSymbols[0]?.map(\.scalar) == ["未"])
    #expect(read.otherSymbols[0]?.first?.oddsLog10 == LineVote.oddsLog10(of: 0.99, against: 0.6))
    #expect(read.otherSymbols[1] == nil)
  }

  @Test func `the surer Tesseract and the less sure PP-OCR, the better the odds`() {
    #expect(LineVote.oddsLog10(of: 0.99, against: 0.6) > LineVote.oddsLog10(of: 0.8, against: 0.6))
    #expect(LineVote.oddsLog10(of: 0.99, against: 0.6) > LineVote.oddsLog10(of: 0.99, against: 0.9))
    #expect(LineVote.oddsLog10(of: 1, against: 0) < 0)
  }

  @Test func `a character that PP-OCR thought of itself gains by a second witness`() {
    var read = line("末来", 0.6)
    read.otherSymbols[0] = [OtherSymbol(scalar: "未", confidence: 0.3, looks: 1, oddsLog10: -0.3)]
    LineVote.vote(on: &read, against: symbols("未来", 0.99))
    #expect(read.otherSymbols[0]?.first?.looks == 2)
    #expect((read.otherSymbols[0]?.first?.oddsLog10 ?? -9) > 0)
  }

  @Test func `marks, digits and letters stay as PP-OCR has them`() {
    var read = line("一，2a", 0.4)
    LineVote.vote(on: &read, against: symbols("一。3b", 1))
    #expect(read.symbols.map(\.text) == ["一", "，", "2", "a"])
    #expect(read.otherSymbols.isEmpty)
  }

  @Test func `two readers that agree on nothing have read noise`() {
    #expect(LineVote.isNoise(line("山川一", 0.7), beside: symbols("|..:", 0.3)))
    #expect(LineVote.isNoise(line("山川一", 0.7), beside: []))
    #expect(!LineVote.isNoise(line("山川一", 0.7), beside: symbols("山川二", 0.3)))
    #expect(!LineVote.isNoise(line("山川一", 0.95), beside: []))
  }
}
