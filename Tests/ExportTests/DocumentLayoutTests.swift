import DocumentModel
import Testing

@testable import Export

struct DocumentLayoutTests {
  @Test func `lines stand in parts by paragraph and in blocks by layout block`() {
    let layout = pages(
      [line("一", 0), line("二", 0), line("三", 0), line("四", 1)],
      paragraphs: [[0, 1], [2, 3]])[0]
    #expect(layout.blocks.map { $0.parts.map(\.lines) } == [[[0, 1], [2]], [[3]]])
    #expect(layout.blocks.flatMap(\.parts).map(\.continues) == [false, false, true])
  }

  @Test func `what was left out is a block of its own and missing in the reading order`() {
    var number = line("1", 0)
    number.drop = Drop(stage: "drop-running-heads", reason: "page number")
    let layout = pages([line("一", 0), number, line("二", 0)], paragraphs: [[0, 2]])[0]
    #expect(
      layout.blocks.map { $0.parts.map(\.role.name) } == [["body"], ["page-number"], ["body"]])
    #expect(layout.readingOrder == [0, 2])
  }

  @Test func `the reading order is that of the paragraphs`() {
    let layout = pages([line("注", 0), line("文", 1)], paragraphs: [[1], [0]])[0]
    #expect(layout.readingOrder == [1, 0])
  }

  @Test(arguments: [
    ("running head", LayoutRole.header), ("running foot", .footer), ("page number", .pageNumber),
    ("read twice, page 3", .leftOut),
  ])
  func `a line is what its operator says of it`(reason: String, role: LayoutRole) {
    #expect(LayoutRole(Drop(stage: "a", reason: reason)) == role)
  }

  @Test func `a line without a printed character is left out`() {
    let layout = pages([line("", 0), line(" \u{3000}\u{1}", 0), line("一", 0)], paragraphs: [])[0]
    #expect(layout.blocks.map { $0.parts.map(\.lines) } == [[[2]]])
  }

  @Test func `words are runs without white space, with or without glyphs`() {
    #expect(LayoutWord.words(of: " 第1章\u{3000}总 则\t").map(\.text) == ["第1章", "总", "则"])
    let glyphs = RepairedGlyphs.glyphs(of: LayoutSamples.line("a\u{A0}b c"), edits: [])
    let words = LayoutWord.words(of: glyphs)
    #expect(words.map(\.text) == ["a", "b", "c"])
    #expect(words[1].box == Box(left: 40, top: 0, right: 60, bottom: 20))
  }

  @Test func `boxes are kept on their page`() {
    let page = Page(number: 1, width: 10, height: 10, origin: .recognised)
    let box = DocumentLayout.fitted(Box(left: -5, top: 20, right: 50, bottom: 5), to: page)
    #expect(box == Box(left: 0, top: 10, right: 10, bottom: 10))
  }

  private func line(_ text: String, _ block: Int) -> TextLine { TextLine(text: text, block: block) }

  private func pages(_ lines: [TextLine], paragraphs: [[Int]]) -> [LayoutPage] {
    let document = Document(
      name: "a", kind: "pdf", pages: [Page(number: 1, origin: .recognised, lines: lines)],
      paragraphs: paragraphs.map { lines in
        Paragraph(kind: .body, text: "", lines: lines.map { LineReference(page: 0, line: $0) })
      })
    let layout = DocumentLayout(of: document)
    return document.pages.indices.map { layout.page($0) }
  }
}
