import DocumentModel
import Foundation
import PageImaging
import Testing

@testable import Recognition

/// Reads small drawn pages; needs tesseract-ocr-chi-sim and tesseract-ocr-eng, and fails without them.
@Suite struct TesseractEngineTests {
  /// The notice as it is read, once for all tests that only look at it.
  private static let notice = Result {
    try TesseractEngine().read(page("notice"), deadlineSeconds: 60)
  }

  private static func page(_ name: String) throws -> PageImage {
    let file = try #require(
      Bundle.module.url(forResource: name, withExtension: "png", subdirectory: "Fixtures"))
    return try PageImage.read(path: file.path)
  }

  private func text(_ reading: PageReading) -> String {
    reading.lines.map(\.text).joined(separator: "\n")
  }

  @Test func `a notice is read line by line without spaces between Chinese characters`() throws {
    let reading = try Self.notice.get()
    let lines = reading.lines.map(\.text)
    #expect(lines.count == 6)
    #expect(lines.first == "关于清理河道的通知")
    #expect(text(reading).contains("淤泥运到指定地点"))
    #expect(text(reading).contains("2863-4417"))
    #expect(!reading.isPartial)
    #expect(try #require(reading.meanConfidence) > 0.9)
    #expect(reading.width == 700 && reading.height == 340)
  }

  @Test func `the red head of a letter is read, and the signature under its seal`() throws {
    let page = try Self.page("letter")
    #expect(page.depth == 32)
    let cleaned = try StrengthenStrokes().apply(
      to: Rescale().apply(to: DropSeal().apply(to: page)))
    #expect(cleaned.measure("seals", of: "drop-seal") == 1)
    let lines = try TesseractEngine().read(cleaned, deadlineSeconds: 60).lines.map(\.text)
    #expect(lines.first == "清溪镇人民政府文件")
    #expect(lines.suffix(2) == ["清溪镇人民政府", "2019年3月1日"])
  }

  /// Columns from the right, as they are and upside down, after `orient`.
  @Test(arguments: [0, 2])
  func `text in columns is read from the right, on a page turned so that they are lines`(
    quarterTurns: Int
  ) throws {
    let scan = try Self.page("vertical").placed(quarterTurns: quarterTurns, dpi: nil)
    let reading = try TesseractEngine().read(
      Rescale().apply(to: Orient().apply(to: scan)), deadlineSeconds: 60)
    #expect(reading.writingMode == .verticalRL)
    #expect(reading.lines.count == 7)
    #expect(reading.lines.first?.text.hasPrefix("村东有一口") == true)
    #expect(text(reading).contains("大家常在树下谈天"))
    // The first column stands at the right of the fixture.
    let first = try #require(reading.lines.first?.box)
    let place = reading.toSource.apply(to: first)
    #expect(place.left > 330 && place.height > 4 * place.width)
  }

  @Test(arguments: [1, 3])
  func `columns on a page that lies on its side are read as well`(quarterTurns: Int) throws {
    let scan = try Self.page("vertical").placed(quarterTurns: quarterTurns, dpi: nil)
    let reading = try TesseractEngine().read(
      Rescale().apply(to: Orient().apply(to: scan)), deadlineSeconds: 60)
    #expect(reading.writingMode == .verticalRL)
    #expect(reading.lines.first?.text.hasPrefix("村东有一口") == true)
    #expect(text(reading).contains("大家常在树下谈天"))
  }

  @Test func `columns beside lines are read down, from the right, in their places`() throws {
    let reading = try TesseractEngine().read(
      Rescale().apply(to: Self.page("mixed")), deadlineSeconds: 60)
    let texts = reading.lines.map(\.text)
    #expect(texts.first == "修路纪事")
    let across = reading.lines.filter(\.isOrthogonal)
    #expect(across.map(\.text).dropFirst().first == "此路长三里,")
    #expect(across.map(\.text).last == "合力修成。")
    #expect(across.count == 4)
    let inset = try #require(texts.firstIndex(of: "此路长三里,"))
    #expect(texts[inset - 1] == "让后来的人知道。" && texts[inset + 3].hasPrefix("路边立了"))
    // Characters stand below one another.
    let title = try #require(across.first?.glyphs)
    let places = zip(title, title.dropFirst())
    #expect(places.allSatisfy { $0.box.bottom <= $1.box.top + 2 && $0.box.left < $1.box.right })
    #expect(try #require(across.first?.box).height > 190)
  }

  @Test func `a head over columns is read as a line, before them`() throws {
    let reading = try TesseractEngine().read(
      Rescale().apply(to: Orient().apply(to: Self.page("headed"))), deadlineSeconds: 60)
    #expect(reading.writingMode == .verticalRL)
    let first = try #require(reading.lines.first)
    #expect(first.text == "村里的老井" && first.isOrthogonal)
    #expect(reading.lines.dropFirst().allSatisfy { !$0.isOrthogonal })
    let place = reading.toSource.apply(to: try #require(first.box))
    #expect(place.width > 4 * place.height && place.top < 80)
  }

  @Test func `a page on its side is not taken for one of vertical text`() throws {
    let scan = try Self.page("notice").placed(quarterTurns: 3, dpi: nil)
    let reading = try TesseractEngine().read(
      Orient(forcedQuarterTurns: 1).apply(to: scan), deadlineSeconds: 60)
    #expect(reading.writingMode == nil)
    #expect(reading.lines.first?.text == "关于清理河道的通知")
    let seen = reading.measures.first { $0.name == "verticalConfidence" }?.value
    #expect(try #require(seen) < Double(VerticalReader.believed) - 0.1)
  }

  @Test func `columns are looked for where the lines of a page run along it`() {
    func measures(_ direction: Double?, _ turns: Int, sure: Double = 1) -> [Measure] {
      (direction.map { [Measure(stage: "orient", name: "lineDirection", value: $0)] } ?? [])
        + [
          Measure(stage: "orient", name: "quarterTurns", value: Double(turns)),
          Measure(stage: "orient", name: "confidence", value: sure),
        ]
    }
    #expect(VerticalReader.turnsToTry(measures(0.4, 0)) == [])
    #expect(VerticalReader.turnsToTry(measures(0.4, 2)) == [])
    #expect(VerticalReader.turnsToTry(measures(-0.4, 1)) == [2])
    #expect(VerticalReader.turnsToTry(measures(-0.4, 1, sure: 0.2)) == [2, 0])
    #expect(VerticalReader.turnsToTry(measures(nil, 3)) == [0, 2])
    #expect(VerticalReader.turnsToTry([]) == [])
  }

  @Test func `spaces between Latin words are kept`() throws {
    let reading = try Self.notice.get()
    #expect(reading.lines.last?.text == "The meeting room is open every Monday morning.")
  }

  @Test func `every glyph has a box within its line, in order`() throws {
    let reading = try Self.notice.get()
    for line in reading.lines {
      let box = try #require(line.box)
      #expect(line.glyphs.map(\.scalar) == Array(line.rawText.unicodeScalars))
      var reached: Int32 = 0
      for glyph in line.glyphs {
        #expect(glyph.box.left >= box.left - 1 && glyph.box.right <= box.right + 1)
        #expect(glyph.box.top >= box.top - 1 && glyph.box.bottom <= box.bottom + 1)
        let middle = (glyph.box.left + glyph.box.right) / 2
        #expect(middle >= reached)
        #expect((0...1).contains(glyph.confidence))
        reached = middle
      }
    }
  }

  @Test func `boxes are in pixels of the scan, however the page was scaled`() throws {
    let plain = try Self.notice.get()
    var rescale = Rescale()
    rescale.emPixels = 36
    let large = try TesseractEngine().read(
      rescale.apply(to: Self.page("notice")), deadlineSeconds: 60)
    #expect(large.width == 700 && large.height == 340)
    let before = try #require(plain.lines.first?.box)
    let after = try #require(large.lines.first?.box)
    #expect(abs(before.left - after.left) <= 4 && abs(before.bottom - after.bottom) <= 4)
    let corner = large.toSource.apply(x: 700, y: 340)
    #expect(abs(corner.x - 700) < 1.5 && abs(corner.y - 340) < 1.5)
  }

  @Test func `a line that is hardly print goes with the page, left out with a reason`() throws {
    var reading = try FirstReading(image: Self.page("notice"), emPixels: 40, measures: [])
    let box = Box(left: 10, top: 10, right: 210, bottom: 90)
    let line = ReadLine(
      symbols: [Symbol(text: "和", box: box, confidence: 0.4, beginsWord: false)], box: box, block: 0
    )
    reading.take(LineReader.Result(doubted: [line]))
    let page = reading.pageReading
    #expect(page.lines.map(\.rawText) == ["和"])
    #expect(page.lines[0].drop == Drop(stage: "read", reason: "too few characters for large print"))
    #expect(page.engine == .tesseract && page.meanConfidence == nil)
    #expect(!page.measures.contains { $0.name == "meanConfidence" })
  }

  @Test func `two columns are read one after the other`() throws {
    let reading = try TesseractEngine().read(Self.page("columns"), deadlineSeconds: 60)
    let lines = reading.lines.map(\.text)
    let left = try #require(lines.lastIndex { $0.contains("荒地") })
    let right = try #require(lines.firstIndex { $0.contains("竹林") })
    #expect(left < right)
    #expect(reading.lines[left].block < reading.lines[right].block)
  }

  @Test func `a page on its head that orientation left in doubt is turned`() throws {
    let turned = try Orient(forcedQuarterTurns: 2).apply(to: Self.page("notice"))
    var unsure = Orient()
    unsure.minimumTurned = 2
    let doubtful = try unsure.apply(to: turned)
    #expect(try #require(doubtful.measure("confidence", of: "orient")) < 0.5)
    let reading = try TesseractEngine().read(doubtful, deadlineSeconds: 60)
    #expect(reading.lines.first?.text == "关于清理河道的通知")
  }

  @Test func `at the deadline the reading is partial`() throws {
    let reading = try TesseractEngine().read(Self.page("notice"), deadlineSeconds: 0.001)
    #expect(reading.isPartial)
    #expect(reading.lines.count < 6)
  }

  @Test func `missing language data are told with the remedy`() {
    let error = RecognitionError.languageDataMissing(
      language: "kan_wu", remedy: "apt-get install tesseract-ocr-kan-wu")
    var options = TesseractOptions()
    options.language = "kan_wu"
    #expect(throws: error) { try TesseractEngine(options) }
  }
}
