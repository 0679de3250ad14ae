import Foundation
import TestSupport
import Testing

@testable import Repair

/// What a check finds by trying tables on words and texts.
@Suite struct TableCheckTextTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func check(_ table: String, model: LanguageModel? = nil) throws -> TableCheck {
    TableCheck(tables: [try folder.write(table, to: "t.tsv")], model: model)
  }

  private func finding(_ line: Int, _ kind: TableFinding.Kind, in file: String = "t.tsv")
    -> TableFinding
  {
    TableFinding(file: file, line: line, kind: kind)
  }

  @Test func `an always rule that fires on words of the lexicon is an error`() throws {
    var check = try check("# x\n勺\t的\t0\talways\n咼\t高\t0\talways")
    check.lexicons = [try folder.write("勺园\n白云观\n漏勺\t-3\n", to: "words.txt")]
    let found = check.run().findings
    #expect(
      found == [
        finding(2, .changesLexicon(count: 2, word: "勺园", place: "words.txt:1", changed: "的园"))
      ])
    #expect(found.first?.severity == .error)
  }

  @Test func `a rule that weighs is tried on the lexicon with the model, and protected words stay`()
    throws
  {
    let model = try sharedModel()
    let words = try folder.write("# x\n末来\n", to: "words.txt")
    var weighing = try check("末\t未\t-0.1", model: model)
    weighing.lexicons = [words]
    #expect(
      weighing.run().findings == [
        finding(1, .changesLexicon(count: 1, word: "末来", place: "words.txt:2", changed: "未来"))
      ])
    var protected = try check("末\t未\t-0.1\n末来\t\t\tnever", model: model)
    protected.lexicons = [words]
    #expect(protected.run().findings == [])
    weighing.model = nil
    #expect(weighing.run().findings == [])
  }

  @Test func `a faulty lexicon is an error at its line`() throws {
    var check = try check("咼\t高\t-1")
    let missing = folder.url.appendingPathComponent("none.txt")
    check.lexicons = [try folder.write("勺园\nabc\n勺园\n", to: "words.txt"), missing]
    let found = check.run().findings
    #expect(
      found.prefix(2) == [
        finding(2, .faultyLexicon(.noChinese("abc")), in: "words.txt"),
        finding(3, .faultyLexicon(.duplicate(ofLine: 1)), in: "words.txt"),
      ])
    #expect(found.last?.description.hasPrefix("none.txt: error: cannot be read") == true)
  }

  @Test func `a rule that changes clean text is an error with a count and an example`() throws {
    var check = try check("末\t未\t0\talways\n咼\t高\t0\talways")
    check.cleanTexts = [
      try folder.write("期中考试。\r\n\r\n全校同学参加的期末考试安排在周末举行。\r\n", to: "one.txt"),
      try folder.write("月末。", to: "two.txt"),
    ]
    let found = check.run().findings
    #expect(
      found == [
        finding(
          1,
          .changesCleanText(
            count: 3, example: "全校同学参加的期[末]考试安排在周末举", place: "one.txt:3", to: "未"))
      ])
    #expect(found.first?.description.contains("in 3 places") == true)
  }

  @Test func `a clean text that is not UTF-8 is an error`() throws {
    var check = try check("末\t未\t0\talways")
    let file = folder.url.appendingPathComponent("gbk.txt")
    try Data([0xC9, 0xD7]).write(to: file)
    check.cleanTexts = [file]
    #expect(
      check.run().findings == [
        TableFinding(file: "gbk.txt", line: nil, kind: .unreadable(.notUTF8))
      ])
  }

  @Test func `failed and malformed tests are errors at their lines`() throws {
    var check = try check("咼\t高\t0\talways\n丶\t\t0\talways")
    check.tests = [
      try folder.write(
        "# text, expected\n提咼\t提高\n\n提咼\t提商\n提咼\n丶\t\n提咼\t提高\tmore\n咼\t高\t\t\n", to: "t.tests.tsv")
    ]
    let result = check.run()
    #expect(
      result.findings == [
        finding(4, .failedTest(text: "提咼", expected: "提商", got: "提高"), in: "t.tests.tsv"),
        finding(5, .malformedTest(columns: 1), in: "t.tests.tsv"),
        finding(7, .malformedTest(columns: 3), in: "t.tests.tsv"),
      ])
    #expect(result.tests == 4 && result.undecidedTests == 0 && result.hasErrors)
  }

  @Test func `without a model tests that only rules that weigh could pass are not decided`() throws
  {
    var check = try check("勺\t的\t-0.8\n咼\t高\t0\talways")
    check.tests = [
      try folder.write("全镇勺学校都修好了\t全镇的学校都修好了\n提咼\t提商\n", to: "t.tests.tsv")
    ]
    let result = check.run()
    #expect(result.findings.map(\.line) == [2])
    #expect(result.undecidedTests == 1)
    check.model = try sharedModel()
    #expect(check.run().findings.map(\.line) == [2])
    #expect(check.run().undecidedTests == 0)
  }

  @Test func `a table's tests are beside it`() {
    let table = URL(fileURLWithPath: "/a/chi_sim.tsv")
    #expect(TableCheck.testsFile(of: table).path == "/a/chi_sim.tests.tsv")
  }
}
