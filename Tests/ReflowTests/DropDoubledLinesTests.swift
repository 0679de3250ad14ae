import DocumentModel
import Reflow
import Testing

struct DropDoubledLinesTests {
  private let twice = "各居民小组应当指定专人负责联络，及时把停水时间告知住户，对行动不便的"

  private func pages(_ pages: [String]...) -> Document {
    var document = Print.document()
    document.pages = pages.enumerated().map { number, lines in
      Print.page(number + 1, lines.enumerated().map { Print.line($1, row: $0) })
    }
    return document
  }

  /// Text of the dropped lines, page by page.
  private func drops(_ document: Document, _ stage: DropDoubledLines = .init()) -> [[String]] {
    stage.apply(to: document).pages.map { $0.lines.filter { $0.drop != nil }.map(\.text) }
  }

  @Test func `a line read twice where pages join stands once`() {
    let document = pages([Prose.short, twice], [twice, Prose.middle])
    #expect(drops(document) == [[], [twice]])
    let result = DropDoubledLines().apply(to: document)
    let drop = Drop(stage: "drop-doubled-lines", reason: "read twice, pages 1 and 2")
    #expect(result.pages[1].lines[0].drop == drop)
    #expect(result.notes == ["read twice where pages join, left out once: pages 1 and 2: \(twice)"])
  }

  @Test func `several lines of an overlap go together, short ones too`() {
    let document = pages([Prose.short, twice, "老人。"], [twice, "老人。", Prose.middle])
    #expect(drops(document) == [[], []])
    let long = pages([Prose.short, twice, "老人要说明。"], [twice, "老人要说明。", Prose.middle])
    #expect(drops(long) == [[], [twice, "老人要说明。"]])
  }

  @Test func `lines that differ in a character or two are told of and stay`() {
    let misread = twice.replacing("联络", with: "联铬").replacing("时间", with: "时问")
    let one = "甲方应当按时支付全部工程款项。"
    for (first, second) in [(twice, misread), (one, one.replacing("甲", with: "乙"))] {
      let result = DropDoubledLines().apply(
        to: pages([Prose.short, first], [second, Prose.middle]))
      #expect(result.bodyLines.count == 4)
      #expect(result.notes == ["may be doubled: pages 1 and 2: \(second)"])
    }
  }

  @Test(arguments: [
    ("第三条 供水站应当公布停水时间。", "第四条 供水站应当公布停水时间。"),
    ("东街十二号楼用水三百二十吨", "东街十二号楼用水三百二十一吨"),
    ("表 3 各街道用水量（吨）", "表 4 各街道用水量（吨）"),
  ])
  func `lines that differ in a number are told of and stay`(first: String, second: String) {
    let result = DropDoubledLines().apply(to: pages([Prose.short, first], [second, Prose.middle]))
    #expect(result.bodyLines.count == 4)
    #expect(result.notes == ["may be doubled: pages 1 and 2: \(second)"])
  }

  @Test func `what is the same and not beside a page's join stays`() {
    #expect(drops(pages([twice, twice, Prose.short], [Prose.middle, twice])) == [[], []])
    #expect(drops(pages([twice], [Prose.short], [twice])) == [[], [], []])
  }

  @Test func `a line that its page has twice stays`() {
    #expect(drops(pages([twice, Prose.short, twice], [twice, Prose.middle])) == [[], []])
  }

  @Test func `a page that was not read parts its neighbours`() {
    var document = pages([Prose.short, twice], [], [twice, Prose.middle])
    document.pages[1].origin = .failed
    #expect(drops(document) == [[], [], []])
    document.pages[1].origin = .recognised
    #expect(drops(document) == [[], [], [twice]])
  }

  @Test func `the reading that the engine was less sure of goes`() {
    var document = pages([Prose.short, twice], [twice, Prose.middle])
    for (page, line, confidence) in [(0, 1, Float(0.9)), (1, 0, Float(0.98))] {
      document.pages[page].lines[line].glyphs = twice.unicodeScalars.map {
        Glyph(scalar: $0, box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: confidence)
      }
    }
    #expect(drops(document) == [[twice], []])
  }

  @Test func `heads and numbers between the two lines do not part them`() {
    var document = pages([Prose.short, twice, "- 1 -"], ["清溪镇公报", twice, Prose.middle])
    document.pages[0].lines[2].drop = Drop(stage: "drop-running-heads", reason: "page number")
    document.pages[1].lines[0].drop = Drop(stage: "drop-running-heads", reason: "running head")
    #expect(drops(document)[1] == ["清溪镇公报", twice])
  }

  @Test func `a text file has a join where a page number stood`() {
    let lines = [Prose.short, twice, "- 1 -", twice, Prose.middle, "- 2 -", Prose.short]
    let document = DropRunningHeads().apply(to: Print.textFile(lines))
    #expect(drops(document) == [["- 1 -", twice, "- 2 -"]])
    #expect(drops(Print.textFile([Prose.short, twice, twice, Prose.middle])) == [[]])
  }

  @Test func `the mode report leaves everything and tells`() {
    var stage = DropDoubledLines()
    stage.mode = .report
    let document = pages([Prose.short, twice], [twice, Prose.middle])
    #expect(drops(document, stage) == [[], []])
    #expect(
      stage.apply(to: document).notes == ["may be doubled: pages 1 and 2: \(twice)"])
  }

  @Test func `a word that ends one page and begins the next is told of`() {
    let document = pages(["停水由各居民小组"], ["居民小组负责告知。"])
    #expect(
      DropDoubledLines().apply(to: document).notes == ["may be doubled: pages 1 and 2: 居民小组"])
  }

  @Test(arguments: [
    ("由县人民政府政府批准", "政府政府"), ("居民小组居民小组负责", "居民小组居民小组"),
    ("停水停水停水停水", "停水停水; page 1: 停水停水"),
  ])
  func `a word that stands doubled in a line is told of and stays`(text: String, found: String) {
    let result = DropDoubledLines().apply(to: Print.textFile([text]))
    #expect(result.notes == ["may be doubled: page 1: \(found)"])
    #expect(result.bodyLines.count == 1)
    #expect(result.pages[0].lines[0].text == text)
  }

  @Test(arguments: ["一个一个地查", "哈哈哈哈", "12121212", "停水 停水", "人人有责，事事公开", "————", "水水水水水水"])
  func `what Chinese or print doubles is not told of`(text: String) {
    #expect(DropDoubledLines().apply(to: Print.textFile([text])).notes == [])
  }

  @Test func `a long list of findings is cut`() {
    let document = Print.textFile([String](repeating: "由政府政府批准", count: 8))
    let note = DropDoubledLines().apply(to: document).notes[0]
    #expect(note.hasSuffix("; and 3 more"))
  }
}
