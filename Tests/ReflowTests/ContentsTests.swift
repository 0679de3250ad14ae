import DocumentModel
import Testing

@testable import Reflow

struct ContentsTests {
  private func read(_ document: Document) -> [Paragraph] {
    AssembleParagraphs().apply(to: NormaliseLeaders().apply(to: document)).paragraphs
  }

  /// A line of contents, its dots read as `dots`: low boxes between the title and the number at the
  /// right margin.
  private func entry(
    _ title: String, _ dots: String, _ number: String, row: Int, indent: Double = 0
  ) -> TextLine {
    let numberWidth = Double(number.count) / 2
    var line = Print.cells(
      [(indent, title), (Double(Print.columns) - numberWidth, number)], row: Double(row))
    let titleCount = title.unicodeScalars.count
    guard let left = line.glyphs[titleCount - 1].box.right as Int32?, !dots.isEmpty else {
      return line
    }
    let right = line.glyphs[titleCount].box.left
    let step = Double(right - left) / Double(dots.count)
    let low = dots.unicodeScalars.enumerated().map { index, scalar in
      let start = Int(Double(left) + Double(index) * step)
      let box = Box(
        left: start + 2, top: Int(line.glyphs[0].box.top) + 12,
        right: start + max(6, Int(step) - 4),
        bottom: Int(line.glyphs[0].box.top) + 16)
      return Glyph(scalar: scalar, box: box, confidence: 0.8)
    }
    var glyphs = line.glyphs
    glyphs.insert(contentsOf: low, at: titleCount)
    line = TextLine(text: title + dots + number, glyphs: glyphs, box: line.box)
    return line
  }

  @Test func `contents stay line by line with dots and page numbers`() {
    let dots = String(repeating: "…", count: 20)
    let lines = [
      Print.centred("目 录", row: 0, size: 1.5), entry("第一章 总则", dots, "1", row: 2),
      entry("第二章 管道更换", dots, "3", row: 3), entry("一、更换范围", dots, "12", row: 4, indent: 2),
    ]
    let paragraphs = read(Print.document(Print.page(1, lines)))
    #expect(paragraphs.map(\.kind) == [.heading, .contents, .contents, .contents])
    #expect(
      paragraphs.map(\.text)
        == ["目录", "第一章 总则\(dots)1", "第二章 管道更换\(dots)3", "一、更换范围\(dots)12"])
  }

  @Test func `a title that is broken before its last line is one entry`() {
    let title = "第三章 关于分批更换老旧供水管道和做好停水通知以及临时供水工作的若"
    let lines = [
      entry("第一章 总则", "............", "1", row: 0), Print.line(title, row: 1, width: 36),
      entry("干规定", "............", "5", row: 2, indent: 4),
    ]
    #expect(
      read(Print.document(Print.page(1, lines))).map(\.text).last == title + "干规定............5")
  }

  @Test func `dots that were read as letters become a leader, and the change is an edit`() {
    let lines = [
      entry("第一章 总则", "ennnnnnsnnne", "1", row: 0), entry("第二章 管道更换", ",somernesses", "3", row: 1),
      entry("附则", "", "12", row: 2),
    ]
    let document = NormaliseLeaders().apply(to: Print.document(Print.page(1, lines)))
    #expect(
      document.pages[0].lines.map(\.text) == ["第一章 总则……1", "第二章 管道更换……3", "附则……12"])
    #expect(document.edits.map(\.from) == ["ennnnnnsnnne", ",somernesses", ""])
    #expect(document.edits.map(\.offset) == [6, 8, 2])
    #expect(read(document).map(\.kind) == [.contents, .contents, .contents])
  }

  @Test func `one line with a gap and a number is no table of contents`() {
    let document = Print.document(
      Print.page(1, Print.paragraph(Prose.long, row: 0) + [entry("合计", "", "12", row: 4)]))
    #expect(NormaliseLeaders().apply(to: document) == document)
  }

  @Test func `prose that ends in a number at the margin stays as it is`() {
    let text = String(Prose.long.prefix(34))
    let lines = (0..<3).map { Print.cells([(0, text), (35, "12")], row: Double($0)) }
    let document = Print.document(Print.page(1, [Print.centred("目录", row: -2)] + lines))
    #expect(NormaliseLeaders().apply(to: document) == document)
  }

  @Test func `contents of a text file stay line by line`() {
    let lines = ["目录", "第一章 总则......1", "第二章 他说：“停水。”......3", "附则......12", "第一章 总则", Prose.long]
    let paragraphs = read(Print.textFile(lines))
    #expect(paragraphs.map(\.text) == lines)
    #expect(
      paragraphs.map(\.kind) == [.heading, .contents, .contents, .contents, .heading, .body])
  }
}
