import DocumentModel
import Reflow
import Testing

struct DropRunningHeadsTests {
  /// Text of the dropped lines with their reasons, page by page.
  private func drops(_ document: Document, mode: DropRunningHeads.Mode = .drop) -> [[String]] {
    var stage = DropRunningHeads()
    stage.mode = mode
    let result = stage.apply(to: document)
    return result.pages.map { page in
      page.lines.compactMap { line in line.drop.map { "\(line.text): \($0.reason)" } }
    }
  }

  private func pages(_ count: Int, _ lines: (Int) -> [TextLine]) -> Document {
    var document = Print.document()
    document.pages = (1...count).map { Print.page($0, lines($0)) }
    return document
  }

  private func body(_ number: Int) -> [TextLine] {
    Print.paragraph(String(repeating: "\(number)号楼", count: 3) + Prose.long + Prose.middle, row: 0)
  }

  private func foot(_ text: String) -> TextLine { Print.centred(text, row: 34) }
  private func head(_ text: String) -> TextLine { Print.centred(text, row: -3) }

  /// A page of columns, turned so that they are lines, with a head and a foot that run across them.
  private func columns(_ number: Int, head: String, foot: String) -> Page {
    var page = Print.page(number, body(number))
    (page.width, page.height) = (1754, 1240)
    page.writingMode = .verticalRL
    // The upright page's head is at the left, and runs up.
    for (text, left) in [(head, 60), (foot, 1660)] {
      var line = TextLine(
        text: text,
        box: Box(
          left: left, top: 620 - text.count * 13, right: left + 24, bottom: 620 + text.count * 13),
        block: 8)
      line.isOrthogonal = true
      page.lines.append(line)
    }
    return page
  }

