import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Intake

struct TextEncodingTests {
  private let sentence = "第一条　为了规范管理，制定本办法。"

  @Test func `UTF-8, UTF-16 and GB18030 are told apart`() throws {
    let gbk = try #require(sentence.data(using: String.Encoding(rawValue: 0x8000_0632)))
    let cases: [([UInt8], TextEncoding)] = [
      (Array(sentence.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + Array(sentence.utf8), .utf8),
      ([UInt8](gbk), .gb18030),
      (
        [0xFF, 0xFE] + sentence.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        .utf16LittleEndian
      ),
      (
        [0xFE, 0xFF] + sentence.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        .utf16BigEndian
      ),
    ]
    for (bytes, encoding) in cases {
      let decoded = TextEncoding.decode(bytes)
      #expect(decoded == .init(text: sentence, encoding: encoding, isLossy: false))
      #expect(TextEncoding.looksLikeText(bytes, isWhole: true))
    }
  }

  @Test func `UTF-16 without a mark is told by its line ends`() {
    let bytes = (sentence + "\r\n").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(TextEncoding.decode(bytes).text == sentence + "\r\n")
    #expect(TextEncoding.looksLikeText(bytes, isWhole: true))
  }

  @Test func `broken bytes cost their characters only`() throws {
    var gbk = [UInt8](try #require(sentence.data(using: String.Encoding(rawValue: 0x8000_0632))))
    gbk.insert(0xFF, at: 6)
    let decoded = TextEncoding.decode(gbk)
    #expect(decoded.isLossy)
    #expect(decoded.encoding == .gb18030)
    #expect(decoded.text.hasPrefix("第一条"))
    #expect(decoded.text.hasSuffix("制定本办法。"))
  }

  @Test func `a sample may end within a character`() {
    let bytes = Array(Array(sentence.utf8).dropLast())
    #expect(TextEncoding.looksLikeText(bytes, isWhole: false))
  }

  @Test func `programs and pictures are no text`() {
    #expect(!TextEncoding.looksLikeText([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], isWhole: true))
    #expect(!TextEncoding.looksLikeText(Magic.png, isWhole: true))
  }
}

struct HTMLTextTests {
  @Test func `block elements make blocks, br makes lines, scripts are dropped`() throws {
    let html = """
      <html><head><meta charset=gb2312><title>标题</title><style>p{}</style></head>
      <body><h1>通知</h1><script>var a = '<p>不要</p>';</script>
      <p>第一<b>条</b>　规定<br>第二条<p>没有结束 &amp; 转义&nbsp;的段落
      <table><tr><td>甲</td><td>乙</td></tr></table>
      <div>外层<div>内层</div></div></body></html>
      """
    let blocks = try HTMLText.blocks(of: html)
    #expect(
      blocks == [
        ["通知"], ["第一条　规定", "第二条"], ["没有结束 & 转义 的段落"], ["甲\t乙"], ["外层"], ["内层"],
      ])
  }

  @Test(arguments: [
    ("<ol><li>加强领导</li><li><p>落实责任</p><p>压实到人</p></li></ol>", ["1. 加强领导", "2. 落实责任", "压实到人"]),
    (
      "<ol start=3><li>甲<ul><li>乙</li></ul></li><li value=9>丙<ol><li>丁</ol></li><li>戊</ol>",
      ["3. 甲", "乙", "9. 丙", "1. 丁", "10. 戊"]
    ),
    ("<ol><li> <b>一</b>车间</li><li></li><li>三</li></ol><p>完</p>", ["1. 一车间", "3. 三", "完"]),
    ("<ol><li>1、甲</li><li>2024年</li></ol>", ["1、甲", "2. 2024年"]),
    ("<ol><li>1月份上升</li><li>2</li></ol>", ["1. 1月份上升", "2. 2"]),
    ("<nav><ol><li>首页</li></ol></nav><ol style='list-style: none'><li>甲</ol>", ["首页", "甲"]),
    (
      "<ol start=9223372036854775807><li>甲<li>乙</ol>",
      ["9223372036854775807. 甲", "-9223372036854775808. 乙"]
    ),
  ])
  func `items of ordered lists have their numbers`(html: String, lines: [String]) throws {
    #expect(try HTMLText.blocks(of: html).flatMap { $0 } == lines)
  }

  @Test func `deep nesting does not end the process`() throws {
    let html = "<p>浅</p>" + String(repeating: "<div>", count: 50_000) + "深"
    #expect(try HTMLText.blocks(of: html).first == ["浅"])
  }

  @Test func `preformatted text keeps its lines`() throws {
    #expect(try HTMLText.blocks(of: "<pre>甲  一\n乙</pre>") == [["甲  一", "乙"]])
  }
}

struct TextFileTests {
  @Test func `blank lines part blocks, indentation stays`() {
    let lines = TextFile.plainLines("\n标题\r\n\r\n　　第一行  \r\n第二行\n\n\n\n尾")
    #expect(lines.map(\.text) == ["标题", "　　第一行", "第二行", "尾"])
    #expect(lines.map(\.block) == [0, 1, 1, 2])
    #expect(lines.allSatisfy { !$0.startsPage })
  }

  @Test func `a form feed starts a page with the next line that prints`() {
    let lines = TextFile.plainLines("\u{0C}首页\n一\n\u{0C}\n第二页\n二\n\u{0C}\u{0C}第四页\n\u{0C}")
    #expect(lines.map(\.text) == ["首页", "一", "第二页", "二", "第四页"])
    #expect(lines.map(\.startsPage) == [false, false, true, false, true])
    #expect(lines.map(\.block) == [0, 0, 1, 1, 2])
  }

  @Test func `a GB18030 page says how it was read`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(bytes: [0xCD, 0xA8, 0xD6, 0xAA, 0x0A], to: "a.doc")
    let page = try TextFile.page(file, isHTML: false, number: 3)
    #expect(page.number == 3)
    #expect(page.origin == .plainText)
    #expect(page.lines.map(\.text) == ["通知"])
    #expect(page.originReason == "text file, GB18030")
  }

  @Test func `a charset declared in HTML is found`() {
    #expect(TextFile.declaredEncoding(Array("<meta charset=\"GB2312\">".utf8)) == "gb2312")
    #expect(
      TextFile.declaredEncoding(Array("content='text/html; charset=big5'".utf8)) == "big5")
    #expect(TextFile.declaredEncoding(Array("<p>".utf8)) == nil)
  }
}
