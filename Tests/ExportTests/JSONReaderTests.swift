import DocumentModel
import Export
import Foundation
import Testing

struct JSONReaderTests {
  private func document(notes: [String] = ["甲]", "乙,"]) -> Document {
    Document(
      name: "目录/a\nb.pdf", kind: "pdf",
      pages: [
        Page(
          number: 1, width: 9, height: 9, dpi: 300, origin: .recognised,
          lines: [TextLine(text: "一")]),
        Page(number: 2, origin: .failed, failure: .timedOut(seconds: 60)),
      ],
      paragraphs: [Paragraph(kind: .body, text: "一[1]")],
      edits: [
        Edit(
          stage: "repair", rule: "t:1", line: LineReference(page: 0, line: 0), offset: 0, from: "一",
          to: "[]")
      ], notes: notes)
  }

  private func readBack(_ bytes: [UInt8]) throws -> Document {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try JSONText.document(fromFile: file.path)
  }

  @Test(arguments: [["甲]", "乙,"], []])
  func `an export is read back line by line as it was`(notes: [String]) throws {
    let document = document(notes: notes)
    #expect(try readBack(MemorySink.bytes(of: document, as: JSONText())) == document)
  }

  @Test func `an export that was formed otherwise is read back too`() throws {
    let document = document()
    let object = try JSONSerialization.jsonObject(
      with: Data(MemorySink.bytes(of: document, as: JSONText())))
    let pretty = try JSONSerialization.data(withJSONObject: object, options: [.prettyPrinted])
    #expect(try readBack([UInt8](pretty)) == document)
  }

  @Test func `one of another version is refused, and one that is cut off`() throws {
    let text = try MemorySink.text(of: document(), as: JSONText())
    #expect(throws: ExportError.unknownVersion(format: "kanwu-document", version: 9, expected: 1)) {
      try readBack(Array(text.replacing("\"version\":1", with: "\"version\":9").utf8))
    }
    #expect(throws: (any Error).self) { try readBack(Array(text.utf8.dropLast(40))) }
  }
}
