import DocumentModel
import Reflow
import Testing

struct FloatTests {
  private func read(_ pages: [[TextLine]]) -> [Paragraph] {
    AssembleParagraphs().apply(
      to: Document(
        name: "a.pdf", kind: "pdf",
        pages: pages.enumerated().map { Print.page($0.offset + 1, $0.element) })
    ).paragraphs
  }

  /// Two pages with a paragraph over the page's end, and what stands between its parts.
  private func pages(between lines: [TextLine], _ more: [TextLine] = []) -> [[TextLine]] {
    let text = Print.paragraph(Prose.long, row: 28)
    let above =
      Print.paragraph(Prose.long, row: 22) + Print.paragraph(Prose.middle, row: 26)
      + text.prefix(2) + lines
    let first = more.count
    let below = text.dropFirst(2).enumerated().map { Print.line($1.text, row: first + $0) }
    return [above, more + below + Print.paragraph(Prose.middle, row: first + 4)]
  }

  private let notes = [
    Print.line("① 名单由镇政府办公室汇总，每季度更新一次，见镇政府公告栏。", row: 32, indent: 1, size: 0.8),
    Print.line("② 见《清溪镇供水管理办法》第十二条。", row: 33, indent: 1, size: 0.8),
  ]

  @Test func `footnotes at the foot of a page stand behind the paragraph that goes on`() {
    let paragraphs = read(pages(between: notes))
    #expect(
      paragraphs.map(\.text)
        == [Prose.long, Prose.middle, Prose.long, notes[0].text, notes[1].text, Prose.middle].map {
          $0.replacing(" ", with: "")
        })
    #expect(paragraphs.map(\.kind) == [.body, .body, .body, .footnote, .footnote, .body])
    #expect(paragraphs[2].lines.map(\.page) == [0, 0, 1, 1])
  }

  @Test func `a page number dropped below the notes and a misread mark make no difference`() {
    var foot = Print.centred("- 1 -", row: 36)
    foot.drop = Drop(stage: "drop-running-heads", reason: "page number")
    let misread = Print.line("名名单由镇政府办公室汇总，每季度更新一次，见镇政府公告栏。", row: 32, indent: 1, size: 0.8)
    let paragraphs = read(pages(between: [misread, foot]))
    #expect(
      paragraphs.map(\.text) == [Prose.long, Prose.middle, Prose.long, misread.text, Prose.middle])
  }

  @Test func `small print that the body goes on below is no footnote`() {
    let lines =
      Print.paragraph(Prose.long, row: 0) + [
        Print.line("名单由镇政府办公室汇总，每季度更新一次。", row: 5, indent: 2, size: 0.8)
      ] + Print.paragraph(Prose.middle, row: 7)
    #expect(!read([lines]).map(\.kind).contains(.footnote))
  }

  @Test func `an item of a list at the foot of a page is no footnote`() {
    let lines =
      Print.paragraph(Prose.long, row: 20) + Print.paragraph(Prose.middle, row: 24)
      + [Print.line("①东街；", row: 33, indent: 2), Print.line("②西街。", row: 34, indent: 2)]
    #expect(read([lines]).map(\.kind).suffix(2) == [.listItem, .listItem])
  }

  @Test func `a caption inside a paragraph stands behind it`() {
    let text = Print.paragraph(Prose.long, row: 2)
    let lines =
      Print.paragraph(Prose.short, row: 1) + text.prefix(1)
      + [Print.centred("图1 停水街道示意图", row: 12)]
      + text.dropFirst().enumerated().map { Print.line($1.text, row: 14 + $0) }
    let paragraphs = read([lines])
    #expect(paragraphs.map(\.text) == [Prose.short, Prose.long, "图1停水街道示意图"])
    #expect(paragraphs.map(\.kind) == [.body, .body, .caption])
  }

  /// A column of characters 25 pixels high at `left`, from the top of a row.
  private func column(_ text: String, left: Int, row: Int, indent: Int = 0) -> TextLine {
    let top = 190 + row * 41 + indent * 25
    var line = TextLine(
      text: text,
      box: Box(left: left, top: top, right: left + 24, bottom: top + text.count * 25), block: 9)
    line.isOrthogonal = true
    return line
  }

  @Test func `columns inside a paragraph stand behind it, joined by their own shape`() {
    let body = Print.paragraph(Prose.long + Prose.middle, row: 0)
    let inset = [
      column("此路长三里，宽两丈，", left: 1190, row: 4, indent: 2),
      column("众人合力修成，用了两年整", left: 1150, row: 4),
      column("，没有停过工。", left: 1110, row: 4),
    ]
    let lines = Array(body.prefix(2)) + inset + body.dropFirst(2)
    let inColumns = "此路长三里，宽两丈，众人合力修成，用了两年整，没有停过工。"
    #expect(read([lines]).map(\.text) == [Prose.long + Prose.middle, inColumns])
  }

  @Test func `a caption behind a finished sentence stays in its place`() {
    let lines =
      Print.paragraph(Prose.long, row: 0) + [Print.centred("图1 停水街道示意图", row: 12)]
      + Print.paragraph(Prose.middle, row: 14)
    #expect(read([lines]).map(\.text) == [Prose.long, "图1停水街道示意图", Prose.middle])
  }

  @Test func `a paragraph is not joined over a page that was not read`() {
    let made = pages(between: notes)
    let document = Print.document(
      Print.page(1, made[0]), Page(number: 2, origin: .failed, failure: .timedOut(seconds: 60)),
      Print.page(3, made[1]))
    #expect(
      AssembleParagraphs().apply(to: document).paragraphs.map(\.kind)
        == [.body, .body, .body, .footnote, .footnote, .placeholder, .body, .body])
  }
}
