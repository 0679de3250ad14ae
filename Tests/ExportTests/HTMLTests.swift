import DocumentModel
import Export
import Testing

struct HTMLTests {
  /// The lines inside `article`.
  private func article(_ document: Document, _ exporter: HTML = HTML()) throws -> [String] {
    let text = try MemorySink.text(of: document, as: exporter)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex { $0 == "<article>" })
    let end = try #require(lines.firstIndex { $0 == "</article>" })
    return Array(lines[(start + 1)..<end])
  }

  @Test func `kinds of paragraphs become the elements that HTML has for them`() throws {
    #expect(
      try article(
        Document(
          (.title, "供水管理办法"), (.documentNumber, "清政发〔2023〕7号"), (.heading, "第一章 总则"),
          (.heading, "一、目的"), (.body, "甲 < 乙"), (.caption, "图1 管网"), (.footnote, "注一"),
          (.footnote, "注二"), (.signature, "水务局"), (.date, "2023年5月8日")))
        == [
          "<h1 id=\"s1\">供水管理办法</h1>", "<p class=\"document-number\">清政发〔2023〕7号</p>",
          "<h2 id=\"s2\" class=\"chapter\">第一章 总则</h2>", "<h3 id=\"s3\">一、目的</h3>",
          "<p>甲 &lt; 乙</p>", "<p class=\"caption\">图1 管网</p>",
          "<aside class=\"footnote\"><p>注一</p><p>注二</p></aside>",
          "<p class=\"signature\">水务局</p>", "<p class=\"date\">2023年5月8日</p>",
        ])
  }

  @Test func `a letterhead is no heading`() throws {
    #expect(
      try article(
        Document((.title, "水务局文件"), (.documentNumber, "清水〔2023〕7号"), (.title, "通知")))
        == [
          "<p class=\"letterhead\">水务局文件</p>",
          "<p class=\"document-number\">清水〔2023〕7号</p>", "<h1 id=\"s1\">通知</h1>",
        ])
  }

  @Test func `items whose numbers follow each other are an ordered list, others are not`() throws {
    #expect(
      try article(Document((.listItem, "3、甲"), (.listItem, "4、乙")))
        == ["<ol class=\"list\" start=\"3\"><li>3、甲</li><li>4、乙</li></ol>"])
    #expect(
      try article(Document((.listItem, "• 甲"), (.listItem, "1、乙")))
        == ["<ul class=\"list\"><li>• 甲</li><li>1、乙</li></ul>"])
  }

  @Test func `a table is a figure with its captions and a head`() throws {
    #expect(
      try article(Document((.caption, "表1"), (.tableRow, "户\t吨"), (.tableRow, "甲\t3")))
        == [
          "<figure><figcaption><p>表1</p></figcaption><table><thead><tr><th scope=\"col\">户</th>"
            + "<th scope=\"col\">吨</th></tr></thead>",
          "<tbody><tr><td>甲</td><td>3</td></tr></tbody>", "</table></figure>",
        ])
    #expect(
      try article(Document((.tableRow, "户\t"))) == [
        "<figure><table><tbody><tr><td>户</td><td></td></tr></tbody>", "</table></figure>",
      ])
  }

  @Test func `lines of contents keep title, dots and page`() throws {
    #expect(
      try article(Document((.contents, "总则……3"), (.contents, "附则")))
        == [
          "<ul class=\"contents\"><li><span>总则</span><span class=\"leader\"> …… </span>"
            + "<span>3</span></li><li>附则</li></ul>"
        ])
  }

  @Test func `a page that was not read stands out, a remark on a line does not`() throws {
    var document = Document((.placeholder, "[第 3 页未能识别：图像无法解码]"), (.placeholder, "[页码：3]"))
    document.paragraphs[1].lines = [LineReference(page: 0, line: 0)]
    #expect(
      try article(document)
        == [
          "<p class=\"placeholder\" role=\"note\">[第 3 页未能识别：图像无法解码]</p>",
          "<p class=\"remark\">[页码：3]</p>",
        ])
  }

  @Test func `headings are listed from four on, each level inside the one above`() throws {
    let headings: [(Paragraph.Kind, String)] = [
      (.heading, "（一）前"), (.heading, "一、甲"), (.heading, "（一）乙"), (.heading, "1、丙"),
      (.heading, "（二）丁"),
      (.heading, "二、戊"),
    ]
    var document = Document(
      name: "a", kind: "pdf", paragraphs: headings.map { Paragraph(kind: $0.0, text: $0.1) })
    let list =
      "<ol><li><a href=\"#s1\">（一）前</a></li><li><a href=\"#s2\">一、甲</a><ol><li>"
      + "<a href=\"#s3\">（一）乙</a><ol><li><a href=\"#s4\">1、丙</a></li></ol>\n</li><li>"
      + "<a href=\"#s5\">（二）丁</a></li></ol>\n</li><li><a href=\"#s6\">二、戊</a></li></ol>\n"
    #expect(try MemorySink.text(of: document, as: HTML()).contains(list))
    var plain = HTML()
    plain.listHeadings = false
    #expect(!(try MemorySink.text(of: document, as: plain).contains("<nav")))
    document.paragraphs.removeLast(3)
    #expect(!(try MemorySink.text(of: document, as: HTML()).contains("<nav")))
  }

  @Test func `marks of the original's pages stand where a paragraph begins on one, if asked for`()
    throws
  {
    let lines = [TextLine(text: "甲"), TextLine(text: "乙")]
    let document = Document(
      name: "a", kind: "pdf",
      pages: [
        Page(number: 1, origin: .recognised, lines: lines),
        Page(number: 3, origin: .recognised, lines: lines),
      ])
    #expect(try article(document) == ["<p>甲</p>", "<p>乙</p>", "<p>甲</p>", "<p>乙</p>"])
    var exporter = HTML()
    exporter.pageAnchors = true
    func mark(_ page: Int) -> String {
      "<span id=\"page-\(page)\" class=\"page\" role=\"doc-pagebreak\" aria-label=\"\(page)\"></span>"
    }
    #expect(
      try article(document, exporter)
        == ["<p>\(mark(1))甲</p>", "<p>乙</p>", "<p>\(mark(3))甲</p>", "<p>乙</p>"])
  }

  @Test func `the file says its language and has styles for the dark and for paper`() throws {
    let text = try MemorySink.text(of: Document((.title, "甲")), as: HTML())
    #expect(
      text.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head><meta charset=\"utf-8\""))
    #expect(text.contains("<title>甲</title>"))
    #expect(text.contains("@media (prefers-color-scheme: dark)"))
    #expect(text.contains("@media print"))
  }

  @Test func `nasty text keeps the markup well-formed and is written block by block`() throws {
    var sink: any ByteSink = MemorySink()
    try HTML().export(.nasty(), to: &sink)
    let memory = try #require(sink as? MemorySink)
    let text = String(decoding: memory.bytes, as: UTF8.self)
    #expect(isWellFormed(text.replacing("<!DOCTYPE html>\n", with: "")))
    #expect(text.contains("1 &lt; 2 &amp; &quot;乙&quot; ']]&gt; --&gt; &lt;/p&gt;"))
    #expect(text.contains("𠮷野家 👨‍👩‍👧"))
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    #expect(!text.unicodeScalars.contains { $0.value & 0xFFFE == 0xFFFE || $0.value == 0xFDD0 })
    var small: any ByteSink = MemorySink()
    try HTML().export(.nasty(longest: 10), to: &small)
    #expect((small as? MemorySink)?.largestWrite ?? .max < 10_000)
  }
}
