import DocumentModel
import Export
import Testing

struct StandingPagesTests {
  /// A page of vertical text of 200 by 300 pixels, whose own pixels are turned: 300 by 200.
  ///
  /// Its one column of two characters stands at the top right.
  private func document() -> Document {
    let boxes = [
      Box(left: 10, top: 20, right: 30, bottom: 40), Box(left: 40, top: 20, right: 60, bottom: 40),
    ]
    let line = TextLine(
      text: "二十",
      glyphs: zip("二十".unicodeScalars, boxes).map { Glyph(scalar: $0, box: $1, confidence: 1) },
      box: Box(left: 10, top: 20, right: 60, bottom: 40))
    var page = Page(number: 1, width: 300, height: 200, dpi: 72, origin: .recognised, lines: [line])
    page.writingMode = .verticalRL
    return Document(
      name: "a.png", kind: "png", pages: [page],
      paragraphs: [
        Paragraph(kind: .body, text: "二十", lines: [LineReference(page: 0, line: 0)])
      ])
  }

  @Test func `formats with boxes have them where they are on the upright page`() throws {
    let hocr = try MemorySink.text(of: document(), as: HOCR())
    #expect(hocr.contains("bbox 0 0 200 300"))
    // From the right: 200 - 40 to 200 - 20; from the top: 10 to 60.
    #expect(hocr.contains("bbox 160 10 180 60"))
    let alto = try MemorySink.text(of: document(), as: ALTO())
    #expect(alto.contains("HPOS=\"160\"") && alto.contains("VPOS=\"10\""))
    #expect(alto.contains("WIDTH=\"20\"") && alto.contains("HEIGHT=\"50\""))
    #expect(try MemorySink.text(of: document(), as: PageXML()).contains("160,10"))
  }

  @Test func `the JSON export has the page's own pixels`() throws {
    #expect(try MemorySink.text(of: document(), as: JSONText()).contains("vertical-rl"))
  }
}
