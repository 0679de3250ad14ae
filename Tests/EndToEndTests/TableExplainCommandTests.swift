import Foundation
import TestSupport
import Testing

/// `kanwu table explain` as a user meets it.
struct TableExplainCommandTests {
  private let kanwu = KanwuProgram()

  @Test func `each place is told with its readings, figures and decision`() throws {
    let result = try kanwu.run("table", "explain", "chi_sim", "全镇勺学校都提咼了水平")
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "全镇的学校都提高了水平")
    #expect(lines.contains { $0.hasPrefix("line 1, character 3: 全镇[勺]学校都") })
    let taken = try #require(lines.first { $0.hasPrefix("*  的") })
    #expect(taken.contains("chi_sim.tsv:") && taken.hasSuffix("taken"))
  }

  @Test func `programs get JSON whose taken choices make the repaired text`() throws {
    let result = try kanwu.run("table", "explain", "chi_sim", "-", "--json", input: "提咼水平\n")
    struct Report: Decodable {
      struct Place: Decodable {
        struct Choice: Decodable {
          var writes: String
          var decision: String
        }
        var offset: Int
        var choices: [Choice]
      }
      var repaired: String
      var places: [Place]
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.repaired == "提高水平")
    let taken = report.places.filter { $0.choices.contains { $0.decision == "taken" } }
    #expect(taken.map(\.offset) == [1])
    #expect(taken.first?.choices.first?.writes == "高")
  }

  @Test func `a word of the lexicon is named as what protects`() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("咼\t高\t-0.1\n", to: "my.tsv")
    let lexicon = try folder.write("提咼\n", to: "own.txt")
    let result = try kanwu.run(
      "table", "explain", table.path, "提咼水平", "--lexicon", lexicon.path)
    #expect(result.output.hasPrefix("提咼水平\n"))
    #expect(result.output.contains("protected by 提咼 (own.txt:1)"), "\(result.output)")
  }

  @Test func `no such table is 66, a faulty one 78 with its line`() throws {
    let missing = try kanwu.run("table", "explain", "no-such-table", "文")
    #expect(missing.exitCode == 66)
    #expect(missing.errors.contains("no-such-table.tsv"))
    let folder = try TemporaryFolder()
    let table = try folder.write("# x\n勺\t的\t0.8\n", to: "bad.tsv")
    let faulty = try kanwu.run("table", "explain", table.path, "文")
    #expect(faulty.exitCode == 78)
    #expect(faulty.errors.contains("bad.tsv:2:"))
  }

  @Test
  func `a table as typed wins over an installed one of its name, and one beside the pipeline`()
    throws
  {
    let here = try TemporaryFolder()
    let installed = try TemporaryFolder()
    try here.write("咼\t高\t0\talways\n", to: "my.tsv")
    try here.write("甲乙\n", to: "own.txt")
    for name in ["my.tsv", "tables/my.tsv"] {
      try installed.write("咼\t亮\t0\talways\n", to: name)
    }
    try installed.write("提咼\n", to: "own.txt")
    let pipeline = try installed.write("document:\n  - repair: {tables: [my.tsv]}\n", to: "p.yml")
    func explain(_ more: String...) throws -> String {
      let result = try kanwu.start(
        ["table", "explain", "my.tsv", "提咼"] + more,
        environment: ["KANWU_PIPELINES": installed.url.path], in: here.url
      ).result()
      #expect(result.exitCode == 0, "\(result.errors)")
      return result.output
    }
    #expect(try explain().hasPrefix("提高\n"))
    #expect(try explain("--pipeline", pipeline.path).hasPrefix("提高\n"))
    #expect(try explain("--lexicon", "own.txt").hasPrefix("提高\n"))
  }

  @Test func `what would steer a terminal is shown as signs`() throws {
    let result = try kanwu.run(
      "table", "explain", "chi_sim", "-", "--all", input: "甲\u{1B}[31m勺学\n乙\u{7}丙\n")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains("甲\\u{1b}[31m"))
    #expect(result.output.contains("\n乙\\u{7}丙\n"))
    #expect(!result.output.contains("\u{1B}") && !result.output.contains("\u{7}"))
  }

  @Test func `a lexicon that cannot be read is 66, a faulty one 78`() throws {
    let folder = try TemporaryFolder()
    let unreadable = try kanwu.run(
      "table", "explain", "chi_sim", "文", "--lexicon", folder.url.path + "/")
    #expect(unreadable.exitCode == 66)
    let faulty = try folder.write("abc\n", to: "bad.txt")
    let result = try kanwu.run("table", "explain", "chi_sim", "文", "--lexicon", faulty.path)
    #expect(result.exitCode == 78)
    #expect(result.errors.contains("bad.txt:1:"))
  }
}
