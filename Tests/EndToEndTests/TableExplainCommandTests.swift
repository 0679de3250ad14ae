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
}
