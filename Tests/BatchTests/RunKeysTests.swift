import Foundation
import PipelineFile
import TestSupport
import Testing

@testable import Batch

/// Which change costs a second reading, which one only new texts, and which nothing.
struct RunKeysTests {
  private let folder: TemporaryFolder
  private let table: URL
  private let language: URL

  private static let pipeline = """
    page:
      - deskew:
          minimum-confidence: 4
          sweep-degrees: 7
      - despeckle
    recognise:
      tesseract:
        language: chi_sim
    document:
      - repair:
          tables: [chi_sim]
          keep: 2
      - reflow
    """

  init() throws {
    folder = try TemporaryFolder()
    table = try folder.write("勺\t的\n", to: "chi_sim.tsv")
    language = try folder.write("data", to: "chi_sim.traineddata")
  }

  private func keys(
    _ yaml: String = pipeline, file: String = "default.yml", version: String = "0.3.0",
    reader: String = "5.3.0", limit: Int = 200
  ) throws -> RunKeys {
    RunKeys(
      of: try PipelineDescription(yaml: yaml, file: file), version: version, reader: reader,
      readerFiles: [language.path], pixelLimitMegapixels: limit, textFiles: [table.path])
  }

  private func expect(
    _ changed: RunKeys, reading: Bool, text: Bool, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try keys()
    #expect((changed.reading != before.reading) == reading, sourceLocation: location)
    #expect((changed.text != before.text) == text, sourceLocation: location)
  }

  @Test(arguments: [
    ("minimum-confidence: 4", "minimum-confidence: 5"), ("- despeckle", "- crop-border"),
    ("- despeckle", "- despeckle\n  - crop-border"), ("language: chi_sim", "language: chi_tra"),
    ("document:", "text-layer: ignore\ndocument:"),
  ])
  func `what shapes the reading of a page changes the reading's key alone`(
    part: String, replacement: String
  ) throws {
    let yaml = Self.pipeline.replacingOccurrences(of: part, with: replacement)
    try #require(yaml != Self.pipeline)
    try expect(keys(yaml), reading: true, text: false)
  }

  @Test(arguments: [
    ("keep: 2", "keep: 3"), ("- reflow", "- normalise-punctuation\n  - reflow"),
    ("[chi_sim]", "[chi_sim, own]"), ("  - reflow", ""),
  ])
  func `what makes text of readings changes the text's key alone`(
    part: String, replacement: String
  ) throws {
    let yaml = Self.pipeline.replacingOccurrences(of: part, with: replacement)
    try #require(yaml != Self.pipeline)
    try expect(keys(yaml), reading: false, text: true)
  }

  @Test func `the order of cleaning operators counts`() throws {
    let yaml = Self.pipeline.replacingOccurrences(of: "  - despeckle\n", with: "")
      .replacingOccurrences(of: "page:\n", with: "page:\n  - despeckle\n")
    try expect(keys(yaml), reading: true, text: false)
  }

  @Test func `a changed table makes new texts and costs no reading`() throws {
    let before = try keys()
    try folder.write("勺\t的\n咼\t高\n", to: "chi_sim.tsv")
    let after = try keys()
    #expect(after.reading == before.reading)
    #expect(after.text != before.text)
  }

  @Test func `changed language data and another reader cost a reading`() throws {
    let before = try keys()
    try folder.write("better data", to: "chi_sim.traineddata")
    let after = try keys()
    #expect(after.reading != before.reading)
    #expect(after.text == before.text)
    try folder.write("data", to: "chi_sim.traineddata")
    try expect(keys(reader: "5.4.0"), reading: true, text: false)
    try expect(keys(limit: 100), reading: true, text: false)
  }

  @Test func `another version of the program makes all anew`() throws {
    try expect(keys(version: "0.3.1"), reading: true, text: true)
  }

  @Test func `the order of options, lines, comments and the file's name change nothing`() throws {
    let yaml = """
      # The same in other words.
      about: what it is for
      document:
        - repair:
            keep: 2
            tables:
              - chi_sim
        - reflow

      recognise:
        tesseract:
          language: chi_sim
      page:
        - deskew: { sweep-degrees: 7, minimum-confidence: 4 }
        - despeckle
      """
    try expect(keys(yaml, file: "other.yml"), reading: false, text: false)
  }

  @Test func `the same files under other paths change nothing`() throws {
    let other = try folder.write("勺\t的\n", to: "elsewhere/own.tsv")
    let before = try keys()
    let after = RunKeys(
      of: try PipelineDescription(yaml: Self.pipeline, file: "p"), version: "0.3.0",
      reader: "5.3.0", readerFiles: [language.path], pixelLimitMegapixels: 200,
      textFiles: [other.path])
    #expect(after == before)
  }

  @Test func `a file that is not there is another content than an empty one`() throws {
    try folder.write("", to: "chi_sim.tsv")
    let empty = try keys()
    try FileManager.default.removeItem(at: table)
    #expect(try keys().text != empty.text)
  }
}
