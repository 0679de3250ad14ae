import DocumentModel
import Reflow
import Testing

struct RuledRowTests {
  /// A page of lines of print and a table whose rules stand above and below the rows given, and left of the characters
  /// given.
  private func page(_ lines: [TextLine], rows: [Int], columns: [Int]) -> Page {
    var page = Print.page(1, lines)
    let levels = rows.map { 190 + $0 * 41 - 10 }
    let uprights = columns.map { Print.left + $0 * Print.em - 6 }
    page.rules =
      levels.map {
        Box(left: uprights[0] - 2, top: $0, right: (uprights.last ?? 0) + 2, bottom: $0 + 3)
      }
      + uprights.map {
        Box(left: $0 - 2, top: levels[0], right: $0 + 1, bottom: (levels.last ?? 0) + 3)
      }
    return page
  }

  private func read(_ page: Page) -> [Paragraph] {
    AssembleParagraphs().apply(to: Print.document(page)).paragraphs
  }

  @Test func `each line goes to its cell, however close the columns are`() {
    let lines =
      Print.paragraph(Prose.long, row: 0) + [
        Print.cells([(0, "东街供水站负责更换"), (9.3, "1200")], row: 6),
        Print.cells([(0, "西街"), (12, "35")], row: 8),
        Print.line("北街的支管道由居委", row: 10), Print.line("会更换", row: 11),
        Print.line("18", row: 10, indent: 12),
      ] + Print.paragraph(Prose.middle, row: 14)
    let paragraphs = read(page(lines, rows: [6, 8, 10, 12], columns: [0, 9, 18]))
    #expect(
      paragraphs.map(\.text) == [
        Prose.long, "东街供水站负责更换\t1200", "西街\t35", "北街的支管道由居委会更换\t18", Prose.middle,
      ])
    #expect(paragraphs.map(\.kind)[1...3] == [.tableRow, .tableRow, .tableRow])
  }

  @Test func `an empty cell keeps its place, and repairs do not move the cells`() throws {
    var last = Print.cells([(0, "南街停氺"), (9.3, "五月"), (18.3, "已完成")], row: 8)
    last.text = "南街停水了五月已完成"
    let lines = [Print.cells([(0, "北街"), (18.5, "未完成")], row: 6), last]
    var document = Print.document(page(lines, rows: [6, 8, 10], columns: [0, 9, 18, 27]))
    document.edits = [
      Edit(
        stage: "repair", rule: "t:1", line: LineReference(page: 0, line: 1), offset: 3, from: "氺",
        to: "水了")
    ]
    let texts = AssembleParagraphs().apply(to: document).paragraphs.map(\.text)
    #expect(texts == ["北街\t\t未完成", "南街停水了\t五月\t已完成"])
  }

  @Test func `a label down its cell is a cell of the row`() {
    var label = Print.line("申请人", row: 6, left: 60)
    label.box = Box(left: 60, top: 440, right: 84, bottom: 515)
    label.isOrthogonal = true
    let lines = [label, Print.line("姓名、年龄、住址和", row: 6), Print.line("电话", row: 7)]
    #expect(
      read(page(lines, rows: [6, 8], columns: [-6, 0, 18])).map(\.text) == ["申请人\t姓名、年龄、住址和电话"])
  }

  @Test func `prose in a cell keeps its paragraphs`() {
    let prose = Print.paragraph(Prose.long + Prose.middle + Prose.long + Prose.middle, row: 4)
    #expect(prose.count > 8)
    let lines = [Print.line("意见", row: 3, left: 40)] + prose + Print.paragraph(Prose.short, row: 20)
    let sheet = page(lines, rows: [2, 18], columns: [-6, 0, 37])
    let paragraphs = read(sheet)
    #expect(paragraphs.allSatisfy { $0.kind != .tableRow })
    #expect(paragraphs.suffix(2).map(\.text).last == Prose.short)
  }

  @Test func `a paragraph goes on behind a table`() {
    let body = Print.paragraph(Prose.long, row: 0)
    let lines =
      Array(body.prefix(2)) + [Print.cells([(0, "东街"), (9.3, "12")], row: 3)]
      + body.dropFirst(2).enumerated().map { Print.line($1.text, row: 6 + $0) }
    #expect(
      read(page(lines, rows: [3, 5], columns: [0, 9, 18])).map(\.text) == [Prose.long, "东街\t12"])
  }
}
