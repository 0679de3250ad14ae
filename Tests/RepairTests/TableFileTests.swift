import Foundation
import Testing

@testable import Repair

/// The tables of the project against their own tests.
@Suite struct TableFileTests {
  private static func rows(_ name: String) throws -> [(line: Int, text: String, expected: String)] {
    try String(
      contentsOf: tablesFolder.appendingPathComponent("\(name).tests.tsv"), encoding: .utf8
    )
    .components(separatedBy: "\n").enumerated()
    .filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }
    .map { number, line in
      let fields = line.components(separatedBy: "\t")
      try #require(fields.count == 2, "\(name).tests.tsv:\(number + 1)")
      return (number + 1, fields[0], fields[1])
    }
  }

  @Test func `the table chi_sim does what its tests say`() throws {
    var repair = RepairText()
    try repair.load(from: FolderFinder(folder: packageFolder.appendingPathComponent("Pipelines")))
    let rows = try Self.rows("chi_sim")
    #expect(rows.count > 15)
    for row in rows {
      let found = repair.decoder.decode(row.text).text
      #expect(found == row.expected, "chi_sim.tests.tsv:\(row.line)")
    }
  }

  @Test func `no rule of the table chi_sim deletes characters`() throws {
    let rules = try ConfusionTable.parse(file: tablesFolder.appendingPathComponent("chi_sim.tsv"))
    #expect(rules.count > 500)
    #expect(rules.allSatisfy { !$0.right.isEmpty })
  }
}
