import DocumentModel
import Reflow
import Testing

struct AssembleParagraphsTests {
  private func texts(_ document: Document) -> [String] {
    AssembleParagraphs().apply(to: document).paragraphs.map(\.text)
  }

  private func kinds(_ document: Document) -> [Paragraph.Kind] {
    AssembleParagraphs().apply(to: document).paragraphs.map(\.kind)
  }

  // MARK: With geometry

  @Test func `indented lines start paragraphs and flush lines go on with them`() {
    let first = Print.paragraph(Prose.long, row: 0)
    let second = Print.paragraph(Prose.short, row: first.count)
    let third = Print.paragraph(Prose.middle, row: first.count + 1)
    #expect(
      texts(Print.document(Print.page(1, first + second + third)))
        == [Prose.long, Prose.short, Prose.middle])
  }

  @Test func `a paragraph goes on over pages and lists the lines it was made of`() {
    let lines = Print.paragraph(Prose.long, row: 30)
    let next = Array(lines.dropFirst(2)).enumerated().map { Print.line($1.text, row: $0) }
    let more = Print.paragraph(Prose.middle, row: next.count)
    let document = Print.document(
      Print.page(1, Print.paragraph(Prose.middle, row: 28) + Array(lines.prefix(2))),
      Print.page(2, next + more))
    let result = AssembleParagraphs().apply(to: document)
    #expect(result.paragraphs.map(\.text) == [Prose.middle, Prose.long, Prose.middle])
    #expect(
      result.paragraphs[1].lines == [
        LineReference(page: 0, line: 2), LineReference(page: 0, line: 3),
        LineReference(page: 1, line: 0), LineReference(page: 1, line: 1),
      ])
  }

  @Test func `dropped lines between two pages do not part a paragraph`() {
    let lines = Print.paragraph(Prose.long, row: 30)
    var foot = Print.centred("- 1 -", row: 36)
    foot.drop = Drop(stage: "drop-running-heads", reason: "page number")
    let document = Print.document(
      Print.page(1, Print.paragraph(Prose.middle, row: 28) + lines.prefix(2) + [foot]),
      Print.page(2, lines.dropFirst(2).enumerated().map { Print.line($1.text, row: $0) }))
    #expect(texts(document) == [Prose.middle, Prose.long])
  }

  @Test func `a failed page leaves its placeholder and is never joined across`() {
    let lines = Print.paragraph(Prose.long, row: 0)
    let document = Print.document(
      Print.page(1, Array(lines.prefix(2))),
      Page(number: 2, origin: .failed, failure: .timedOut(seconds: 60)),
      Print.page(3, lines.dropFirst(2).enumerated().map { Print.line($1.text, row: $0) }),
      Page(number: 4, origin: .failed, failure: .unreadablePicture(detail: "x")))
    let result = AssembleParagraphs().apply(to: document)
    #expect(result.paragraphs.map(\.kind) == [.body, .placeholder, .body, .placeholder])
    #expect(result.paragraphs[1].text == "[第 2 页未能识别：超过时限 60 秒]")
    #expect(result.paragraphs[0].text + result.paragraphs[2].text == Prose.long)
  }

  @Test func `titles of several centred lines are one, and print of another size is not`() {
    let body = Print.paragraph(Prose.long, row: 6)
    let document = Print.document(
      Print.page(
        1,
        [
          Print.centred("清溪镇人民政府文件", row: 0, size: 2),
          Print.centred("清政发〔2023〕7号", row: 2),
          Print.line("清溪镇人民政府关于分批更换老旧供水管道和", row: 3, indent: 3, size: 1.5),
          Print.centred("做好停水通知的公告", row: 4, size: 1.5),
          Print.line("各居民小组、各沿街商户：", row: 5),
        ] + body))
    let result = AssembleParagraphs().apply(to: document)
    #expect(
      result.paragraphs.map(\.text) == [
        "清溪镇人民政府文件", "清政发〔2023〕7号", "清溪镇人民政府关于分批更换老旧供水管道和做好停水通知的公告",
        "各居民小组、各沿街商户：", Prose.long,
      ])
    #expect(
      result.paragraphs.map(\.kind) == [.title, .documentNumber, .title, .addressee, .body])
  }

  @Test func `headings, list items, signature and date stay apart and have their kinds`() {
    let body = Print.paragraph(Prose.middle, row: 2)
    let document = Print.document(
      Print.page(
        1,
        [
          Print.centred("第一章 总则", row: 0),
          Print.line("一、更换范围", row: 1, indent: 2),
        ] + body + [
          Print.line("（一）东街；", row: 4, indent: 2),
          Print.line("（二）西街。", row: 5, indent: 2),
          Print.line("清溪镇供水站", row: 7, indent: 26),
          Print.line("2023年5月8日", row: 8, indent: 26),
        ]))
    let result = AssembleParagraphs().apply(to: document)
    #expect(
      result.paragraphs.map(\.kind)
        == [.heading, .heading, .body, .listItem, .listItem, .signature, .date])
    #expect(result.paragraphs[0].text == "第一章 总则")
  }

  @Test func `columns are read one after the other and joined over the gutter`() {
    let texts = [Prose.long + Prose.long, Prose.middle + Prose.middle, Prose.short]
    var narrow: [(String, Int)] = []
    for text in texts {
      var rest = Array(text)
      var room = 15
      while !rest.isEmpty {
        narrow.append((String(rest.prefix(room)), 17 - room))
        rest = Array(rest.dropFirst(room))
        room = 17
      }
    }
    let half = (narrow.count + 1) / 2
    let lines = narrow.enumerated().map { index, line in
      Print.line(
        line.0, row: index % half, indent: Double(line.1), block: index / half,
        left: Print.left + (index / half) * 19 * Print.em)
    }
    #expect(self.texts(Print.document(Print.page(1, lines))) == texts)
  }

  /// A printed line of `cells`, 220 pixels apart.
  private func tableRow(_ cells: [String], row: Int) -> TextLine {
    var glyphs: [Glyph] = []
    let top = 190 + row * 41
    for (index, cell) in cells.enumerated() {
      for (place, scalar) in cell.unicodeScalars.enumerated() {
        let left = Print.left + 40 + index * 220 + place * 25
        let box = Box(left: left, top: top, right: left + 23, bottom: top + 24)
        glyphs.append(Glyph(scalar: scalar, box: box, confidence: 0.99))
      }
    }
    let box = glyphs.dropFirst().reduce(glyphs[0].box) { $0.union($1.box) }
    return TextLine(text: cells.joined(), glyphs: glyphs, box: box)
  }

  @Test func `a table is one paragraph per row with cells joined by tabs`() {
    let document = Print.document(
      Print.page(
        1,
        Print.paragraph(Prose.long, row: 0) + [
          Print.centred("表1 各街用水", row: 4),
          tableRow(["街道", "户数", "吨"], row: 5), tableRow(["东街", "120", "86"], row: 6),
          tableRow(["西街", "98", "7"], row: 7),
        ] + Print.paragraph(Prose.middle, row: 8)))
    let result = AssembleParagraphs().apply(to: document)
    #expect(
      result.paragraphs.map(\.text)
        == [Prose.long, "表1各街用水", "街道\t户数\t吨", "东街\t120\t86", "西街\t98\t7", Prose.middle])
    #expect(
      result.paragraphs.map(\.kind) == [.body, .caption, .tableRow, .tableRow, .tableRow, .body])
  }

  @Test func `cells stay whole where earlier stages changed a row's length`() {
    var document = Print.document(
      Print.page(
        1, [tableRow(["街道", "户数", "吨"], row: 0), tableRow(["东待", "1２0", "86"], row: 1)]))
    let line = LineReference(page: 0, line: 1)
    document[line].text = "东大街120吨86"
    document.edits = [
      Edit(stage: "repair", rule: "t:1", line: line, offset: 1, from: "待", to: "大街"),
      Edit(stage: "repair", rule: "t:2", line: line, offset: 4, from: "0", to: "0吨"),
      Edit(stage: "widths", rule: "digit", line: line, offset: 4, from: "２", to: "2"),
    ]
    #expect(texts(document) == ["街道\t户数\t吨", "东大街\t120吨\t86"])
  }

  @Test func `a speck beside the text does not part a paragraph`() {
    let lines = Print.paragraph(Prose.long, row: 0)
    let speck = Print.line("丶", row: 1, indent: 30)
    let document = Print.document(Print.page(1, [lines[0], speck] + lines.dropFirst()))
    #expect(texts(document).count == 1)
  }

  // MARK: Without geometry

  /// `text` cut into lines of `width` characters, the first one shorter by `indent`.
  private func wrapped(_ text: String, _ width: Int, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var rest = Array(text)
    var room = width - indent
    while !rest.isEmpty {
      lines.append(String(rest.prefix(room)))
      rest = Array(rest.dropFirst(room))
      room = width
    }
    return lines
  }

  @Test func `hard-wrapped text is joined up to its short lines`() {
    let lines = wrapped(Prose.long, 30) + wrapped(Prose.middle, 30) + [Prose.short]
    #expect(texts(Print.textFile(lines)) == [Prose.long, Prose.middle, Prose.short])
  }

  @Test(arguments: [
    ["青溪镇自来水厂用水管理试行办法", "", "本办法自公布之日起施行。"],
    ["关于做好全镇冬季用水管道检修工作的通知", "请各单位认真落实。"],
    ["青溪镇自来水厂用水和收费管理若干规则", "（2023年8月11日修正）"],
  ])
  func `a title above one line is no wrapped line`(lines: [String]) {
    #expect(texts(Print.textFile(lines)) == lines.filter { !$0.isEmpty })
  }

  @Test func `a number that ends inside a word is none`() {
    for text in ["第二编辑部", "第一节课", "第一篇文章"] {
      #expect(texts(Print.textFile([text, Prose.short])).first == text)
    }
  }

  @Test func `two lines are one paragraph when the first stops inside its sentence`() {
    #expect(
      texts(Print.textFile(["各村各单位要继续抓好下半年的工", "作。"])) == ["各村各单位要继续抓好下半年的工作。"])
    #expect(texts(Print.textFile(["停水公告", "作。"])) == ["停水公告", "作。"])
    #expect(
      texts(Print.textFile(["各村各单位要抓好下半年的工作。", "会后分头落实。"]))
        == ["各村各单位要抓好下半年的工作。", "会后分头落实。"])
  }

  @Test func `headings between hard-wrapped paragraphs stay apart`() {
    let lines =
      ["停水公告", "一、更换范围"] + wrapped(Prose.long, 30) + ["二、注意事项"] + wrapped(Prose.middle, 30)
    let document = Print.textFile(lines)
    #expect(texts(document) == ["停水公告", "一、更换范围", Prose.long, "二、注意事项", Prose.middle])
    #expect(kinds(document) == [.title, .heading, .body, .heading, .body])
  }

  @Test func `ideographic spaces at the start of a line start a paragraph`() {
    let full = String(Prose.long.prefix(27)) + "。"
    let lines = ["　　" + full, "　　" + full] + wrapped(Prose.long, 30)
    let result = texts(Print.textFile(lines))
    #expect(result.first == full)
    #expect(result.count == 2)
  }

  @Test func `one paragraph per line stays so`() {
    let lines = ["公告", Prose.long, Prose.middle, Prose.short, "（一）东街；", "（二）西街。"]
    #expect(texts(Print.textFile(lines)) == lines)
  }

  @Test func `blank lines part paragraphs and are none themselves`() {
    let lines = wrapped(Prose.long, 30) + ["", " "] + wrapped(Prose.middle, 30)
    #expect(texts(Print.textFile(lines)) == [Prose.long, Prose.middle])
    #expect(texts(Print.textFile(["", "　"])) == [])
  }

  @Test func `a capture in one line is taken apart at its pitch and its numbered headings`() {
    let sections = ["1、加强领导。" + Prose.long, "2、明确分工。" + Prose.middle, "3、抓好落实。" + Prose.short]
    let printed =
      (["停水工作总结"] + [Prose.long + "主要做法是："].flatMap { wrapped($0, 30, indent: 2) })
      + sections.flatMap { wrapped($0, 30, indent: 2) }
    // A space that is no line end, as such captures have them behind marks.
    let capture = printed.joined(separator: " ").replacing("更换期间", with: "更换期 间")
    #expect(
      texts(Print.textFile([capture])) == ["停水工作总结", Prose.long + "主要做法是："] + sections)
  }

  @Test func `a sentence goes on from one captured page to the next`() {
    let lines = wrapped(Prose.long + Prose.middle + Prose.long, 30, indent: 2)
    let pages = [lines.prefix(5), lines.dropFirst(5)].enumerated().map { index, part in
      Page(
        number: index + 1, origin: .plainText, lines: [TextLine(text: part.joined(separator: " "))])
    }
    #expect(
      texts(Document(name: "a.txt", kind: "txt", pages: pages))
        == [Prose.long + Prose.middle + Prose.long])
  }

  @Test func `lines with tabs are rows of a table`() {
    let lines = ["街道\t户 数\t吨", "东街\t\t86", Prose.short, "1、\t东街", "2、\t西街"]
    let document = Print.textFile(lines)
    #expect(texts(document) == ["街道\t户数\t吨", "东街\t\t86", Prose.short, "1、东街", "2、西街"])
    #expect(kinds(document).prefix(3) == [.tableRow, .tableRow, .body])
  }

  @Test func `the space behind an article's number stays`() {
    #expect(texts(Print.textFile(["第三条 供水站 应当公告。"])) == ["第三条 供水站应当公告。"])
  }

  @Test func `a lost space behind the numbers of chapters and articles is set again`() {
    let lines = ["第一章总则", "第一条为保障供水，制定本办法。", "第二条各户应当节约用水。", "第三条供水站负责公告。", "第二条规定的公告应当及时。"]
    #expect(
      texts(Print.textFile(lines))
        == ["第一章 总则", "第一条 为保障供水，制定本办法。", "第二条 各户应当节约用水。", "第三条 供水站负责公告。", "第二条规定的公告应当及时。"])
    #expect(texts(Print.textFile(["第一条为保障供水，制定本办法。"])) == ["第一条为保障供水，制定本办法。"])
  }

  @Test(arguments: [
    (HanLatinSpacing.none, "用PDF格式"), (.thin, "用\u{2009}PDF\u{2009}格式"), (.space, "用 PDF 格式"),
  ])
  func `spaces between Chinese and Latin follow the option`(
    spacing: HanLatinSpacing, expected: String
  ) {
    var reflow = AssembleParagraphs()
    reflow.hanLatinSpacing = spacing
    let document = Print.textFile(["用 PDF格式"])
    #expect(reflow.apply(to: document).paragraphs.map(\.text) == [expected])
  }

  @Test func `Latin lines join with a space and hyphenated words are made whole`() {
    let lines = [
      "The water works of Qingxi will replace the pipes in the eas-",
      "tern streets from May on, one street after another, and all",
      "households in the third- and fourth-floor flats are asked to",
      "fill a few buckets.",
    ].enumerated().map { Print.line($1, row: $0, width: $0 == 3 ? 10 : 36) }
    #expect(
      texts(Print.document(Print.page(1, lines))) == [
        "The water works of Qingxi will replace the pipes in the eastern streets from May on, "
          + "one street after another, and all households in the third- and fourth-floor flats are "
          + "asked to fill a few buckets."
      ])
  }

  @Test func `an empty document has no paragraphs`() {
    #expect(texts(Document(name: "a", kind: "txt")) == [])
  }
}
