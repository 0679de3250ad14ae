import DocumentModel
import Testing

@testable import Export

struct RepairedGlyphsTests {
  @Test func `what no repair touched keeps its box and its confidence`() {
    let line = LayoutSamples.line("一二")
    let glyphs = RepairedGlyphs.glyphs(of: line, edits: [])
    #expect(glyphs.map(\.scalar) == ["一", "二"])
    #expect(glyphs.map(\.box) == line.glyphs.map(\.box))
    #expect(glyphs.map(\.confidence) == [0.9, 0.9])
    #expect(glyphs.map(\.readIndex) == [0, 1])
    #expect(!glyphs.contains { $0.isRepaired })
  }

  @Test func `a repair of the same length takes the boxes over one by one`() {
    let glyphs = repaired("未来甲乙", "末来丙丁", edit("甲乙", "丙丁", at: 2), edit("未", "末", at: 0))
    #expect(edges(glyphs) == [[0, 20], [20, 40], [40, 60], [60, 80]])
    #expect(glyphs.map(\.isRepaired) == [true, false, true, true])
    #expect(glyphs.map(\.readIndex) == [0, 1, 2, 3])
  }

  @Test func `two glyphs that become one give it both their boxes and the lower confidence`() {
    var line = LayoutSamples.line("女子")
    line.glyphs[1].confidence = 0.3
    line.text = "好"
    let glyphs = RepairedGlyphs.glyphs(of: line, edits: [edit("女子", "好", at: 0)])
    #expect(edges(glyphs) == [[0, 40]])
    #expect(glyphs.map(\.confidence) == [0.3])
    #expect(glyphs[0].readIndex == nil)
  }

  @Test func `one glyph that becomes three shares its box out evenly`() {
    let glyphs = repaired("甲…乙", "甲abc乙", edit("…", "abc", at: 1))
    #expect(edges(glyphs) == [[0, 20], [20, 26], [26, 33], [33, 40], [40, 60]])
    #expect(glyphs.map(\.readIndex) == [0, 1, 1, 1, 2])
  }

  @Test func `what is inserted stands between its neighbours, and nothing was read there`() {
    let glyphs = repaired("甲乙", "，甲，乙", edit("", "，", at: 0), edit("", "，", at: 1))
    #expect(edges(glyphs) == [[0, 0], [0, 20], [20, 20], [20, 40]])
    #expect(glyphs.map(\.confidence) == [0, 0.9, 0, 0.9])
  }

  @Test func `what is deleted is gone`() {
    #expect(edges(repaired("甲和乙", "甲乙", edit("和", "", at: 1))) == [[0, 20], [40, 60]])
    #expect(repaired("甲", "", edit("甲", "", at: 0)) == [])
  }

  @Test func `offsets of a later stage count in what the stage before left`() {
    let glyphs = repaired(
      "女子人,", "好入，", edit("女子", "好", at: 0), edit("人", "入", at: 2),
      edit(",", "，", at: 2, stage: "normalise-punctuation"))
    #expect(edges(glyphs) == [[0, 40], [40, 60], [60, 80]])
    #expect(glyphs.map(\.readIndex) == [nil, 2, 3])
  }

  @Test(arguments: [
    [Edit](), [edit("丑", "X", at: 1)], [edit("乙", "X", at: Int.max)], [edit("乙", "X", at: -1)],
    [edit("乙", "X", at: 1), edit("乙丙", "Y", at: 1)],
  ])
  func `without edits that lead there, what is alike at both ends stays`(edits: [Edit]) {
    var line = LayoutSamples.line("甲乙丙丁")
    line.text = "甲XYZ丁"
    let glyphs = RepairedGlyphs.glyphs(of: line, edits: edits)
    #expect(glyphs.map(\.scalar) == ["甲", "X", "Y", "Z", "丁"])
    #expect(edges(glyphs) == [[0, 20], [20, 33], [33, 46], [46, 60], [60, 80]])
  }

  @Test func `forms that Swift holds for equal are told apart`() {
    let glyphs = repaired("\u{F900}", "\u{8C48}", edit("\u{F900}", "\u{8C48}", at: 0))
    #expect(glyphs.map(\.scalar) == ["\u{8C48}"])
    #expect(glyphs[0].isRepaired)
  }

  @Test func `a line from top to bottom shares boxes out downwards`() {
    var line = TextLine(text: "甲乙", box: Box(left: 0, top: 0, right: 20, bottom: 40))
    line.glyphs = [
      Glyph(scalar: "甲", box: Box(left: 0, top: 0, right: 20, bottom: 20), confidence: 1),
      Glyph(scalar: "乙", box: Box(left: 0, top: 20, right: 20, bottom: 40), confidence: 1),
    ]
    line.text = "甲ab"
    let glyphs = RepairedGlyphs.glyphs(of: line, edits: [edit("乙", "ab", at: 1)])
    #expect(glyphs.map(\.box.top) == [0, 20, 30])
    #expect(glyphs.map(\.box.bottom) == [20, 30, 40])
  }

  @Test func `a line without glyphs has none`() {
    #expect(RepairedGlyphs.glyphs(of: TextLine(text: "甲"), edits: []) == [])
  }

  private func repaired(_ raw: String, _ text: String, _ edits: Edit...) -> [RepairedGlyph] {
    var line = LayoutSamples.line(raw)
    line.text = text
    return RepairedGlyphs.glyphs(of: line, edits: edits)
  }

  private func edges(_ glyphs: [RepairedGlyph]) -> [[Int32]] {
    glyphs.map { [$0.box.left, $0.box.right] }
  }
}

private func edit(_ from: String, _ to: String, at offset: Int, stage: String = "repair") -> Edit {
  Edit(
    stage: stage, rule: "test", line: LineReference(page: 0, line: 0), offset: offset, from: from,
    to: to)
}
