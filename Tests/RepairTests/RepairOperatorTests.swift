import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Repair

@Suite struct RepairOperatorTests {
  private func loaded(_ table: String, model: String = "") throws -> RepairText {
    let folder = try TemporaryFolder()
    try folder.write(table, to: "t.tsv")
    var repair = RepairText()
    repair.tables = ["t"]
    repair.languageModel = model
    repair.shapes = ""
    try repair.load(from: FolderFinder(folder: folder.url))
    return repair
  }

  private func line(_ text: String, confidence: [Float] = []) -> TextLine {
    let box = Box(left: 0, top: 0, right: 1, bottom: 1)
    let glyphs = zip(text.unicodeScalars, confidence).map {
      Glyph(scalar: $0, box: box, confidence: $1)
    }
    return TextLine(text: text, glyphs: glyphs)
  }

  private func document(_ pages: [[TextLine]]) -> Document {
    Document(
      name: "a", kind: "txt",
      pages: pages.enumerated().map { Page(number: $0 + 1, origin: .recognised, lines: $1) })
  }

  @Test func `lines of a document are repaired across line and page ends, dropped ones left alone`()
    throws
  {
    let repair = try loaded("咼\t高\t-0.1")
    var head = line("提咼")
    head.drop = Drop(stage: "test", reason: "running head")
    let before = document([[line("生活水平不断提")], [head, line("咼了很多。")]])
    let after = try repair.apply(to: before)
    #expect(after.pages[1].lines.map(\.text) == ["提咼", "高了很多。"])
    #expect(after.pages[1].lines.map(\.rawText) == ["提咼", "咼了很多。"])
    let edit = try #require(after.edits.first)
    #expect(after.edits.count == 1)
    #expect(edit.line == LineReference(page: 1, line: 1) && edit.offset == 0)
    #expect(edit.from == "咼" && edit.to == "高" && edit.rule == "t.tsv:1")
    #expect(after.notes.isEmpty)
  }

  @Test func `a surely read glyph is harder to change than a doubtful one`() throws {
    let text = "全县人民勺生活水平"
    func edits(_ confidence: Float) throws -> [Edit] {
      var repair = RepairText()
      let folder = try TemporaryFolder()
      try folder.write("勺\t的\t-0.8", to: "t.tsv")
      repair.tables = ["t"]
      repair.shapes = ""
      repair.confidenceWeight = 30
      try repair.load(from: FolderFinder(folder: folder.url))
      var confidences = [Float](repeating: 0.99, count: 9)
      confidences[4] = confidence
      return try repair.apply(to: document([[line(text, confidence: confidences)]])).edits
    }
    #expect(try edits(0.999).isEmpty)
    #expect(try edits(0.6).map(\.confidence) == [0.6])
  }

  @Test func `confidences belong to the glyphs that still stand in the text`() {
    var changed = line("甲乙丙丁", confidence: [0.1, 0.2, 0.3, 0.4])
    changed.text = "甲丁"
    #expect(Passage.Line(changed).confidences == [0.1, 0.4])
    changed.text = "甲子丑寅丙丁"
    #expect(Passage.Line(changed).confidences == [0.1, -1, -1, -1, 0.3, 0.4])
    #expect(Passage.Line(line("甲")).confidences.isEmpty)
  }

  @Test func `rules of an engine repair what it read, and text that something else read`() throws {
    let repair = try loaded("咼\t高\t0\talways\t\t\t\tpaddle")
    func repaired(_ engine: Page.Engine?) throws -> String? {
      var page = document([[line("提咼水平")]])
      page.pages[0].engine = engine
      return try repair.apply(to: page).pages.first?.lines.first?.text
    }
    #expect(try repaired(.paddle) == "提高水平")
    #expect(try repaired(nil) == "提高水平")
    #expect(try repaired(.tesseract) == "提咼水平")
    var mixed = document([[line("提咼水平。")], [line("提咼水平。")]])
    mixed.pages[0].engine = .tesseract
    mixed.pages[1].engine = .paddle
    #expect(try repair.apply(to: mixed).pages.map { $0.lines[0].text } == ["提咼水平。", "提高水平。"])
  }

