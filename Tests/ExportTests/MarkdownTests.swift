import DocumentModel
import Export
import Testing

struct MarkdownTests {
  private func markdown(_ paragraphs: (Paragraph.Kind, String)...) throws -> String {
    let made = paragraphs.map { Paragraph(kind: $0.0, text: $0.1) }
    return try MemorySink.text(
      of: Document(name: "a.pdf", kind: "pdf", paragraphs: made), as: Markdown())
  }

  @Test func `title, headings and body are blocks parted by empty lines`() throws {
    let text = try markdown((.title, "供水管理办法"), (.heading, "第一章 总则"), (.body, "为保障供水。"))
    #expect(text == "# 供水管理办法\n\n## 第一章 总则\n\n为保障供水。\n")
  }

  @Test func `heading levels follow the kinds of numbering that occur`() throws {
    let text = try markdown(
      (.heading, "一、工作开展情况"), (.heading, "（一）加强领导"), (.heading, "1、成立机构"), (.heading, "二、存在问题"))
    #expect(text == "## 一、工作开展情况\n\n### （一）加强领导\n\n#### 1、成立机构\n\n## 二、存在问题\n")
  }

  @Test(arguments: [
    ("*重点*_项目_`x`", "\\*重点\\*\\_项目\\_\\`x\\`"),
    ("1. 不是列表", "1\\. 不是列表"),
    ("2024) 年", "2024\\) 年"),
    ("1.5 倍", "1.5 倍"),
    ("# 号", "\\# 号"),
    ("- 3 -", "\\- 3 -"),
    ("+ 加", "\\+ 加"),
    ("===", "\\==="),
    ("> 引", "\\> 引"),
    ("<b> &amp; A&B R & D", "\\<b> \\&amp; A\\&B R & D"),
    ("[链](x) ~~删~~ a|b \\", "\\[链\\](x) \\~\\~删\\~\\~ a\\|b \\\\"),
    ("第一条 为保障供水，制定本办法。", "第一条 为保障供水，制定本办法。"),
    ("甲\n# 乙", "甲 # 乙"),
    ("𠮷野家\u{1}", "𠮷野家"),
  ])
  func `what Markdown would take for markup is escaped, the rest is left readable`(
    printed: String, expected: String
  ) throws {
    #expect(try markdown((.body, printed)) == expected + "\n")
  }

  @Test func `a number sign at the end of a heading does not close it`() throws {
    #expect(try markdown((.heading, "C#")) == "## C\\#\n")
  }

  @Test func `list items are one tight list and keep their printed numbers`() throws {
    #expect(
      try markdown((.listItem, "1. 甲"), (.listItem, "2. 乙"), (.listItem, "（一）丙"), (.body, "丁"))
        == "1. 甲\n2. 乙\n- （一）丙\n\n丁\n")
    #expect(try markdown((.listItem, "3. 甲"), (.listItem, "7. 乙")) == "3. 甲\n- 7\\. 乙\n")
    #expect(try markdown((.listItem, "• 甲"), (.listItem, "- 乙")) == "- 甲\n- 乙\n")
    #expect(try markdown((.listItem, "●"), (.listItem, "-")) == "- ●\n- \\-\n")
  }

  @Test func `runs of table rows are one table whose first row is its head`() throws {
    let text = try markdown(
      (.caption, "表1 用水量"), (.tableRow, "单位\t吨"), (.tableRow, "甲|乙\t3"), (.tableRow, "丙"),
      (.body, "丁"))
    #expect(
      text == "表1 用水量\n\n| 单位 | 吨 |\n| --- | --- |\n| 甲\\|乙 | 3 |\n| 丙 |  |\n\n丁\n")
  }

  @Test func `a table of contents is a list with short leaders`() throws {
    let text = try markdown(
      (.heading, "目录"), (.contents, "第一章 总则 ......... 1"), (.contents, "1. 更换范围……………3"),
      (.contents, "附则"), (.body, "甲"))
    #expect(
      text == "## 目录\n\n- 第一章 总则 …… 1\n- 1\\. 更换范围 …… 3\n- 附则\n\n甲\n")
  }

  @Test func `the other parts of an official document are plain blocks`() throws {
    let text = try markdown(
      (.subtitle, "（2023年5月8日通过）"), (.documentNumber, "清政发〔2023〕7号"), (.addressee, "各户："),
      (.attachment, "2. 名单"), (.distribution, "抄送：县水务局。"), (.footnote, "* 见公告。"), (.centred, "（完）"))
    #expect(
      text == "（2023年5月8日通过）\n\n清政发〔2023〕7号\n\n各户：\n\n2\\. 名单\n\n抄送：县水务局。\n\n\\* 见公告。\n\n（完）\n")
  }

  @Test func `a page that was not read is a quote`() throws {
    #expect(try markdown((.placeholder, "[第 3 页未能识别：图像无法解码]")) == "> \\[第 3 页未能识别：图像无法解码\\]\n")
  }

  @Test func `empty paragraphs leave no trace`() throws {
    #expect(try markdown((.body, "甲"), (.listItem, " "), (.body, "\n"), (.body, "乙")) == "甲\n\n乙\n")
    #expect(try markdown() == "")
  }
}
