import DocumentModel
import Export
import Testing

struct TextLayerTests {
  private func line(_ raw: String, text: String? = nil, top: Int = 0, boxes: [Box]? = nil)
    -> TextLine
  {
    let scalars = Array(raw.unicodeScalars)
    let boxes =
      boxes
      ?? scalars.indices.map { Box(left: $0 * 20, top: top, right: $0 * 20 + 18, bottom: top + 20) }
    var line = TextLine(
      text: raw, glyphs: zip(scalars, boxes).map { Glyph(scalar: $0, box: $1, confidence: 1) },
      box: Box(left: 0, top: top, right: 400, bottom: top + 20))
    if let text { line.text = text }
    return line
  }

  private func page(_ lines: TextLine...) -> Page {
    Page(
      number: 1, width: 400, height: 600, dpi: 72, origin: .recognised, lines: lines,
      toSource: .identity)
  }

  private func runs(_ page: Page, paragraphs: [Paragraph] = [], text: TextLayer.Text = .repaired)
    -> [LayerRun]
  {
    let document = Document(name: "a.pdf", kind: "pdf", pages: [page], paragraphs: paragraphs)
    return TextLayer.pages(of: document, text: text)[0].runs
  }

  @Test func `a line is one run around its glyphs`() {
    #expect(
      runs(page(line("提咼", text: "提高")))
        == [LayerRun(text: "提高", box: Box(left: 0, top: 0, right: 38, bottom: 20))])
  }

  @Test func `the raw text can be had as well`() {
    #expect(runs(page(line("提咼", text: "提高")), text: .raw).map(\.text) == ["提咼"])
  }

  @Test func `a wide gap parts cells, whose boxes do not reach over it`() {
    let boxes = [0, 20, 200, 220].map { Box(left: $0, top: 0, right: $0 + 18, bottom: 20) }
    #expect(
      runs(page(line("甲乙丙丁", boxes: boxes)))
        == [
          LayerRun(text: "甲乙", box: Box(left: 0, top: 0, right: 38, bottom: 20)),
          LayerRun(text: "丙丁", box: Box(left: 200, top: 0, right: 238, bottom: 20)),
        ])
  }

  @Test func `a character that repair put in lies in the run of its neighbours`() {
    #expect(
      runs(page(line("北市", text: "北京市")))
        == [LayerRun(text: "北京市", box: Box(left: 0, top: 0, right: 38, bottom: 20))])
  }

  @Test func `characters that were replaced stand where the ones read in their place do`() {
    #expect(
      runs(page(line("甲", text: "一二")))
        == [LayerRun(text: "一二", box: Box(left: 0, top: 0, right: 18, bottom: 20))])
    #expect(runs(page(line("一二\t甲", text: "乙\t甲"))).map(\.text) == ["乙", "甲"])
  }

  @Test func `lines come in the order of the paragraphs, without those that were dropped`() {
    var head = line("页眉")
    head.drop = Drop(stage: "drop-running-heads", reason: "running head")
    let page = page(head, line("脚注", top: 30), line("正文", top: 60))
    let paragraphs = [
      Paragraph(kind: .body, text: "正文", lines: [LineReference(page: 0, line: 2)]),
      Paragraph(kind: .footnote, text: "脚注", lines: [LineReference(page: 0, line: 1)]),
    ]
    #expect(runs(page, paragraphs: paragraphs).map(\.text) == ["正文", "脚注"])
  }

  @Test func `a page that could not be read says why`() throws {
    let failed = Page(number: 2, origin: .failed, failure: .timedOut(seconds: 60))
    let document = Document(name: "a.pdf", kind: "pdf", pages: [page(line("一")), failed])
    let shown = TextLayer.pages(of: document)[1]
    #expect(shown.isVisible)
    #expect(shown.runs.map(\.text).joined().hasPrefix("[第 2 页未能识别："))
  }

  @Test func `a text without pages is set on sheets of A4`() {
    let body = String(repeating: "一二三四五六七八九，", count: 200)
    let document = Document(
      name: "a.txt", kind: "text",
      pages: [Page(number: 1, origin: .plainText, lines: [TextLine(text: body)])],
      paragraphs: [Paragraph(kind: .title, text: "题目"), Paragraph(kind: .body, text: body)])
    let pages = TextLayer.pages(of: document)
    #expect(pages.count == 2)
    #expect(pages.allSatisfy { $0.isVisible && $0.width == 595 })
    #expect(pages.flatMap(\.runs).map(\.text).joined() == "题目" + body)
    #expect(
      pages.flatMap(\.runs).allSatisfy { $0.box.right <= 595 - 40 && $0.box.bottom <= 842 - 60 })
    #expect(pages.flatMap(\.runs).allSatisfy { $0.text.first != "，" })
  }
}
