import DocumentModel
import Testing

@testable import Evaluation

/// The text that each stage found is had from the edits.
struct StageTextTests {
  @Test func `replaying the edits gives the text before each stage`() {
    let history = StageText.history(
      of: document(
        ["甲勺乙,", "丙  丁"], [("repair", 0, "勺", "的"), ("normalise-punctuation", 0, ",", "，")]))
    #expect(history.map(\.stage) == ["repair", "normalise-punctuation", nil])
    #expect(history.map { String($0.text) } == ["甲勺乙,丙丁", "甲的乙,丙丁", "甲的乙，丙丁"])
    #expect(history.map { $0.edits.map(\.offset) } == [[1], [3], []])
  }

  @Test func `dropped lines are left out and paragraphs give the order`() {
    let lines = document(["甲", "乙", "丙"], dropped: [1], paragraphs: [[2], [0, 2]])
    #expect(StageText.history(of: lines).map { String($0.text) } == ["丙甲"])
    let unordered = document(["甲", "乙", "丙"], dropped: [1])
    #expect(StageText.history(of: unordered).map { String($0.text) } == ["甲丙"])
  }

  @Test func `edits of white space alone are no repairs`() {
    let history = StageText.history(of: document(["甲 乙"], [("repair", 0, "甲 ", "甲")]))
    #expect(history[0].edits.isEmpty)
  }

  @Test func `an edit that does not fit its line is left out`() {
    var damaged = document(["甲勺乙"], [("repair", 0, "勺", "的")])
    damaged.edits[0].offset = 7
    #expect(StageText.history(of: damaged)[0].edits.isEmpty)
  }

  @Test func `places are carried behind later edits`() {
    let text = StageText.history(
      of: document(["甲勺乙丙丁"], [("a", 0, "勺", ""), ("a", 0, "丁", "丁戊")]))[0]
    #expect(text.rangesAfter == [1..<1, 3..<5])
    #expect(text.carried([0..<1, 2..<4, 4..<5]) == [0..<1, 1..<3, 3..<5])
  }

  @Test func `of edits that overlap the first is taken`() {
    var damaged = document(["甲勺乙丙"], [("repair", 0, "勺乙", "的乙"), ("repair", 0, "丙", "丁")])
    damaged.edits.insert(damaged.edits[0], at: 0)
    damaged.edits[2].offset = 2
    damaged.edits[2].from = "乙丙"
    let history = StageText.history(of: damaged)
    #expect(history[0].edits.map(\.offset) == [1])
    #expect(history.map { String($0.text) } == ["甲勺乙丙", "甲的乙丁"])
  }

  @Test func `an insertion before a replacement does not overlap it`() {
    var twice = document(["甲勺"], [("repair", 0, "勺", "的")])
    twice.edits.append(twice.edits[0])
    twice.edits[1].from = ""
    twice.edits[1].to = "乙"
    #expect(StageText.history(of: twice)[0].edits.map(\.from.count) == [0, 1])
  }

  @Test(arguments: [Int.max, Int.max - 1, -1, Int.min])
  func `an offset beyond all lines is left out`(offset: Int) {
    var damaged = document(["甲勺乙"], [("repair", 0, "勺", "的")])
    damaged.edits[0].offset = offset
    #expect(StageText.history(of: damaged)[0].edits.isEmpty)
  }
}
