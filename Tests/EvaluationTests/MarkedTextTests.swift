import Testing

@testable import Evaluation

/// A text for people: what is wrong, what should be there, what was changed.
struct MarkedTextTests {
  /// Pieces as `read|right`, one of both for right ones; repaired ones in brackets.
  private func shown(_ text: MarkedText) -> [String] {
    text.paragraphs.map { pieces in
      pieces.map { piece in
        let text = piece.isRight ? piece.read : "\(piece.read)|\(piece.right)"
        return piece.repair == nil ? text : "[\(text)]"
      }.joined(separator: " ")
    }
  }

  @Test func `wrong, missing and extra characters stand in pieces of their own`() {
    let text = MarkedText(truth: "甲乙庚丙丁\n戊己", output: "甲工庚丁和\n戊己", repairs: nil)
    #expect(shown(text) == ["甲 工|乙 庚 |丙 丁 和|", "戊己"])
  }

  @Test func `a line end that is missing or too many is a piece`() {
    #expect(shown(MarkedText(truth: "甲乙\n丙丁", output: "甲乙丙丁", repairs: nil)) == ["甲乙 |\n 丙丁"])
    #expect(
      shown(MarkedText(truth: "甲乙丙丁", output: "甲乙\n丙丁", repairs: nil)) == ["甲乙 \n|", "丙丁"])
  }

  @Test func `repairs are marked where they stand, also those that took something away`() {
    let truth = "全镇的工作取得成效，收入提高。"
    let repairs = RepairScore(
      truth: truth,
      document: document(
        ["全镇勺工作取和得", "成效,收入提咼。"],
        [
          ("repair", 0, "勺", "的"), ("repair", 0, "和", ""), ("repair", 1, "咼", "亮"),
          ("later", 1, ",", "，"),
        ]))
    let text = MarkedText(truth: truth, output: "全镇的工作取得 成效，收入提亮。", repairs: repairs)
    #expect(shown(text) == ["全镇 [的] 工作取 [] 得  | 成效 [，] 收入提 [亮|高] 。"])
  }

  @Test func `an empty output is all missing`() {
    #expect(shown(MarkedText(truth: "甲乙", output: "", repairs: nil)) == ["|甲乙"])
  }

  @Test func `what Unicode takes for the same text but looks otherwise is wrong`() {
    let text = MarkedText(truth: "甲〈乙", output: "甲\u{2329}乙", repairs: nil)
    #expect(text.paragraphs.first?.map(\.isRight) == [true, false, true])
  }
}
