import DocumentModel
import Testing

@testable import Reflow

@Suite struct DropStrayCharactersTests {
  private let body = Print.paragraph(
    "为了有效地防范特大安全事故的发生，严肃追究特大安全事故的行政责任，保障人民群众生命、财产安全，制定本规定。", row: 0)

  private func line(_ text: String, _ boxes: [Box]) -> TextLine {
    let glyphs = zip(text.unicodeScalars, boxes).map { scalar, box in
      Glyph(scalar: scalar, box: box, confidence: 0.6)
    }
    let whole = boxes.dropFirst().reduce(boxes[0]) { union, box in
      Box(
        left: Int(min(union.left, box.left)), top: Int(min(union.top, box.top)),
        right: Int(max(union.right, box.right)), bottom: Int(max(union.bottom, box.bottom)))
    }
    return TextLine(text: text, glyphs: glyphs, box: whole, block: 9)
  }

  private func withGlyphs(_ lines: [TextLine]) -> [TextLine] {
    lines.map { line in
      var line = line
      line.glyphs = line.text.unicodeScalars.map {
        Glyph(scalar: $0, box: line.box ?? Box(left: 0, top: 0, right: 1, bottom: 1), confidence: 1)
      }
      return line
    }
  }

  private func dropped(_ lines: [TextLine]) -> [String] {
    DropStrayCharacters().apply(to: Print.document(Print.page(1, lines))).pages[0].lines
      .filter { $0.drop != nil }.map(\.text)
  }

  @Test func `a character stretched over a shadow is left out and said so`() {
    let stray = line("和", [Box(left: 900, top: 10, right: 1220, bottom: 90)])
    let document = DropStrayCharacters().apply(
      to: Print.document(Print.page(1, withGlyphs(body) + [stray])))
    let drop = document.pages[0].lines.last?.drop
    #expect(drop?.stage == "drop-stray-characters")
    #expect(document.pages[0].lines.dropLast().allSatisfy { $0.drop == nil })
  }

  @Test func `a rule read as 一 is left out, the heading 一 stays`() {
    let rule = line("一", [Box(left: 200, top: 700, right: 700, bottom: 704)])
    let heading = line("一", [Box(left: 600, top: 900, right: 625, bottom: 904)])
    #expect(dropped(withGlyphs(body) + [rule, heading]) == ["一"])
    #expect(dropped(withGlyphs(body) + [heading]).isEmpty)
    #expect(dropped([heading]).isEmpty)
  }

  @Test func `letters read into the smear at an edge are left out, a large figure stays`() {
    let smear = line(
      "Sr",
      [
        Box(left: 20, top: 600, right: 35, bottom: 690),
        Box(left: 35, top: 600, right: 50, bottom: 690),
      ])
    let initial = line("I", [Box(left: 170, top: 600, right: 190, bottom: 670)])
    #expect(dropped(withGlyphs(body) + [smear, initial]) == ["Sr"])
  }

  @Test func `large and spaced titles stay`() {
    let large = line("令", [Box(left: 500, top: 50, right: 640, bottom: 180)])
    let spaced = line(
      "通知",
      [
        Box(left: 300, top: 100, right: 340, bottom: 140),
        Box(left: 800, top: 100, right: 840, bottom: 140),
      ])
    #expect(dropped(withGlyphs(body) + [large]).isEmpty)
    #expect(dropped(withGlyphs(body) + [spaced]).isEmpty)
  }

  @Test func `a page with nothing else loses it too`() {
    let stray = line("了", [Box(left: 0, top: 0, right: 900, bottom: 120)])
    #expect(dropped([stray]) == ["了"])
  }
}