  @Test func `what runs across columns may be a running head, columns may not`() {
    var document = Print.document()
    document.pages = (1...4).map { columns($0, head: "清溪镇供水志", foot: "第\($0)页") }
    #expect(
      drops(document)
        == (1...4).map { ["清溪镇供水志: running head", "第\($0)页: page number"] })
    // A chapter's first page has no head; its foot is a foot all the same.
    document.pages[2].lines.remove(at: document.pages[2].lines.count - 2)
    #expect(drops(document)[2] == ["第3页: page number"])
  }

  @Test(arguments: [
    "- 3 -", "— 3 —", "–3–", "第 3 页", "第3页 共8页", "3/8", "· 3 ·", "一 3 一", "一]一", "~3~", "3", "=3=",
    "第三页",
    "iii", "Page 3 of 8", "共8页 第3页",
  ])
  func `a page number at the foot of a single page is dropped`(number: String) {
    var document = Print.document(Print.page(3, body(1) + [foot(number)]))
    #expect(drops(document) == [["\(number): page number"]])
    document.pages[0].lines[5] = head(number)
    #expect(drops(document) == [["\(number): page number"]])
  }

  @Test(arguments: ["2019年6月18日", "合计", "3、", "一、", "清溪镇人民政府", "电话：3", "三", "2023", "一二一"])
  func `other short lines at the foot stay`(line: String) {
    let document = Print.document(Print.page(1, body(1) + [Print.centred(line, row: 6)]))
    #expect(drops(document) == [[]])
  }

  @Test func `a head that returns is dropped, misread or with another number`() {
    let heads = ["清溪镇政府公报2023年第6期", "清溪镇政府公报2023年第7期", "清溪镇攻府公报2023年第6期"]
    let document = pages(3) { [head(heads[$0 - 1])] + body($0) }
    #expect(drops(document) == heads.map { ["\($0): running head"] })
  }

  @Test func `odd and even pages may have heads of their own`() {
    let document = pages(6) { [head($0 % 2 == 1 ? "清溪镇供水志" : "卷二管网建设")] + body($0) }
    #expect(drops(document).map(\.count) == [Int](repeating: 1, count: document.pages.count))
  }

  @Test func `a head and a number on one edge both go`() {
    let document = pages(3) { body($0) + [Print.centred("清溪镇供水站编印", row: 33), foot("\($0 + 6)")] }
    #expect(
      drops(document).enumerated().allSatisfy { index, lines in
        lines == ["清溪镇供水站编印: running foot", "\(index + 7): page number"]
      })
  }

  @Test func `a heading that repeats in the body stays`() {
    let document = pages(4) { number in
      Print.paragraph(Prose.middle, row: 0) + [Print.centred("注意事项", row: 3)]
        + Print.paragraph(String(repeating: "\(number)号楼", count: 9) + Prose.long, row: 4)
    }
    #expect(drops(document) == [[], [], [], []])
  }

  @Test func `first lines of full pages that begin alike stay`() {
    let document = pages(3) { _ in Print.paragraph(Prose.long, row: 0) }
    #expect(drops(document) == [[], [], []])
  }

  @Test func `a title that later pages repeat as their head stays`() {
    let document = pages(4) { number in
      (number == 1 ? [Print.centred("清溪镇供水管理办法", row: 0, size: 1.6)] : [head("清溪镇供水管理办法")])
        + Print.paragraph("\(number)号楼" + Prose.long, row: 2)
    }
    #expect(drops(document).map(\.count) == [0, 1, 1, 1])
  }

  @Test func `without geometry heads after the first page and numbers that count on are dropped`() {
    let document = Document(
      name: "a.pdf", kind: "pdf",
      pages: (1...4).map { number in
        let lines = ["清溪镇供水志", "\(number)号楼" + Prose.long, Prose.middle, "\(number + 20)"]
        return Page(number: number, origin: .textLayer, lines: lines.map { TextLine(text: $0) })
      })
    #expect(drops(document).map(\.count) == [1, 2, 2, 2])
    #expect(drops(document).map(\.last) == (21...24).map { "\($0): page number" })
  }

  @Test func `numbers between the lines of a text file go when they count up`() {
    let lines = [Prose.long, "- 1 -", Prose.middle, "- 2 -", Prose.short]
    #expect(drops(Print.textFile(lines)) == [["- 1 -: page number", "- 2 -: page number"]])
    #expect(drops(Print.textFile([Prose.long, "1", Prose.middle, "2", Prose.short])) == [[]])
  }

  /// The dropped lines of a text file that has a sentence before, between and behind `lines`.
  private func dropsBetweenText(_ lines: [String]) -> [String] {
    let text = lines.flatMap { [$0, Prose.middle] }
    return DropRunningHeads().apply(to: Print.textFile([Prose.long] + text)).pages[0].lines
      .filter { $0.drop != nil }.map(\.text)
  }

  @Test(arguments: [
    ["- 2 -", "- 4 -"], ["- 1 -", "- 2 -", "- 4 -", "- 7 -", "- 8 -"],
    // A number that was misread, at the start, in the middle, and one that is not in digits.
    ["- 7 -", "- 2 -", "- 3 -"], ["- 1 -", "- 8 -", "- 3 -", "- 4 -"], ["第1页", "第二页", "第3页"],
  ])
  func `numbers between the lines of a text file go though some are lost or misread`(
    numbers: [String]
  ) {
    #expect(dropsBetweenText(numbers) == numbers)
  }

  @Test func `a number out of all order stays between the lines of a text file`() {
    #expect(
      dropsBetweenText(["- 1 -", "- 2 -", "- 90 -", "- 3 -"]) == ["- 1 -", "- 2 -", "- 3 -"])
    #expect(dropsBetweenText(["- 9 -", "- 5 -", "- 1 -"]) == [])
    #expect(dropsBetweenText(["- 10 -", "- 20 -", "- 30 -"]) == [])
  }

  @Test func `lines that are only numbers stay where a list or a table has them`() {
    #expect(drops(Print.textFile(["楼号", "<1>", "<2>", "<3>", Prose.long])) == [[]])
    #expect(dropsBetweenText(["1", "2", "3"]) == [])
    #expect(dropsBetweenText(["1.", "2.", "3."]) == [])
    #expect(dropsBetweenText(["(1)", "(2)", "（3）"]) == [])
    #expect(dropsBetweenText(["-1", "-2", "-3"]) == [])
  }

  @Test func `a text file loses a number at its edge only where it is marked as a page's`() {
    #expect(
      drops(Print.textFile([Prose.long, Prose.middle, "- 1 -", ""])) == [["- 1 -: page number"]])
    for line in ["3/8", "3", "iii"] {
      #expect(drops(Print.textFile([Prose.long, Prose.middle, line])) == [[]])
    }
    #expect(drops(Print.textFile(["第3页"])) == [[]])
  }

  @Test func `the mode keep drops nothing`() {
    #expect(drops(Print.document(Print.page(1, body(1) + [foot("- 1 -")])), mode: .keep) == [[]])
  }

  @Test func `lines that other stages dropped keep their reason`() {
    var line = foot("- 1 -")
    line.drop = Drop(stage: "drop-boilerplate", reason: "notice")
    let result = DropRunningHeads().apply(to: Print.document(Print.page(1, body(1) + [line])))
    #expect(result.pages[0].lines.last?.drop?.stage == "drop-boilerplate")
  }

  @Test func `a head that names its chapter changes with it`() {
    let chapters = ["清溪镇供水志 第一章 水源", "清溪镇供水志 第二章 管网", "清溪镇供水志 第三章 用户"]
    let document = pages(9) { number in
      [number % 2 == 1 ? head(chapters[(number - 1) / 3]) : head("卷二")] + body(number)
    }
    #expect(drops(document).map(\.count) == [Int](repeating: 1, count: document.pages.count))
    let alone = pages(9) { [head(["水源概况", "管网建设", "用户服务"][($0 - 1) / 3])] + body($0) }
    #expect(drops(alone).map(\.count) == [Int](repeating: 1, count: 9))
  }

  @Test(arguments: [
    ["- 7 -", "- B -", "- 9 -"], ["7", "B", "9"], ["— 7 —", "一8一", "-9-"], ["·7·", "·8", "9·"],
  ])
  func `a page number goes though its digits or dashes are misread`(numbers: [String]) {
    let document = pages(3) { body($0) + [foot(numbers[$0 - 1])] }
    #expect(drops(document) == numbers.map { ["\($0): page number"] })
  }

  @Test func `a single page keeps what looks like a head`() {
    let page = Print.page(1, [head("清溪镇政府公报")] + body(1) + [foot("清溪镇供水站编印")])
    #expect(drops(Print.document(page)) == [[]])
  }

  @Test func `the headings of attachments of one page each stay`() {
    let document = pages(4) { [Print.centred("附件\($0)", row: -1)] + body($0) }
    #expect(drops(document).flatMap(\.self) == [])
    let same = pages(4) { [head("附件2")] + body($0) }
    #expect(drops(same).map(\.count) == [1, 1, 1, 1])
  }

  @Test func `titles of slides stay`() {
    let titles = ["目标", "目标", "办法", "进度", "人员", "经费"]
    let document = pages(6) { [Print.centred(titles[$0 - 1], row: -3, size: 1.6)] + body($0) }
    #expect(drops(document).flatMap(\.self) == [])
  }

  @Test func `a head that dirt made higher or misread goes with the others`() {
    var document = pages(4) { [head("呼声集")] + body($0) }
    document.pages[2].lines[0].text = "呼吉隼"
    #expect(drops(document).map(\.count) == [1, 1, 0, 1])
    document.pages[2].lines[0].text = "呼声隼"
    #expect(drops(document).map(\.count) == [1, 1, 1, 1])
    var high = pages(3) { [head("清溪镇政府公报")] + body($0) }
    high.pages[1].lines[0].box?.top -= 28
    #expect(drops(high).map(\.count) == [1, 1, 1])
  }

  @Test func `a heading at the top of two pages stays`() {
    let document = pages(6) { number in
      (number == 2 || number == 4 ? [Print.centred("注意事项", row: -1)] : [])
        + Print.paragraph("\(number)号楼" + Prose.long + Prose.middle, row: 1)
    }
    #expect(drops(document).flatMap(\.self) == [])
  }

  @Test func `the mode mark shows each line between the paragraphs and says what it is`() {
    let half = String(Prose.long.prefix(70))
    let document = pages(3) { number in
      [head("清溪镇政府公报")] + Print.paragraph(Prose.long + "\(number)号楼" + half, row: 0)
        + [foot("- \(number) -")]
    }
    var stage = DropRunningHeads()
    stage.mode = .mark
    let marked = stage.apply(to: document)
    #expect(
      marked.pages[1].lines.last?.drop
        == Drop(stage: "drop-running-heads", reason: "page number", label: "页码"))
    let paragraphs = AssembleParagraphs().apply(to: marked).paragraphs
    let remarks = paragraphs.filter { $0.kind == .placeholder }
    #expect(
      remarks.map(\.text)
        == (1...3).flatMap { ["[页眉：清溪镇政府公报]", "[页码：- \($0) -]"] })
    #expect(paragraphs.map(\.text).first == "[页眉：清溪镇政府公报]")
    #expect(paragraphs.map(\.text).last == "[页码：- 3 -]")
    let dropped = AssembleParagraphs().apply(to: DropRunningHeads().apply(to: document))
    #expect(paragraphs.filter { $0.kind != .placeholder } == dropped.paragraphs)
  }

  @Test func `marked lines and pages that were not read stand in their order`() {
    var document = pages(3) { body($0) + [foot("- \($0) -")] }
    document.pages[1].lines = []
    document.pages[1].origin = .failed
    document.pages[1].failure = .timedOut(seconds: 60)
    var stage = DropRunningHeads()
    stage.mode = .mark
    let paragraphs = AssembleParagraphs().apply(to: stage.apply(to: document)).paragraphs
    let remarks = paragraphs.filter { $0.kind == .placeholder }.map { String($0.text.prefix(4)) }
    #expect(remarks == ["[页码：", "[第 2", "[页码："])
  }
}
