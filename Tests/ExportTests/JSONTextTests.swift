import DocumentModel
import Export
import Foundation
import Testing

struct JSONTextTests {
  /// Everything that a document can hold, with content that breaks naive writers.
  private static func full() -> Document {
    let nasty = "勺<a href=\"x\">&amp; \\ / 𠮷\u{1}\t\u{2028}"
    let glyphs = nasty.unicodeScalars.enumerated().map { index, scalar in
      Glyph(
        scalar: scalar, box: Box(left: index * 20, top: 5, right: index * 20 + 18, bottom: 25),
        confidence: Float(index) / 1000)
    }
    var line = TextLine(
      text: nasty, glyphs: glyphs, box: Box(left: 0, top: 5, right: 400, bottom: 25), block: 2)
    line.text = "的" + nasty.dropFirst()
    var foot = TextLine(text: "- 1 -")
    foot.drop = Drop(stage: "drop-running-heads", reason: "page number")
    return Document(
      name: "年报\n\"2024\".pdf", kind: "pdf",
      pages: [
        Page(
          number: 1, width: 1654, height: 2339, dpi: 200, origin: .recognised,
          originReason: "text layer: 31 % private-use characters", lines: [line, foot],
          measures: [
            Measure(stage: "deskew", name: "angleDegrees", value: 0.1),
            Measure(stage: "rescale", name: "emPixels", value: .infinity),
          ],
          toSource: PageTransform(a: 1, b: 0.25, c: -0.25, d: 1, tx: 3, ty: 0)),
        Page(number: 2, origin: .failed, failure: .crashed(signal: 11)),
      ],
      paragraphs: [
        Paragraph(
          kind: .body, text: "的" + nasty.dropFirst(), lines: [LineReference(page: 0, line: 0)])
      ],
      edits: [
        Edit(
          stage: "repair", rule: "chi_sim.tsv:12", line: LineReference(page: 0, line: 0), offset: 0,
          from: "勺", to: "的", scoreLog10: 3.5, confidence: 0.5)
      ],
      notes: ["language model missing"])
  }

  @Test func `a document reads back as it was`() throws {
    let document = Self.full()
    let bytes = try MemorySink.bytes(of: document, as: JSONText())
    #expect(try JSONText.document(from: Data(bytes)) == document)
    #expect(try JSONDecoder().decode([String: Skipped].self, from: Data(bytes)).count == 8)
  }

  @Test func `two exports are the same bytes, with sorted keys`() throws {
    let first = try MemorySink.bytes(of: Self.full(), as: JSONText())
    #expect(try first == MemorySink.bytes(of: Self.full(), as: JSONText()))
    let keys = ["edits", "format", "kind", "name", "notes", "pages", "paragraphs", "version"]
    let text = String(decoding: first, as: UTF8.self)
    let places = keys.map { text.range(of: "\n\"\($0)\":")?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func `raw, repaired and reflowed text stand side by side`() throws {
    let text = try MemorySink.text(of: Self.full(), as: JSONText())
    #expect(text.contains("\"raw\":\"勺<a href"))
    #expect(text.contains("\"text\":\"的<a href"))
    #expect(text.contains("\"kind\":\"body\""))
    #expect(text.contains("\"drop\":{\"reason\":\"page number\",\"stage\":\"drop-running-heads\"}"))
  }

  @Test func `a compatibility ideograph that became a plain one is plain when it is read back`()
    throws
  {
    var line = TextLine(text: "\u{F900}")
    line.text = "\u{8C48}"
    let document = Document(
      name: "a", kind: "pdf", pages: [Page(number: 1, origin: .textLayer, lines: [line])])
    let bytes = try MemorySink.bytes(of: document, as: JSONText())
    let back = try JSONText.document(from: Data(bytes)).pages[0].lines[0]
    #expect(Array(back.text.unicodeScalars) == ["\u{8C48}"])
    #expect(Array(back.rawText.unicodeScalars) == ["\u{F900}"])
  }

  @Test func `pages are written one by one`() throws {
    var document = Self.full()
    let page = document.pages[0]
    document.pages = (1...50).map { number in
      var copy = page
      copy.number = number
      return copy
    }
    var sink: any ByteSink = MemorySink()
    try JSONText().export(document, to: &sink)
    let memory = try #require(sink as? MemorySink)
    #expect(memory.largestWrite * 40 < memory.bytes.count)
  }

  @Test func `an empty document is valid`() throws {
    let document = Document(name: "", kind: "txt")
    let bytes = try MemorySink.bytes(of: document, as: JSONText())
    #expect(try JSONText.document(from: Data(bytes)) == document)
  }

  @Test func `a file of another version is refused`() throws {
    let text = try MemorySink.text(of: Document(name: "a", kind: "txt"), as: JSONText())
    let other = text.replacingOccurrences(of: "\"version\":1", with: "\"version\":99")
    #expect(
      throws: ExportError.unknownVersion(format: "kanwu-document", version: 99, expected: 1)
    ) { try JSONText.document(from: Data(other.utf8)) }
  }

  /// Any JSON value.
  private struct Skipped: Decodable {
    init(from decoder: any Decoder) throws {}
  }
}
