import DocumentModel
import Testing

@testable import Export

struct BlockTests {
  private func shapes(_ paragraphs: (Paragraph.Kind, String)...) -> [String] {
    Block.blocks(of: paragraphs.map { Paragraph(kind: $0.0, text: $0.1) }).map {
      "\($0.kind) \($0.captions.count)+\($0.paragraphs.count)"
    }
  }

  @Test func `runs of rows, items, contents and notes are one block, paragraphs are not`() {
    #expect(
      shapes(
        (.body, "甲"), (.body, "乙"), (.listItem, "1、"), (.listItem, "2、"), (.tableRow, "a"),
        (.tableRow, "b"), (.footnote, "注"), (.contents, "一"), (.contents, "二"))
        == ["body 0+1", "body 0+1", "listItem 0+2", "tableRow 0+2", "footnote 0+1", "contents 0+2"])
  }

  @Test func `captions right over a table belong to it, others stand alone`() {
    #expect(
      shapes(
        (.caption, "图1"), (.body, "甲"), (.caption, "表1"), (.caption, "单位：吨"), (.tableRow, "a"),
        (.caption, "图2"))
        == ["caption 0+1", "body 0+1", "tableRow 2+1", "caption 0+1"])
  }

  @Test func `paragraphs without text part nothing`() {
    #expect(
      shapes((.listItem, "1、甲"), (.body, " \u{1}"), (.listItem, "2、乙")) == ["listItem 0+2"])
    #expect(shapes((.body, "")) == [])
  }

  @Test(arguments: [
    (["1、甲", "2、乙"], true), (["（九）甲", "（十）乙", "（十一）丙", "（十二）丁"], true), (["①", "②"], true),
    (["十九、甲", "二十、乙", "二十一、丙"], true), (["3. 甲"], true), (["1、甲", "3、乙"], false),
    (["1、甲", "2. 乙"], false), (["（一）甲", "(二)乙"], false), (["1、甲", "二、乙"], false),
    (["• 甲"], false), (["2023年"], false), (["十"], false), (["10000、"], false), ([], false),
  ])
  func `a list is numbered when each item's number follows the one before`(
    items: [String], expected: Bool
  ) {
    #expect(ListMark.areNumbered(items) == expected)
  }

  @Test func `short rows get empty cells, and columns widths by their content`() {
    let cells = TableCells(
      [Paragraph(kind: .tableRow, text: "名\t说明"), Paragraph(kind: .tableRow, text: "甲")][...])
    #expect(cells.rows == [["名", "说明"], ["甲", ""]])
    let wide = TableCells([Paragraph(kind: .tableRow, text: "名\t一二三四五六七八九十一二三四五六七八")][...])
    #expect(wide.widths(of: 1000) == [142, 857])
    #expect([wide.isProse(column: 0), wide.isProse(column: 1)] == [false, true])
  }

  @Test func `a letterhead is a title that ends in 文件 over the number, and is not the title`() {
    func title(_ paragraphs: (Paragraph.Kind, String)...) -> String {
      let blocks = Block.blocks(of: paragraphs.map { Paragraph(kind: $0.0, text: $0.1) })
      return Document(name: "a.pdf", kind: "pdf").title(in: blocks)
    }
    #expect(
      title((.title, "水务局文件"), (.documentNumber, "清水〔2023〕7号"), (.title, "关于供水的通知")) == "关于供水的通知")
    #expect(title((.title, "水务局文件"), (.title, "关于供水的通知")) == "水务局文件")
    #expect(title((.title, "供水办法"), (.documentNumber, "清水〔2023〕7号")) == "供水办法")
  }

  @Test(arguments: [
    ("第一章 总则", true), ("第 三 节", true), ("第12编", true), ("第一条 甲", false), ("第", false),
    ("章第一章", false),
    ("第章", false),
  ])
  func `headings of parts, chapters and sections are told from others`(
    text: String, expected: Bool
  ) {
    #expect(ChapterHeading.isOne(text) == expected)
  }

  @Test(arguments: [
    ("2024/a.b.pdf", "a.b"), ("a", "a"), (".pdf", ".pdf"), ("", "无题"), ("甲\n乙.png", "甲 乙"),
  ])
  func `without a title paragraph the file's name is the title`(name: String, expected: String) {
    #expect(Document(name: name, kind: "pdf").title(in: []) == expected)
    let title = Block.blocks(of: [Paragraph(kind: .title, text: "办法\u{1}")])
    #expect(Document(name: name, kind: "pdf").title(in: title) == "办法")
  }
}
