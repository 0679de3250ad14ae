import DocumentModel
import Synchronization
import Testing

@testable import Repair

@Suite struct DecoderTests {
  @Test func `a misreading that the model finds unlikely is repaired, with its rule and score`()
    throws
  {
    let decoder = try decoder("# x\n勺\t的\t-0.8\n咼\t高\t-0.1", model: sharedModel())
    let (text, edits) = decoder.decode("全县人民勺生活水平有了提咼。")
    #expect(text == "全县人民的生活水平有了提高。")
    #expect(edits.map(\.rule) == ["t.tsv:2", "t.tsv:3"])
    #expect(edits.map(\.offset) == [4, 12])
    #expect(edits.allSatisfy { $0.stage == "repair" && ($0.scoreLog10 ?? 0) > 0.5 })
  }

  @Test func `a text that the model finds likely stays, though a rule matches`() throws {
    let decoder = try decoder("勺\t的\t-0.8\n末\t未\t-2", model: sharedModel())
    for text in ["桌上放着一把勺子。", "期末考试安排在周末。"] {
      #expect(decoder.decode(text).text == text)
    }
  }

  @Test func `a larger margin keeps what a smaller one changes`() throws {
    let table = "勺\t的\t-0.8"
    let text = "全县人民勺生活水平"
    #expect(try decoder(table, margin: 0, model: sharedModel()).decode(text).edits.count == 1)
    #expect(try decoder(table, margin: 40, model: sharedModel()).decode(text).text == text)
  }

  @Test func `always replaces and never protects, with and without a model`() throws {
    let table = "政府政府\t政府\t0\talways\t人民_\n勺\t的\t0\talways\n勺子\t\t\tnever"
    for model in [nil, try sharedModel()] {
      let decoder = try decoder(table, model: model)
      #expect(decoder.decode("人民政府政府公报").text == "人民政府公报")
      #expect(decoder.decode("政府政府公报").text == "政府政府公报")
      #expect(decoder.decode("木勺子勺好处").text == "木勺子的好处")
      #expect(decoder.decode("勺").edits.first?.scoreLog10 == nil)
    }
  }

  @Test(arguments: [("\u{F900}", "豈"), ("\u{2329}", "〈")])
  func `what Unicode takes for the same text is changed all the same`(wrong: String, right: String)
    throws
  {
    let edits = try decoder("\(wrong)\t\(right)\t0\talways").decode("甲\(wrong)乙").edits
    #expect(edits.map(\.offset) == [1])
    #expect(edits.first?.from.unicodeScalars.elementsEqual(wrong.unicodeScalars) == true)
    #expect(edits.first?.to.unicodeScalars.elementsEqual(right.unicodeScalars) == true)
  }

  @Test func `without a model rules that weigh do nothing`() throws {
    #expect(try decoder("咼\t高\t0").decode("提咼").edits.isEmpty)
  }

  @Test func `a context must stand on both sides in the text as read`() throws {
    let decoder = try decoder("甲\t乙\t0\talways\t子_丑\n子\t寅\t0\talways")
    #expect(decoder.decode("子甲丑").text == "寅乙丑")
    #expect(decoder.decode("寅甲丑甲").text == "寅甲丑甲")
  }

  @Test func `nothing is read again after a change`() throws {
    let decoder = try decoder("甲\t乙\t0\talways\n乙\t丙\t0\talways\n丙乙\t丁\t0\talways")
    #expect(decoder.decode("甲乙").text == "乙丙")
    #expect(decoder.decode("甲甲").text == "乙乙")
  }

  @Test func `of overlapping always rules the first, then the longest is taken`() throws {
    let decoder = try decoder("甲乙\t丙\t0\talways\n甲乙丙\t丁\t0\talways\n乙丙\t戊\t0\talways")
    #expect(decoder.decode("甲乙丙").text == "丁")
    #expect(decoder.decode("甲乙乙丙").text == "丙戊")
  }

  @Test func `rules may make the text longer, shorter or delete`() throws {
    let decoder = try decoder("禾口\t和\t0\talways\n朤\t明月明月\t0\talways\n丶\t\t0\talways")
    let (text, edits) = decoder.decode("禾口丶朤丶")
    #expect(text == "和明月明月")
    #expect(replay(edits, on: "禾口丶朤丶") == text)
    let weighing = try self.decoder(for: "白勺\t的\t-0.1\n氵去\t法\t-0.1")
    #expect(weighing.decode("中国白勺氵去律").text == "中国的法律")
  }

