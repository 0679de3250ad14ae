import Foundation
import TestSupport
import Testing

@testable import Repair

/// Faults planted in tables, one for each kind that a check knows.
@Suite struct TableCheckTests {
  typealias Kind = TableFinding.Kind

  /// What is found in `a.tsv`, `b.tsv` and so on, stacked.
  private func findings(_ tables: String..., model: LanguageModel? = nil) throws -> [TableFinding] {
    let folder = try TemporaryFolder()
    let files = try zip("abc", tables).map { try folder.write($1, to: "\($0).tsv") }
    return TableCheck(tables: files, model: model).run().findings
  }

  private func finding(_ line: Int, _ kind: Kind, in file: String = "a.tsv") -> TableFinding {
    TableFinding(file: file, line: line, kind: kind)
  }

  @Test(arguments: [
    ("wrong\tweight", TableError.Problem.unknownHeader(["wrong", "weight"])),
    ("勺", .columnCount(1)),
    ("勺\t的\t-1\tweigh\t\th\tn\tpaddle\tx", .columnCount(9)),
    ("勺\t的\t-1\tweigh\t\th\tn\tx", .unknownEngine("x")),
    ("\t的\t-1", .emptyWrong),
    ("勺\t的\t-1\tsometimes", .unknownMode("sometimes")),
    ("勺\t的", .weightMissing),
    ("勺\t的\tmuch", .weightNotANumber("much")),
    ("勺\t的\t0.5", .weightAboveZero(0.5)),
    ("勺\t的\t-1\tweigh\t好人", .contextPlaces(0)),
    ("勺\t的\t-1\tweigh\t_好_", .contextPlaces(2)),
    ("勺 子\t的\t-1", .space(" ")),
    ("l\t一\t-1", .digitOrLatin("l")),
    ("〇\t0\t-1", .digitOrLatin("0")),
    ("勺\t勺\t-1", .changesNothing),
    ("勺子\t的\t\tnever", .neverChanges(right: "的")),
    ("勺\t\t-1\tweigh", .weighedDeletion),
    ("勺\t\"的\t-1", .unclosedQuote),
  ])
  func `a faulty line is an error there, and the lines after it are looked at`(
    line: String, problem: TableError.Problem
  ) throws {
    let found = try findings("# x\n\(line)\n咼\t高\t-1\n咼\t高\t-2\n")
    #expect(found == [finding(2, .faulty(problem)), finding(4, .faulty(.duplicate(ofLine: 3)))])
    #expect(found.allSatisfy { $0.severity == .error })
    #expect(found[0].description.hasPrefix("a.tsv:2: error: "))
  }

  @Test func `rules for different engines do not meet, those for one do`() throws {
    func rows(_ first: String, _ second: String) -> String {
      "停水\t断水\t0\talways\t\th\tn\t\(first)\n停水\t供水\t0\talways\t\th\tn\t\(second)\n"
    }
    #expect(try findings(rows("tesseract", "paddle")) == [])
    let contradiction = finding(2, .contradictory(to: "a.tsv:1", right: "断水"))
    #expect(try findings(rows("paddle", "paddle")).contains(contradiction))
    #expect(try findings(rows("", "tesseract")).isEmpty == false)
  }

  @Test func `a table that is not UTF-8 or cannot be read is an error`() throws {
    let folder = try TemporaryFolder()
    let gbk = folder.url.appendingPathComponent("gbk.tsv")
    try Data([0xC9, 0xD7, 0x09, 0xB5, 0xC4]).write(to: gbk)
    let missing = folder.url.appendingPathComponent("none.tsv")
    let result = TableCheck(tables: [gbk, missing], model: nil).run()
    #expect(result.hasErrors)
    #expect(result.findings.count == 2)
    #expect(result.findings[0].description.hasPrefix("gbk.tsv: error: is not UTF-8"))
    #expect(result.findings[1].description.hasPrefix("none.tsv: error: cannot be read"))
  }

  @Test func `a weight below -9 is a warning`() throws {
    let found = try findings("勺\t的\t-9\n咼\t高\t-9.5\n")
    #expect(found == [finding(2, .implausibleWeight(-9.5))])
    #expect(found[0].severity == .warning)
  }

  @Test func `a stacked rule may replace an earlier one, but not repeat it`() throws {
    #expect(try findings("勺\t的\t-1", "勺\t的\t-2").isEmpty)
    let found = try findings("勺\t的\t-1", "# x\n勺\t的\t-1\t\t\tmine")
    #expect(found == [finding(2, .redundant(of: "a.tsv:1"), in: "b.tsv")])
    #expect(found[0].severity == .warning)
  }

  @Test(arguments: [
    ("勺子\t勺子\t\tnever\n勺子\t的子\t-1", 2, Kind.protected(by: "a.tsv:1")),
    ("木勺子\t木的子\t-1\n勺子\t\t\tnever", 1, .protected(by: "a.tsv:2")),
    ("勺\t的\t0\talways\t_子\n勺子\t\t\tnever", 1, .protected(by: "a.tsv:2")),
    ("勺\t\t\tnever\n勺\t的\t0\talways\t好_", 2, .protected(by: "a.tsv:1")),
    ("咼\t高\t0\talways\n提咼\t提高\t-1", 2, .overtaken(by: "a.tsv:1")),
    ("咼\t高\t-1\t\t提_\n提咼\t提高\t0\talways", 1, .overtaken(by: "a.tsv:2")),
    ("咼\t高\t0\talways\n咼\t商\t0\talways\t提_", 2, .overtaken(by: "a.tsv:1")),
  ])
  func `a rule out of reach is an error`(table: String, line: Int, kind: Kind) throws {
    #expect(try findings(table) == [finding(line, kind)])
  }