  @Test func `without a model always and never rules act, and the document says so`() throws {
    var repair = RepairText()
    repair.decoder = Decoder(
      table: ConfusionTable(
        rules: try ConfusionTable.parse("咼\t高\t0\talways\n勺\t的\t-0.1", file: "t.tsv")),
      model: nil)
    let after = try repair.apply(to: document([[line("提咼勺水平")]]))
    #expect(after.pages[0].lines[0].text == "提高勺水平")
    #expect(after.notes == [RepairText.missingModelNote])
  }

  @Test func `a model that is named but is none, is an error`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("\\data\\\nngram 1=3\n", to: "garbage.lm")
    #expect(throws: LanguageModelError.notAModel(path: file.path)) {
      try LanguageModel(path: file.path)
    }
    let missing = folder.url.appendingPathComponent("none.lm").path
    #expect(throws: LanguageModelError.unreadable(path: missing)) {
      try LanguageModel(path: missing)
    }
    let cut = try folder.write("mmap lm http://kheafield.com/code format version 5\n", to: "cut.lm")
    #expect(throws: LanguageModelError.damaged(path: cut.path)) {
      try LanguageModel(path: cut.path)
    }
    var repair = RepairText()
    repair.tables = []
    repair.shapes = ""
    repair.languageModel = "garbage"
    #expect(throws: LanguageModelError.self) {
      try repair.load(from: FolderFinder(folder: folder.url))
    }
  }

  @Test func `options travel as JSON, the loaded decoder does not`() throws {
    var repair = RepairText()
    repair.tables = ["mine"]
    repair.margin = 1
    let data = try JSONEncoder().encode(repair)
    let keys = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any]).keys
    #expect(
      keys.sorted() == [
        "confidenceWeight", "languageModel", "leastMargin", "lexicons", "margin",
        "marginWithConfidence", "shapes", "tables",
      ])
    let decoded = try JSONDecoder().decode(RepairText.self, from: data)
    #expect(decoded.tables == ["mine"] && decoded.margin == 1)
  }

  @Test func `what a second look read is weighed and named, where it still stands`() throws {
    let repair = try loaded("#\n")
    var read = line("全县人民生活水平不断提咼了", confidence: Array(repeating: 0.9, count: 13))
    read.otherReadings = [
      OtherReading(offset: 11, scalar: "高", confidence: 0.98),
      OtherReading(offset: 4, scalar: "土", confidence: 0.7),
    ]
    // A stage before took away a space at the start, so that the glyphs lie one further on.
    read.glyphs.insert(
      Glyph(scalar: "　", box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: 1), at: 0)
    read.rawText = "　" + read.rawText
    read.otherReadings = read.otherReadings.map {
      OtherReading(offset: $0.offset + 1, scalar: $0.scalar, confidence: $0.confidence)
    }
    let after = try repair.apply(to: document([[read]]))
    #expect(after.pages[0].lines.map(\.text) == ["全县人民生活水平不断提高了"])
    #expect(after.edits.map(\.rule) == ["second-look"])
  }

  @Test func `evidence grows with the look's confidence and falls with that of the first reading`()
  {
    func evidence(_ look: Float, looks: Int = 1, against first: Float?) -> Double {
      DecoderSettings.evidenceLog10(
        of: OtherReading(offset: 0, scalar: "高", confidence: look, looks: looks), against: first)
    }
    #expect(evidence(0.99, against: 0.6) > 0.5)
    #expect(evidence(0.6, against: 0.99) < -1)
    #expect(evidence(0.9, looks: 2, against: 0.9) > evidence(0.9, against: 0.9))
    #expect(evidence(1, against: 0.9) == evidence(0.9999, against: 0.9))
    #expect(evidence(0.9, against: nil) == evidence(0.9, against: 1))
  }

  @Test func `no numeral is changed for another by a second look`() throws {
    let repair = try loaded("#\n")
    var read = line("第二条 本办法", confidence: Array(repeating: 0.6, count: 7))
    read.otherReadings = [OtherReading(offset: 1, scalar: "三", confidence: 0.99, looks: 2)]
    #expect(try repair.apply(to: document([[read]])).edits.isEmpty)
  }
}