  @Test func `digits, Latin and punctuation stay, and begin a new history`() throws {
    let decoder = try decoder("勺\t的\t-0.8", model: sharedModel())
    #expect(decoder.decode("完成100%勺基础工作abc，ＡＢ").text == "完成100%的基础工作abc，ＡＢ")
  }

  @Test func `spaces between Chinese characters hide neither a misreading nor a word`() throws {
    let decoder = try decoder("咼\t高\t-0.1\n白勺\t的\t-0.1\n提咼\t提高\t-0.1", model: sharedModel())
    #expect(decoder.decode("水平的提 咼\u{1000}了").text == "水平的提 高\u{1000}了")
    #expect(decoder.decode("我们白 勺水平").text == "我们的水平")
  }

  @Test func `a misreading may straddle two lines, its edits do not`() throws {
    let decoder = try decoder("提咼\t提高\t-0.1\n白勺\t的\t-0.1", model: sharedModel())
    let first = "生活水平不断提\n咼了很多"
    let (text, edits) = decoder.decode(first)
    #expect(text == "生活水平不断提\n高了很多")
    #expect(edits.map(\.line.line) == [1])
    let second = "我们中国白\n勺生活"
    let (joined, pieces) = decoder.decode(second)
    #expect(joined == "我们中国的\n生活")
    #expect(pieces.map(\.line.line) == [0, 1])
    #expect(replay(pieces, on: second) == joined)
  }

  @Test func `an empty line, an indentation or a wide gap ends the text around it`() throws {
    let decoder = try decoder("提咼\t提高\t0\talways")
    for gap in ["\n\n", "\n　　", "\n  ", "     "] {
      #expect(decoder.decode("提\(gap)咼").edits.isEmpty, "\(gap.debugDescription)")
    }
    #expect(decoder.decode("提\n 咼").edits.count == 1)
  }

  @Test func `a dirty text lowers the margin, a clean one does not`() throws {
    var settings = DecoderSettings()
    settings.marginLog10 = 7
    let table = ConfusionTable(
      rules: try ConfusionTable.parse("未\t末\t-1\n咼\t高\t-0.1\n笫\t第\t-0.1", file: "t"))
    let decoder = Decoder(table: table, model: try sharedModel(), settings: settings)
    let doubtful = "期未考试开始了。"
    #expect(decoder.decode(doubtful).text == doubtful)
    let dirty = String(repeating: "提咼水平，笫三季度。", count: 40)
    #expect(decoder.decode(dirty + doubtful).text.hasSuffix("期末考试开始了。"))
  }

  @Test func `people's names stay as read, however the model sees them`() throws {
    let decoder = try decoder(for: "凤\t风\t-2\n玉\t王\t-2.5\n孟\t猛\t-1\n宇\t守\t-2\n末\t未\t-2")
    let text = "由胡凤英、杨永玉同志任副主任，记者孟宇、邵宇军报道。"
    #expect(decoder.decode(text).text == text)
    #expect(decoder.decode("高末来五年的目标").text == "高未来五年的目标")
  }

  @Test func `a word of the lexicon stays, though a rule matches in it`() throws {
    let table = "勺\t的\t-0.8\n园\t圆\t0\talways"
    let text = "全县人民勺生活水平，勺园"
    let without = try decoder(for: table)
    #expect(without.decode(text).text == "全县人民的生活水平，的圆")
    let with = try decoder(table, model: sharedModel(), lexicon: "勺园\n民勺生")
    #expect(with.decode(text).text == text)
    #expect(with.decode("全县大众勺生活水平").text == "全县大众的生活水平")
    // Without a model as well, and across a line end.
    #expect(try decoder(table, lexicon: "勺园").decode("勺\n园园").text == "勺\n园圆")
  }

  @Test func `a name of the lexicon is taken as a word, which lowers surprise`() throws {
    let table = "末\t未\t-2"
    let text = "参观了末勺岭公园"
    let without = try decoder(for: table)
    let with = try decoder(table, model: sharedModel(), lexicon: "未勺岭\t-1")
    #expect(without.decode(text).text == text)
    let (repaired, edits) = with.decode(text)
    #expect(repaired == "参观了未勺岭公园")
    #expect(edits.map(\.rule) == ["t.tsv:1"])
  }

