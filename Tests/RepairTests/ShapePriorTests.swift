import Foundation
import TestSupport
import Testing

@testable import Repair

@Suite struct ShapePriorTests {
  private func prior(_ text: String) throws -> ShapePrior {
    let folder = try TemporaryFolder()
    return try ShapePrior(file: folder.write(text, to: "s.tsv"))
  }

  private func value(_ character: Unicode.Scalar) -> UInt32 { character.value }

  @Test func `neighbours come in the order of the file, comments and empty lines aside`() throws {
    let prior = try prior("# head\n\n蓄\t畜著\r\n畜\t蓄\n")
    #expect(prior.neighbours(of: value("蓄")) == [value("畜"), value("著")])
    #expect(prior.neighbours(of: value("畜")) == [value("蓄")])
    #expect(prior.neighbours(of: value("著")).isEmpty)
    #expect(!prior.isEmpty && ShapePrior.empty.isEmpty)
  }

  @Test(arguments: ["蓄", "蓄\t", "\t畜", "蓄畜\t著", "蓄\t畜\t著"])
  func `a line of another form is an error that names file, line and remedy`(line: String) throws {
    let error = #expect(throws: TableError.self) { try prior("# head\n蓄\t畜\n" + line) }
    #expect(error == TableError(file: "s.tsv", line: 3, problem: .notShapes))
    #expect(error?.description.hasPrefix("s.tsv:3: ") == true)
    #expect(error?.description.contains(";") == true)
  }

  @Test func `a file that is missing or not UTF-8 is an error that names it`() throws {
    let folder = try TemporaryFolder()
    let missing = folder.url.appendingPathComponent("none.tsv")
    let error = #expect(throws: TableError.self) { try ShapePrior(file: missing) }
    #expect(error?.file == missing.path && error?.line == nil)
    let file = folder.url.appendingPathComponent("gbk.tsv")
    try Data([0xC9, 0xD7, 0x09, 0xB5, 0xC4]).write(to: file)
    #expect(throws: TableError(file: "gbk.tsv", line: nil, problem: .notUTF8)) {
      try ShapePrior(file: file)
    }
  }

  @Test func `a likelier look costs less, and any less than none`() {
    let ranks = (0..<60).map { ShapePrior.log10(rank: $0) }
    for (better, worse) in zip(ranks, ranks.dropFirst()) { #expect(better >= worse) }
    #expect(ranks[0] > ranks[59] && ranks[0] < 0)
    #expect(ranks[59] > ShapePrior.beyondLog10)
  }

  private func completions(
    _ text: String, at place: Int, confidences: [Float] = [], knowing: String = "来界高民蓄未"
  ) throws -> String {
    var words = Vocabulary(try sharedModel())
    var neighboursOf: [UInt32: [UInt32]] = [:]
    for character in knowing.unicodeScalars { neighboursOf[character.value] = [] }
    neighboursOf[value("末")] = [value("未")]
    let passage = Passage([.init(scalars: Array(text.unicodeScalars), confidences: confidences)])
    let found = ShapePrior(neighboursOf: neighboursOf).completions(
      of: place, in: passage, sure: 0.97, words: &words)
    return String(found.compactMap(Unicode.Scalar.init))
  }

  @Test func `a completion makes a word with what stands before or after`() throws {
    #expect(try completions("未丑", at: 1) == "来")
    #expect(try completions("丑界", at: 0, knowing: "世来") == "世")
    #expect(try completions("计算丑", at: 2, knowing: "机来").contains("机"))
    #expect(try completions("未，丑", at: 2).isEmpty)
    #expect(try completions("丑", at: 0).isEmpty)
  }

  @Test func `a character like the one read is no completion, nor is that one itself`() throws {
    #expect(try completions("末来", at: 0, knowing: "未从").contains("从"))
    #expect(try !completions("末来", at: 0, knowing: "未从").contains("未"))
    #expect(try !completions("未来", at: 1).contains("来"))
  }

  @Test func `only neighbours that were surely read speak for a completion`() throws {
    #expect(try completions("未丑", at: 1, confidences: [0.97, 0.3]) == "来")
    #expect(try completions("未丑", at: 1, confidences: [0.96, 0.3]).isEmpty)
    // Unknown is taken for sure.
    #expect(try completions("未丑", at: 1, confidences: [-1, 0.3]) == "来")
  }

  @Test func `the file of look-alikes holds every usual character, none beside itself or twice`()
    throws
  {
    let file = packageFolder.appendingPathComponent("Pipelines/shapes/han.tsv")
    let prior = try ShapePrior(file: file)
    var characters: [UInt32] = []
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      characters.append(try #require(line.unicodeScalars.first).value)
    }
    #expect(characters.count > 6000)
    #expect(Set(characters).count == characters.count)
    for character in characters {
      let neighbours = prior.neighbours(of: character)
      let name = String(Unicode.Scalar(character).map(Character.init) ?? "?")
      #expect(!neighbours.isEmpty, "\(name)")
      #expect(!neighbours.contains(character), "\(name)")
      #expect(Set(neighbours).count == neighbours.count, "\(name)")
      // What would be written must be Chinese: digits and Latin never come of a repair.
      #expect(neighbours.allSatisfy { Script.isHan($0) }, "\(name)")
    }
  }
}
