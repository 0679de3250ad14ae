import DocumentModel
import Export
import Testing

struct PlainTextTests {
  @Test func `one paragraph is one line, ended by a line feed`() throws {
    let document = Document((.title, "通知"), (.body, "各科室请于周五前交来材料。"))
    #expect(try MemorySink.text(of: document, as: PlainText()) == "通知\n各科室请于周五前交来材料。\n")
  }

  @Test func `line breaks, control characters and spaces at the ends cannot break a line`() throws {
    let document = Document((.body, "　甲\r\n乙\u{2028}丙\u{0}丁\u{85}戊 <&\"𠮷> \u{3000} "))
    #expect(try MemorySink.text(of: document, as: PlainText()) == "甲 乙 丙 丁 戊 <&\"𠮷>\n")
  }

  @Test func `tabs join the cells of a table and what stood apart in a line`() throws {
    let document = Document((.tableRow, "单位\t\t办结 "), (.body, "\t甲\t乙\t"))
    #expect(try MemorySink.text(of: document, as: PlainText()) == "单位\t\t办结\n甲\t乙\n")
  }

  @Test func `empty paragraphs leave no empty lines`() throws {
    #expect(
      try MemorySink.text(of: Document((.body, " \n"), (.body, "甲")), as: PlainText()) == "甲\n")
    #expect(try MemorySink.bytes(of: Document(), as: PlainText()).isEmpty)
  }

  @Test func `without paragraphs each line of the body is one, and a failed page is named`() throws
  {
    var dropped = TextLine(text: "- 1 -")
    dropped.drop = Drop(stage: "drop-running-heads", reason: "page number")
    let document = Document(
      name: "a.pdf", kind: "pdf",
      pages: [
        Page(number: 1, origin: .recognised, lines: [TextLine(text: "第一行"), dropped]),
        Page(number: 2, origin: .failed, failure: .timedOut(seconds: 60)),
        Page(number: 3, origin: .recognised, lines: [TextLine(text: "末行")]),
      ])
    #expect(
      try MemorySink.text(of: document, as: PlainText())
        == "第一行\n[第 2 页未能识别：超过时限 60 秒]\n末行\n")
  }
}
