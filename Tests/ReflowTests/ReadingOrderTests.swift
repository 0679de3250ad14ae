import DocumentModel
import Reflow
import Testing

struct ReadingOrderTests {
  private static let right = Print.left + 19 * Print.em
  private static let width = 17

  private let texts = [
    Prose.long + Prose.middle, Prose.middle + Prose.long, "二、停水期间的临时供水安排与联络办法",
    Prose.long + Prose.short,
    Prose.middle + Prose.middle,
  ]

  /// Two columns, a heading across both, and two columns again, line for line as `order` has them.
  private func page(_ order: ([[TextLine]]) -> [TextLine]) -> Document {
    let above = [
      Print.column(texts[0], row: 0, width: Self.width),
      Print.column(texts[1], row: 0, width: Self.width, left: Self.right),
    ]
    let heading = [Print.centred(texts[2], row: 11, size: 1.2)]
    let below = [
      Print.column(texts[3], row: 13, width: Self.width),
      Print.column(texts[4], row: 13, width: Self.width, left: Self.right),
    ]
    return Print.document(Print.page(1, order(above + [heading] + below)))
  }

  private func read(_ document: Document) -> [String] {
    AssembleParagraphs().apply(to: document).paragraphs.map(\.text)
  }

  @Test func `a heading across both columns parts a page into bands`() {
    let document = page { $0.flatMap(\.self) }
    #expect(read(document) == texts)
    #expect(AssembleParagraphs().apply(to: document).paragraphs[2].kind == .heading)
  }

  @Test func `columns read past the heading are put in order`() {
    #expect(read(page { $0[0] + $0[3] + $0[1] + $0[4] + $0[2] }) == texts)
    #expect(read(page { $0[2] + $0[0] + $0[3] + $0[1] + $0[4] }) == texts)
  }

  @Test func `columns read row by row are put in order`() {
    let document = page { parts in
      parts.flatMap(\.self).enumerated().sorted {
        ($0.element.box?.top ?? 0, $0.element.box?.left ?? 0)
          < ($1.element.box?.top ?? 0, $1.element.box?.left ?? 0)
      }.map(\.element)
    }
    #expect(read(document) == texts)
  }

  @Test func `a line that runs into the gutter parts nothing`() {
    var document = page { [$0[0], $0[1]].flatMap(\.self) }
    let wide = Print.line(document.pages[0].lines[3].text, row: 3, width: 18.5)
    document.pages[0].lines[3] = wide
    #expect(read(document) == [texts[0], texts[1]])
  }

  @Test func `one column keeps the order in which it was read`() {
    let lines = Print.paragraph(Prose.long, row: 5) + Print.paragraph(Prose.middle, row: 0)
    #expect(read(Print.document(Print.page(1, lines))) == [Prose.long, Prose.middle])
  }
}
