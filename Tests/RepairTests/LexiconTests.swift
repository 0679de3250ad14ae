import Foundation
import TestSupport
import Testing

@testable import Repair

@Suite struct LexiconTests {
  private func lexicon(_ text: String) throws -> Lexicon {
    let folder = try TemporaryFolder()
    return try Lexicon(files: [folder.write(text, to: "words.txt")])
  }

  @Test func `words come with weights, files and lines`() throws {
    let words = try lexicon("\u{FEFF}# Places\r\n杏花岭\r\n\r\n勺园\t-3.5\t\r\n马克·吐温 \r\n").words
    #expect(words.map { String($0.text) } == ["杏花岭", "勺园", "马克·吐温"])
    #expect(words.map(\.weightLog10) == [Lexicon.usualWeightLog10, -3.5, Lexicon.usualWeightLog10])
    #expect(words.map(\.line) == [2, 4, 5])
    #expect(words.allSatisfy { $0.file == "words.txt" })
    #expect(words.map(\.fitsModel) == [true, true, false])
  }

  @Test func `long words are taken, as words that the model has none of`() throws {
    let words = try lexicon("杏花岭区人民政府\n五字之词语").words
    #expect(words.map(\.fitsModel) == [false, true])
  }

  @Test(arguments: [
    ("勺 园", LexiconError.Problem.space(" ")),
    ("勺园 -3", .space(" ")),
    ("abc", .noChinese("abc")),
    ("勺园\tmuch", .weightNotANumber("much")),
    ("勺园\t0.5", .weightAboveZero(0.5)),
    ("勺园\t-3\tx", .columnCount(3)),
    ("杏花岭\t-3", .duplicate(ofLine: 1)),
    (String(repeating: "勺", count: 65), .tooLong(65)),
  ])
  func `a bad line is an error that names file, line and remedy`(
    line: String, problem: LexiconError.Problem
  ) throws {
    let error = #expect(throws: LexiconError.self) { try lexicon("杏花岭\n\(line)\n好") }
    #expect(error == LexiconError(file: "words.txt", line: 2, problem: problem))
    #expect(error?.description.hasPrefix("words.txt:2: ") == true)
    #expect(error?.description.contains(";") == true || error?.description.contains(",") == true)
  }

  @Test func `a file that is missing or not UTF-8 is an error that names it`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("gbk.txt")
    #expect(throws: LexiconError.self) { try Lexicon(files: [file]) }
    try Data([0xC9, 0xD7]).write(to: file)
    #expect(throws: LexiconError(file: "gbk.txt", line: nil, problem: .notUTF8)) {
      try Lexicon(files: [file])
    }
  }

  @Test func `a later file replaces the words of an earlier one`() throws {
    let folder = try TemporaryFolder()
    let lexicon = try Lexicon(files: [
      folder.write("勺园\t-3\n杏花岭", to: "a.txt"), folder.write("勺园\t-2", to: "b.txt"),
    ])
    #expect(lexicon.words.map { String($0.text) } == ["杏花岭", "勺园"])
    #expect(lexicon.words.map(\.weightLog10) == [Lexicon.usualWeightLog10, -2])
    #expect(Lexicon.empty.words.isEmpty)
  }
}
