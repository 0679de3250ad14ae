import DocumentModel
import Foundation
import Testing

struct TextLineTests {
  private var line: TextLine {
    let glyphs = "目 A".unicodeScalars.enumerated().map { index, scalar in
      Glyph(
        scalar: scalar, box: Box(left: 10 * index, top: 0, right: 10 * index + 9, bottom: 12),
        confidence: scalar == " " ? 1 : 0.5)
    }
    return TextLine(
      text: "目 A", glyphs: glyphs, box: Box(left: 0, top: 0, right: 29, bottom: 12), block: 2)
  }

  @Test func `what is encoded comes back`() throws {
    var line = line
    line.text = "自 A"
    line.drop = Drop(stage: "drop-running-heads", reason: "page number")
    line.otherReadings = [OtherReading(offset: 0, scalar: "自", confidence: 0.5)]
    line.isOrthogonal = true
    let decoded = try JSONDecoder().decode(TextLine.self, from: JSONEncoder().encode(line))
    #expect(decoded == line)
  }

  @Test func `a line without geometry comes back without glyphs`() throws {
    let line = TextLine(text: "𠮷 is four bytes")
    let decoded = try JSONDecoder().decode(TextLine.self, from: JSONEncoder().encode(line))
    #expect(decoded == line)
    #expect(decoded.confidence == nil)
  }

  @Test func `boxes that do not fit the text are refused`() throws {
    let text = try String(decoding: JSONEncoder().encode(line), as: UTF8.self)
    let broken = text.replacingOccurrences(of: #""raw":"目 A""#, with: #""raw":"目""#)
    #expect(broken != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TextLine.self, from: Data(broken.utf8))
    }
  }

  @Test func `a line across the others is laid so that it runs from left to right`() {
    var line = line
    var page = Page(number: 1, width: 200, height: 300, origin: .recognised)
    line.box = Box(left: 150, top: 40, right: 170, bottom: 240)
    #expect(page.laidBox(of: line) == line.box)
    line.isOrthogonal = true
    // The right edge comes to the top.
    #expect(page.laidBox(of: line) == Box(left: 40, top: 30, right: 240, bottom: 50))
    page.writingMode = .verticalRL
    #expect(page.laidBox(of: line) == Box(left: 60, top: 150, right: 260, bottom: 170))
  }

  @Test func `spaces do not count for a line's confidence`() {
    #expect(line.confidence == 0.5)
  }
}