  @Test(arguments: [
    "提咼\t提高\t0\talways\n咼\t高\t0\talways",
    "勺子\t\t\tnever\n勺\t的\t-1",
    "勺\t\t\tnever\t汤_\n勺\t的\t0\talways",
    "咼\t商\t0\talways\t提_\n咼\t高\t0\talways",
    "子\t\t\tnever\n勺\t的\t-1\t\t_子",
    "自\t白\t-0.5\n白\t自\t-0.1",
    "已\t己\t0\talways\t自_\n己\t已\t0\talways\t_经",
    "甲\t乙\t0\talways\n乙\t丙\t0\talways\n丙\t丁\t0\talways",
  ])
  func `rules that get on with each other are let be`(table: String) throws {
    #expect(try findings(table) == [])
  }

  @Test func `a later table may protect what an earlier one changes, not the other way round`()
    throws
  {
    #expect(try findings("勺\t的\t-1\n咼\t高\t0\talways", "勺\t\t\tnever\n咼\t\t\tnever").isEmpty)
    #expect(
      try findings("勺\t\t\tnever\n咼\t\t\tnever", "勺\t的\t-1\n咼\t高\t0\talways") == [
        finding(1, .protected(by: "a.tsv:1"), in: "b.tsv"),
        finding(2, .contradictoryToNever("a.tsv:2"), in: "b.tsv"),
      ])
  }

  @Test func `a context that costs more than none is a warning`() throws {
    let found = try findings("咼\t高\t-0.5\t\t提_\n咼\t高\t-0.3\n髙\t高\t-0.1\t\t提_\n髙\t高\t-0.3")
    #expect(found == [finding(1, .outweighed(by: "a.tsv:2"))])
    #expect(found[0].severity == .warning)
  }

  @Test func `rules that contradict each other are errors`() throws {
    #expect(
      try findings("勺\t的\t0\talways\n# x\n勺\t约\t0\talways") == [
        finding(3, .contradictory(to: "a.tsv:1", right: "的"))
      ])
    #expect(
      try findings("勺\t的\t0\talways\n勺\t\t\tnever") == [
        finding(1, .contradictoryToNever("a.tsv:2"))
      ])
  }

  @Test func `always rules in a circle are an error, of any length`() throws {
    #expect(
      try findings("甲\t乙\t0\talways\n乙\t甲\t0\talways") == [
        finding(1, .cycle(texts: ["甲", "乙", "甲"], rules: ["a.tsv:1", "a.tsv:2"]))
      ])
    let found = try findings(
      "子\t丑\t-1\n甲\t乙\t0\talways\n丙\t甲\t0\talways\n寅卯\t辰\t0\talways\n乙\t丙\t0\talways")
    #expect(
      found == [
        finding(
          2, .cycle(texts: ["甲", "乙", "丙", "甲"], rules: ["a.tsv:2", "a.tsv:5", "a.tsv:3"]))
      ])
    #expect(found[0].severity == .error)
    #expect(
      try findings("咼\t高\t0\talways\n提高\t提咼\t0\talways") == [
        finding(1, .cycle(texts: ["咼", "高", "咼"], rules: ["a.tsv:1", "a.tsv:2"]))
      ])
  }

  @Test func `weights that say mostly in both directions are a warning`() throws {
    let found = try findings("自\t白\t-0.2\n# x\n白\t自\t-0.1")
    #expect(found == [finding(3, .mutual(with: "a.tsv:1"))])
    #expect(found[0].severity == .warning)
  }

  @Test func `always replacing what is common in print is a warning`() throws {
    let found = try findings(
      "勺\t的\t0\talways\n期未\t期末\t0\talways\n周未\t周末\t0\talways\n未来\t末来\t0\talways\n咼\t高\t0\talways\n的\t约\t0\talways\t大_",
      model: sharedModel())
    #expect(
      found == [
        finding(1, .damagesProse(wrong: "勺", isCharacter: true)),
        finding(4, .damagesProse(wrong: "未来", isCharacter: false)),
      ])
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test func `tables of one name are told apart by their paths`() throws {
    let folder = try TemporaryFolder()
    let files = [
      try folder.write("勺\t的\t-1", to: "x/t.tsv"), try folder.write("勺\t的\t-1", to: "y/t.tsv"),
    ]
    let found = TableCheck(tables: files, model: nil).run().findings
    #expect(found.map(\.file) == [files[1].path])
    #expect(found.map(\.kind) == [.redundant(of: "\(files[0].path):1")])
  }

  @Test func `the table chi_sim has no errors`() throws {
    let table = tablesFolder.appendingPathComponent("chi_sim.tsv")
    var check = TableCheck(tables: [table], model: try sharedModel())
    check.tests = [TableCheck.testsFile(of: table)]
    let result = check.run()
    #expect(result.tables.map(\.name) == ["chi_sim.tsv"] && result.tests > 15)
    #expect(result.findings.filter { $0.severity == .error } == [])
  }
}
