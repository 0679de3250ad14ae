import DocumentModel
import Testing

@testable import Evaluation

/// Repairs are judged one by one.
struct RepairScoreTests {
  private let truth = "全镇的工作取得明显成效，各村村民的收入不断提高。"

  private func score(
    _ read: String, _ repairs: [(stage: String, line: Int, from: String, to: String)]
  ) -> RepairScore {
    RepairScore(truth: truth, document: document([read], repairs))
  }

  @Test func `an edit that makes a wrong character right helped`() {
    let score = score("全镇勺工作取得明显成效，各村村民的收入不断提咼。", [("repair", 0, "勺", "的")])
    #expect(score.judgements.map(\.verdict) == [.helped])
    #expect(score.judgements.map(\.errorClass) == [.chinese])
    #expect(score.all.precision == 1)
    #expect(score.all.recall == 0.5)
    #expect(score.before.byClass == [.chinese: 2])
    #expect(score.after.byClass == [.chinese: 1])
  }

  @Test func `one wrong character for another is neutral`() {
    let score = score("全镇勺工作取得明显成效，各村村民的收入不断提高。", [("repair", 0, "勺", "匀")])
    #expect(score.judgements.map(\.verdict) == [.neutral])
    #expect(score.judgements.map(\.harmedCharacters) == [0])
  }

  @Test func `right characters made wrong are harm, each counted`() {
    let score = score(truth, [("repair", 0, "工作", "上作业"), ("repair", 0, "明显", "日显")])
    #expect(score.judgements.map(\.verdict) == [.harmed, .harmed])
    #expect(score.judgements.map(\.harmedCharacters) == [2, 1])
    #expect(score.all.harmed == 2)
    #expect(score.characters == 24)
    #expect(score.harmRate(score.all) == 3.0 / 24 * 100_000)
  }

  @Test func `an edit that mends one character and spoils one is neutral, its harm is counted`() {
    let score = score("全镇勺工作取得明显成效，各村村民的收入不断提高。", [("repair", 0, "勺工", "的土")])
    #expect(score.judgements.map(\.verdict) == [.neutral])
    #expect(score.judgements.map(\.harmedCharacters) == [1])
  }

  @Test func `taking away what is not there helps, in place of right text it harms`() {
    let helped = score("全镇的工作取和得明显成效，各村村民的收入不断提高。", [("repair", 0, "和", "")])
    #expect(helped.judgements.map(\.verdict) == [.helped])
    #expect(helped.judgements.map(\.errorClass) == [.extra])
    let harmed = score(truth, [("repair", 0, "村", "")])
    #expect(harmed.judgements.map(\.verdict) == [.harmed])
    #expect(harmed.judgements.map(\.harmedCharacters) == [1])
  }

  @Test func `a width that is put right counts apart`() {
    let score = score(
      "全镇勺工作取得明显成效,各村村民的收入不断提高。",
      [("repair", 0, "勺", "的"), ("normalise-punctuation", 0, ",", "，")])
    #expect(score.stages.map(\.name) == ["repair", "normalise-punctuation"])
    #expect(score.stages.map(\.all.helped) == [1, 1])
    #expect(score.stages[1].byClass[.width]?.recall == 1)
    #expect(score.widthAside.edits == 1)
    #expect(score.widthAside.errorsBefore == 1)
    #expect(score.all.errorsBefore == 2)
  }

  @Test func `edits of one stage are judged as if the others had not been made`() {
    let score = score("全镇的土作取得明显成效，各村村民的收入不断提高。", [("a", 0, "土", "工"), ("a", 0, "作", "件")])
    #expect(score.judgements.map(\.verdict) == [.helped, .harmed])
  }

  @Test func `places in the final text follow the later stages`() {
    let score = score(
      "全镇勺工作取得明显成效，各村村民的收入不断提咼。",
      [("repair", 0, "咼", "高"), ("later", 0, "勺", ""), ("later", 0, "取得", "取得了")])
    #expect(score.ranges.map { String(score.text[$0]) } == ["高", "", "取得了"])
  }

  @Test func `a document that a stage left alone counts with its errors`() {
    let touched = score(
      "全镇勺工作取得明显成效,各村村民的收入不断提高。",
      [("repair", 0, "勺", "的"), ("normalise-punctuation", 0, ",", "，")])
    let untouched = score(
      "全镇勺工作取得明显成效,各村村民的收入不断提高。", [("normalise-punctuation", 0, ",", "，")])
    let total = RepairScore(totalOf: [untouched, touched])
    #expect(total.stages.map(\.name) == ["repair", "normalise-punctuation"])
    #expect(total.stages[0].byClass[.chinese]?.errorsBefore == 2)
    #expect(total.stages[0].byClass[.chinese]?.recall == 0.5)
    #expect(total.characters == 48)
  }

  @Test func `a document without edits is judged too`() {
    let score = score("全镇勺工作取得明显成效，各村村民的收入不断提高。", [])
    #expect(score.stages.isEmpty)
    #expect(score.all.precision == 1)
    #expect(score.before == score.after)
  }
}
