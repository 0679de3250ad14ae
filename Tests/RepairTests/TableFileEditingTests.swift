import Foundation
import TestSupport
import Testing

@testable import Repair

/// A table's file as text: read, changed in places, written back.
@Suite struct TableFileEditingTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: [
    "", "\n", "\r\n\r\n", "咼\t高\t-1", "\u{FEFF}# x\r\n咼\t高\t-1\r\n\r\n\r\n", "a\rb\r", "\u{FEFF}",
    "  咼 \t 高\t-1\t\t\t\t\t\t\t\n\n#c\n\t\t\n", "咼\t高\t-1\t\t\t\t\"a\tb\"\n\"broken\t高\n",
    "e\u{301}\u{2028}x\n勺\t的\t-1\u{0B}\n",
  ])
  func `what is read is written back byte for byte`(text: String) {
    #expect(bytes(TableFile(text, name: "t").text) == bytes(text))
  }

  @Test func `random files are written back byte for byte`() {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "咼\t高\t-1", "勺\t的\t-0.8\tweigh\t好_", "# note", "#", "", " ", "\t", "\n", "\n", "\r\n", "\r",
      "\"", "\u{FEFF}", "wrong\tright", "𠀋\t丈\t-2", "x",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...40, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      #expect(bytes(TableFile(text, name: "t").text) == bytes(text), "\(text.debugDescription)")
    }
  }

  @Test func `all problems are told, each with its line`() {
    let file = TableFile(
      "# x\nwrong\tweight\n咼\t高\t-1\n勺\n勺\t的\tmuch\tsometimes\n咼\t高\t-2\n", name: "t.tsv")
    #expect(
      file.problems == [
        TableError(file: "t.tsv", line: 2, problem: .unknownHeader(["wrong", "weight"])),
        TableError(file: "t.tsv", line: 4, problem: .columnCount(1)),
        TableError(file: "t.tsv", line: 5, problem: .unknownMode("sometimes")),
        TableError(file: "t.tsv", line: 5, problem: .weightNotANumber("much")),
        TableError(file: "t.tsv", line: 6, problem: .duplicate(ofLine: 3)),
      ])
    #expect(file.rules.map(\.line) == [3, 6])
  }

  @Test func `a rule is replaced, all else stays`() throws {
    let text = "# first\r\n勺\t的\t-0.8\r\n\r\n# second \r\n咼  \t高\t-1"
    var file = TableFile(text, name: "t")
    var rule = file.rules[0]
    rule.weightLog10 = -2
    rule.source = "learnt"
    file.replaceRule(inLine: 2, with: rule)
    #expect(
      file.text == "# first\r\n勺\t的\t-2\tweigh\t\tlearnt\r\n\r\n# second \r\n咼  \t高\t-1")
  }

  @Test func `rules are removed, comments stay, and later rules move up`() {
    var file = TableFile("# a\n勺\t的\t-1\n# b\n咼\t高\t-1\n禾口\t和\t-1\n", name: "t")
    file.removeRules(inLines: [2, 4])
    #expect(file.text == "# a\n# b\n禾口\t和\t-1\n")
    #expect(file.rules.map(\.line) == [3])
  }

  @Test func `rules go to the end of their section, or begin one`() throws {
    let rules = try ConfusionTable.parse("甲\t乙\t-1\n子\t丑\t-1.5", file: "r")
    var file = TableFile("# Learnt\n勺\t的\t-1\n\n# Hand\n咼\t高\t-1", name: "t")
    file.append([rules[0]], under: "Learnt")
    file.append([rules[1]], under: "Accepted")
    #expect(
      file.text == """
        # Learnt
        勺\t的\t-1
        甲\t乙\t-1\tweigh

        # Hand
        咼\t高\t-1

        # Accepted
        子\t丑\t-1.5\tweigh

        """)
    #expect(file.problems.isEmpty && file.rules.map(\.line) == [2, 3, 6, 9])
  }

  @Test func `a section at the end of a file without a last line end is continued`() throws {
    var file = TableFile("# Learnt\r\n勺\t的\t-1", name: "t")
    file.append(try ConfusionTable.parse("甲\t乙\t-1", file: "r"), under: "Learnt")
    #expect(file.text == "# Learnt\r\n勺\t的\t-1\r\n甲\t乙\t-1\tweigh\r\n")
  }

  @Test func `a new table begins with the header`() throws {
    var file = TableFile("", name: "t")
    file.append(try ConfusionTable.parse("甲\t乙\t-1", file: "r"), under: "Learnt")
    #expect(
      file.text
        == "wrong\tright\tweight\tmode\tcontext\tsource\tnote\n\n# Learnt\n甲\t乙\t-1\tweigh\n")
  }

  @Test(arguments: [
    "勺\t的\t-0.8\tweigh\t好_人\thand\tleft half", "政府政府\t政府\t0\talways\t人民政府政府_",
    "勺子\t勺子\t\tnever\t\thand", "丶\t\t0\talways", "勺\t的\t-12\tweigh",
    "\"#\"\t井\t-1\tweigh", "\"\"\"\"\t“\t-1\tweigh", "勺\t的\t-1\tweigh\t\t\t\"a\tb\"",
  ])
  func `a rule is written as it is read`(row: String) throws {
    let rules = try ConfusionTable.parse(row, file: "t")
    #expect(rules.map(\.row) == [row])
  }

  @Test func `fields are read as spreadsheets quote them`() throws {
    let file = TableFile(
      "\"# a, b\"\n\"勺\"\t\"的\"\t\"-1\"\tweigh\t\thand\t\"say \"\"no\"\"\"\n咼\t高\t-1\t\t\t\t\"a\" b\n",
      name: "t")
    #expect(file.problems.isEmpty)
    #expect(file.rules.map(\.note) == ["say \"no\"", "\"a\" b"])
    #expect(file.rules[0].wrong == ["勺"] && file.rules[0].weightLog10 == -1)
    #expect(
      TableFile("勺\t\"的\t-1", name: "t").problems.map(\.problem) == [.unclosedQuote])
  }
}
