import DocumentModel
import Reflow
import Testing

struct TableRowTests {
  private func texts(_ pages: [TextLine]...) -> [String] {
    read(pages).map(\.text)
  }

  private func read(_ pages: [[TextLine]]) -> [Paragraph] {
    AssembleParagraphs().apply(
      to: Document(
        name: "a.pdf", kind: "pdf",
        pages: pages.enumerated().map { Print.page($0.offset + 1, $0.element) })
    ).paragraphs
  }

  private let head = [(2.0, "街道"), (12.0, "任务"), (24.0, "牵头"), (31.0, "时限")]

  @Test func `a cell over several lines is one cell`() {
    let lines =
      Print.paragraph(Prose.long, row: 0) + [
        Print.cells(head, row: 5),
        Print.cells([(8, "更换主管道并做好")], row: 6.8),
        Print.cells([(2, "东街"), (8, "沿街商户的停水告"), (24, "供水站"), (31, "五月")], row: 7.6),
        Print.cells([(8, "知工作")], row: 8.4),
        Print.cells([(2, "西街"), (8, "更换支管道"), (24, "居委会"), (31, "六月")], row: 10.2),
      ] + Print.paragraph(Prose.middle, row: 13)
    #expect(
      texts(lines) == [
        Prose.long, "街道\t任务\t牵头\t时限", "东街\t更换主管道并做好沿街商户的停水告知工作\t供水站\t五月", "西街\t更换支管道\t居委会\t六月",
        Prose.middle,
      ])
  }

  @Test func `the last cell of a table may go on below its row`() {
    let lines = [
      Print.cells(head, row: 0),
      Print.cells([(2, "东街"), (8, "更换主管道并做好沿街商户的"), (24, "供水站"), (31, "五月")], row: 2),
      Print.cells([(8, "停水告知工作")], row: 2.8),
    ]
    #expect(texts(lines).last == "东街\t更换主管道并做好沿街商户的停水告知工作\t供水站\t五月")
  }

  @Test func `empty cells keep their places`() {
    let lines = [
      Print.cells(head, row: 0), Print.cells([(2, "东街"), (12, "换管"), (31, "五月")], row: 1),
      Print.cells([(2, "西街"), (12, "换表"), (24, "居委会")], row: 2),
      Print.cells([(12, "检修"), (24, "供水站"), (31, "七月")], row: 3),
    ]
    #expect(
      texts(lines) == ["街道\t任务\t牵头\t时限", "东街\t换管\t\t五月", "西街\t换表\t居委会\t", "\t检修\t供水站\t七月"])
  }

  @Test func `a row whose cells stand close is parted where the columns are`() {
    let lines = [
      Print.cells(head, row: 0),
      Print.cells(
        [(2, "东街"), (8, "更换水表二百三十只逐户登记造"), (22.8, "供水站和居委会"), (31, "五月")], row: 1),
      Print.cells([(2, "西街"), (8, "换表"), (22.8, "供水站"), (31, "六月")], row: 2),
    ]
    #expect(texts(lines)[1] == "东街\t更换水表二百三十只逐户登记造\t供水站和居委会\t五月")
  }

  @Test func `a table goes on over the end of a page`() {
    let above =
      Print.paragraph(Prose.long, row: 0)
      + [
        Print.cells(head, row: 5),
        Print.cells([(2, "东街"), (12, "换管"), (24, "供水站"), (31, "五月")], row: 6),
      ]
    let below =
      [Print.cells([(2, "西街"), (12, "换表"), (31, "六月")], row: 0)]
      + Print.paragraph(Prose.middle, row: 2)
    let paragraphs = read([above, below])
    #expect(paragraphs.map(\.kind) == [.body, .tableRow, .tableRow, .tableRow, .body])
    #expect(paragraphs[3].text == "西街\t换表\t\t六月")
  }

  @Test func `signatures side by side are no table`() {
    let lines =
      Print.paragraph(Prose.long, row: 0) + [
        Print.cells([(3, "甲方（盖章）："), (21, "乙方（盖章）：")], row: 5),
        Print.cells([(3, "代表人："), (21, "代表人：")], row: 6),
        Print.cells([(3, "2023年5月8日"), (21, "2023年5月8日")], row: 7),
      ]
    #expect(!read([lines]).map(\.kind).contains(.tableRow))
  }

  @Test func `two columns of prose in one line each are no table`() {
    let lines = (0..<6).map { row in
      Print.cells(
        [
          (0, String(Prose.long.dropFirst(row * 8).prefix(16))),
          (19, String(Prose.middle.prefix(16))),
        ], row: Double(row))
    }
    #expect(!read([lines]).map(\.kind).contains(.tableRow))
  }

  @Test func `a wide gap in one line of prose is no table`() {
    let lines = [
      Print.cells([(2, "东街"), (12, "停水两天")], row: 0), Print.cells([(0, "请各户储水。")], row: 1),
    ]
    #expect(!read([lines]).map(\.kind).contains(.tableRow))
  }

  @Test func `the order of cells holds all characters of the lines`() {
    let lines = [
      Print.cells(head, row: 0), Print.cells([(8, "更换主管道并做好"), (24, "供水站和")], row: 1.8),
      Print.cells([(2, "东街"), (8, "停水告知"), (24, "居委会"), (31, "五月")], row: 2.6),
      Print.cells([(2, "西街"), (8, "换表"), (24, "供水站"), (31, "六月")], row: 4.4),
    ]
    let paragraphs = read([lines])
    let before = lines.flatMap(\.text.unicodeScalars).map(\.value).sorted()
    let after = paragraphs.flatMap(\.text.unicodeScalars).filter { $0 != "\t" }.map(\.value)
      .sorted()
    #expect(before == after)
    #expect(paragraphs[1].lines.map(\.line) == [1, 2])
  }

  @Test func `rows of a text keep their first empty cells and reflow to themselves`() {
    let lines = ["街道\t户数\t吨", "\t120\t86", "西街\t98", "合计\t\t"]
    let once = AssembleParagraphs().apply(to: Print.textFile(lines)).paragraphs.map(\.text)
    #expect(once == ["街道\t户数\t吨", "\t120\t86", "西街\t98\t", "合计\t\t"])
    #expect(AssembleParagraphs().apply(to: Print.textFile(once)).paragraphs.map(\.text) == once)
  }

  @Test func `very many cells take time in proportion`() {
    let line = String(repeating: "水\t", count: 100_000) + "水"
    let clock = ContinuousClock()
    var rows = 0
    let time = clock.measure {
      rows = AssembleParagraphs().apply(to: Print.textFile([line, line])).paragraphs.count
    }
    #expect(rows == 2)
    #expect(time < .seconds(20))
  }

  @Test func `one row of thousands of cells does not blow up thousands of short ones`() {
    let lines =
      [String(repeating: "水\t", count: 4000) + "水"]
      + Array(repeating: "甲\t乙", count: 4000)
    let paragraphs = AssembleParagraphs().apply(to: Print.textFile(lines)).paragraphs
    #expect(paragraphs.count == 4001)
    #expect(paragraphs.reduce(0) { $0 + $1.text.unicodeScalars.count } < 30_000)
  }

  @Test func `a gap before a comma parts no cells: what stood in it was not read`() {
    let lines =
      Print.paragraph(Prose.long, row: 0) + [
        Print.cells([(2, "东街"), (8, "，更换主管道并做好沿街商户的停水"), (29, "，告知居民")], row: 6),
        Print.cells([(2, "西街"), (8, "，更换支管道并做好沿街商户的停水"), (29, "，告知商户")], row: 7),
      ]
    #expect(!texts(lines).contains { $0.contains("\t") })
  }
}
