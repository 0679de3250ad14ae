import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Repair

@Suite struct ConfusionTableTests {
  @Test func `a line gives a rule with all its columns`() throws {
    let rules = try ConfusionTable.parse(
      "# comment\nwrong\tright\tweight\tmode\tcontext\tsource\tnote\n\n勺\t的\t-0.8\tweigh\t好_人\thand\tleft half\n",
      file: "a.tsv")
    let rule = try #require(rules.first)
    #expect(rules.count == 1)
    #expect(rule.wrong == ["勺"] && rule.right == ["的"])
    #expect(rule.weightLog10 == -0.8 && rule.mode == .weigh)
    #expect(rule.before == ["好"] && rule.after == ["人"])
    #expect(rule.source == "hand" && rule.note == "left half")
    #expect(rule.name == "a.tsv:4")
  }

  @Test func `a byte order mark, carriage returns and empty last columns do no harm`() throws {
    let rules = try ConfusionTable.parse(
      "\u{FEFF}勺\t的\t-1\t\t\t\t\t\t\r\n咼\t高\t-2\r\n", file: "a.tsv")
    #expect(rules.map(\.line) == [1, 2])
    #expect(rules.allSatisfy { $0.mode == .weigh })
  }

  @Test
  func `rules for an engine are in force for its text, before rules for any, and for text of none`()
    throws
  {
    let rules = try ConfusionTable.parse(
      "wrong\tright\tweight\tmode\tcontext\tsource\tnote\tengine\n勺\t的\t-1\tweigh\t\thand\t\tpaddle\n"
        + "勺\t的\t-2\n咼\t高\t-1\tweigh\t\t\t\ttesseract\n",
      file: "a.tsv")
    #expect(rules.map(\.engine) == [.paddle, nil, .tesseract])
    #expect(ConfusionTable(rules: rules, for: .paddle).rules.map(\.line) == [2])
    #expect(ConfusionTable(rules: rules, for: .tesseract).rules.map(\.line) == [3, 4])
    let later = try ConfusionTable.parse("勺\t的\t-3\n", file: "b.tsv")
    #expect(ConfusionTable(rules: rules + later, for: .paddle).rules.map(\.name) == ["b.tsv:1"])
    // What an unknown engine read may have the misreadings of any.
    #expect(ConfusionTable(rules: rules).rules.map(\.line) == [3, 4])
    #expect(
      rules.map(\.row) == [
        "勺\t的\t-1\tweigh\t\thand\t\tpaddle", "勺\t的\t-2\tweigh", "咼\t高\t-1\tweigh\t\t\t\ttesseract",
      ])
  }

  @Test(arguments: [
    ("勺", TableError.Problem.columnCount(1)),
    ("\t的\t-1", .emptyWrong),
    ("勺\t的", .weightMissing),
    ("勺\t的\tx", .weightNotANumber("x")),
    ("勺\t的\t0.5", .weightAboveZero(0.5)),
    ("勺\t的\t-1\tsometimes", .unknownMode("sometimes")),
    ("勺\t的\t-1\tweigh\t好人", .contextPlaces(0)),
    ("勺\t的\t-1\tweigh\t_好_", .contextPlaces(2)),
    ("勺 子\t的\t-1", .space(" ")),
    ("l\t一\t-1", .digitOrLatin("l")),
    ("一\t1\t-1\talways", .digitOrLatin("1")),
    ("勺\t勺\t-1", .changesNothing),
    ("勺子\t的\t\tnever", .neverChanges(right: "的")),
    ("勺\t\t-1\tweigh", .weighedDeletion),
    ("咼\t高\t-1", .duplicate(ofLine: 1)),
    ("wrong\tweight", .unknownHeader(["wrong", "weight"])),
  ])
  func `a bad line is an error that names file, line and remedy`(
    line: String, problem: TableError.Problem
  ) throws {
    let isHeader = line.hasPrefix("wrong")
    let text = isHeader ? "# x\n" + line : "咼\t高\t-1\n" + line
    let error = #expect(throws: TableError.self) {
      try ConfusionTable.parse(text, file: "t.tsv")
    }
    #expect(error == TableError(file: "t.tsv", line: 2, problem: problem))
    #expect(error?.description.hasPrefix("t.tsv:2: ") == true)
    #expect(error?.description.contains(";") == true)
  }

  @Test func `a file that is missing or not UTF-8 is an error that names it`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.url.appendingPathComponent("none.tsv")
    #expect(throws: TableError.self) { try ConfusionTable(files: [missing]) }
    let file = folder.url.appendingPathComponent("gbk.tsv")
    try Data([0xC9, 0xD7, 0x09, 0xB5, 0xC4]).write(to: file)
    #expect(throws: TableError(file: "gbk.tsv", line: nil, problem: .notUTF8)) {
      try ConfusionTable(files: [file])
    }
  }

  @Test func `a later table replaces the rules of an earlier one with the same key`() throws {
    let first = try ConfusionTable.parse("勺\t的\t-1\n咼\t高\t-1", file: "a.tsv")
    let second = try ConfusionTable.parse("勺\t的\t-3\n勺\t约\t-3", file: "b.tsv")
    let table = ConfusionTable(rules: first + second)
    #expect(table.rules.map(\.name) == ["a.tsv:2", "b.tsv:1", "b.tsv:2"])
  }

  @Test func `rules are found by the first scalar, beyond the basic plane too`() throws {
    let table = ConfusionTable(
      rules: try ConfusionTable.parse("𠀋\t丈\t-1\n勺\t的\t-1\n勺\t约\t-2", file: "a.tsv"))
    #expect(Array(table.rulesBeginning(with: 0x2000B)) == [0])
    #expect(Array(table.rulesBeginning(with: 0x52FA)) == [1, 2])
    #expect(table.rulesBeginning(with: 0xFFFF).isEmpty)
    #expect(ConfusionTable.empty.rulesBeginning(with: 0x52FA).isEmpty)
  }

  @Test func `stacked tables of one name are told apart by their paths`() throws {
    let folder = try TemporaryFolder()
    let shipped = try folder.write("勺\t的\t-1\n", to: "a/t.tsv")
    let own = try folder.write("咼\t高\t-1\n", to: "b/t.tsv")
    let other = try folder.write("末\t未\t-1\n", to: "other.tsv")
    let table = try ConfusionTable(files: [shipped, own, other])
    #expect(table.rules.map(\.name) == ["\(shipped.path):1", "\(own.path):1", "other.tsv:1"])
    #expect(try ConfusionTable(files: [own, own]).rules.map(\.name) == ["t.tsv:1"])
  }
}
