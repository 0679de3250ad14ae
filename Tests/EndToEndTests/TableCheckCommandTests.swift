import Foundation
import TestSupport
import Testing

/// `kanwu table check` as a user meets it.
struct TableCheckCommandTests {
  private let kanwu = KanwuProgram()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `every planted fault is found with its file and line`() throws {
    let table = try folder.write(
      """
      wrong\tright\tweight
      勺\t的
      咼\t高\tmuch
      髙\t高\t0.5
      \t高\t-1
      亊\t事\t-1\tsometimes
      冇\t有\t-1\tweigh\t没
      提 咼\t提高\t-1
      l\t一\t-1
      昰\t昰\t-1
      勺子\t的子\t\tnever
      丶\t\t-1
      笫\t第\t-0.1
      笫\t第\t-0.2
      末日\t\t\tnever
      末日\t未日\t-1
      岀\t出\t0\talways
      岀\t山\t0\talways
      囯\t囻\t0\talways
      囻\t囯\t0\talways
      今夭\t今天\t-12
      茶壸\t茶壶\t0\talways
      勺
      """, to: "faulty.tsv")
    try folder.write("这昰\t这是\n没有制表符\n", to: "faulty.tests.tsv")
    let words = try folder.write("老茶壸\n", to: "words.txt")
    let clean = try folder.write("他们上山下乡，今晚岀发。\n", to: "clean.txt")
    let result = try kanwu.run(
      "table", "check", table.path, "--lexicon", words.path, "--clean", clean.path)
    #expect(result.exitCode == 1, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    let errorLines = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 17, 18, 19, 22, 23]
    for line in errorLines {
      #expect(
        lines.contains { $0.hasPrefix("faulty.tsv:\(line): error: ") && $0.contains(";") },
        "line \(line) of \(result.output)")
    }
    #expect(lines.contains { $0.hasPrefix("faulty.tsv:21: warning: ") })
    #expect(lines.contains { $0.hasPrefix("faulty.tests.tsv:1: error: ") })
    #expect(lines.contains { $0.hasPrefix("faulty.tests.tsv:2: error: ") })
    let numbers = lines.filter { $0.hasPrefix("faulty.tsv:") }
      .compactMap { $0.split(separator: ":").dropFirst().first.flatMap { Int($0) } }
    #expect(numbers == numbers.sorted())
    #expect(Set(numbers).isDisjoint(with: [1, 13, 15, 20]))
  }

  @Test func `a sound table is praised with its rules and tests`() throws {
    let table = try folder.write("笫\t第\t-0.1\n岀\t出\t-0.1\n", to: "own.tsv")
    try folder.write("笫三条 本办法自公布之日起施行\t第三条 本办法自公布之日起施行\n", to: "own.tests.tsv")
    let result = try kanwu.run("table", "check", table.path)
    #expect(result.output == "own.tsv: 2 rules, 1 test: nothing to complain of\n")
    #expect(result.exitCode == 0)
  }

  @Test func `tests that are named run instead of those beside the table`() throws {
    let table = try folder.write("笫\t第\t0\talways\n", to: "own.tsv")
    try folder.write("笫\t笫\n", to: "own.tests.tsv")
    let tests = try folder.write("笫\t第\n", to: "mine.tsv")
    #expect(try kanwu.run("table", "check", table.path).exitCode == 1)
    #expect(try kanwu.run("table", "check", table.path, "--tests", tests.path).exitCode == 0)
  }

  @Test func `warnings alone are no failure`() throws {
    let table = try folder.write("笫\t第\t-12\n", to: "own.tsv")
    let result = try kanwu.run("table", "check", table.path)
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("own.tsv:1: warning: "))
  }

  @Test func `an installed table is checked by its name`() throws {
    let result = try kanwu.run("table", "check", "chi_sim")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("chi_sim.tsv:"))
  }

  @Test func `a missing file is 66 with its name`() throws {
    let table = try folder.write("笫\t第\t-0.1\n", to: "own.tsv").path
    for arguments in [
      ["none.tsv"], ["no-such-table"], [table, "--tests", "none.tsv"],
      [table, "--lexicon", "none.txt"], [table, "--clean", "none.txt"],
    ] {
      let result = try kanwu.start(["table", "check"] + arguments).result()
      #expect(result.exitCode == 66, "\(arguments)")
      #expect(result.errors.contains(arguments.last ?? ""), "\(result.errors)")
    }
  }
}