  @Test func `a look-alike is taken at a suspect place, not at a plain one`() throws {
    let like = ShapePrior(neighboursOf: [0x5187: [0x6709], 0x6709: [0x5187], 0x671F: [0x6B3A]])
    let decoder = try decoder("", model: sharedModel(), shapes: like)
    let (text, edits) = decoder.decode("我们没冇这个问题，期间没有。")
    #expect(text == "我们没有这个问题，期间没有。")
    #expect(edits.map(\.rule) == ["look-alike"])
    #expect(edits.map(\.offset) == [3])
    let without = try self.decoder("", model: nil, shapes: like)
    #expect(without.decode("我们没冇这个问题").edits.isEmpty)
  }

  @Test func `a document that says a term elsewhere tips a doubtful place`() throws {
    let table = "畜\t蓄\t-1"
    let score = try #require(
      self.decoder(table, margin: 0, model: sharedModel()).decode("储畜机构").edits.first?
        .scoreLog10)
    #expect(score > 0)
    // A margin that the text alone fails by a little.
    let careful = try self.decoder(table, margin: score + 0.3, model: sharedModel())
    #expect(careful.decode("储畜机构。").edits.isEmpty)
    let said = String(repeating: "储蓄机构。", count: 20)
    #expect(careful.decode(said + "储畜机构。").text == said + "储蓄机构。")
    let unsaid = String(repeating: "其他机构。", count: 20)
    #expect(careful.decode(unsaid + "储畜机构。").edits.isEmpty)
  }

  @Test func `several threads may decode at once`() async throws {
    let decoder = try decoder(for: "勺\t的\t-0.8\n咼\t高\t-0.1\n末\t未\t-2")
    let text = String(repeating: "全县人民勺生活水平有了提咼。期末考试。", count: 20)
    let expected = decoder.decode(text).edits
    #expect(expected.count == 40)
    await withTaskGroup(of: [Edit].self) { group in
      for _ in 0..<4 { group.addTask { decoder.decode(text).edits } }
      for await edits in group { #expect(edits == expected) }
    }
  }

  @Test func `a long text is repaired alike on one core and on several`() throws {
    // 机 is known and looks like nothing: it can only complete a word.
    let known: [Unicode.Scalar] = ["机", "民"]
    let shapes = ShapePrior(
      neighboursOf: Dictionary(uniqueKeysWithValues: known.map { ($0.value, []) }))
    var decoder = try decoder("勺\t的\t-0.8\n咼\t高\t-0.1", model: sharedModel(), shapes: shapes)
    var lines = Passage.Line.lines(of: "全县人民勺生活水平有了提咼。\n计算龘的用途很广。")
    // 龘 for 机, which no rule names and no look tells.
    lines[1].confidences = [1, 1, 0.3, 1, 1, 1, 1, 1, 1]
    // Three stretches, the last one short.
    let long = (0..<(2 * LineWindow.scalars / 23 + 20)).flatMap { _ in lines }
    let references = long.indices.map { LineReference(page: 0, line: $0) }
    let expected = decoder.edits(of: long, references: references)
    #expect(expected[1]?.map(\.rule) == ["completion"])
    #expect(expected.count == long.count)
    let cores = Cores()
    decoder.spareCores = cores
    #expect(decoder.edits(of: long, references: references) == expected)
    #expect(cores.most.withLock { $0 } == 3 && cores.free.withLock { $0 } == 2)
  }

  /// Two cores besides the first; counts how many were at work at once.
  private final class Cores: SpareCores {
    let free = Mutex(2)
    let most = Mutex(0)

    func take(atMost count: Int) -> Int {
      free.withLock { free in
        let taken = min(count, free)
        free -= taken
        return taken
      }
    }

    func giveBack(_ count: Int) { free.withLock { $0 += count } }

    func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
      most.withLock { $0 = max($0, count) }
      // From the last to the first: the order must not matter.
      (0..<count).reversed().forEach(body)
    }
  }

  @Test func `a very long line is decoded whole`() throws {
    let decoder = try decoder("勺\t的\t-0.8\n咼\t高\t-0.1\n末\t未\t-2", model: sharedModel())
    let sentence = "全县人民勺生活水平有了提咼"
    let text = String(repeating: sentence, count: 1000)
    let result = decoder.decode(text)
    #expect(result.text == String(repeating: "全县人民的生活水平有了提高", count: 1000))
    #expect(result.edits.count == 2000)
  }

  private func decoder(for table: String) throws -> Decoder {
    try decoder(table, model: sharedModel())
  }

  private func decoder(
    _ table: String, margin: Double = 0.5, model: LanguageModel? = nil,
    shapes: ShapePrior = .empty, lexicon: String = ""
  ) throws -> Decoder {
    try RepairTests.decoder(
      table, margin: margin, model: model, shapes: shapes, lexicon: lexicon)
  }
}
