import DocumentModel
import TestSupport
import Testing

@testable import Repair

@Suite struct LearnerTests {
  /// Sentences with 提高 and 未来, so that what is planted there can be repaired.
  private static let sentences = [
    "不断提高服务的质量和水平。", "面向未来制定长远的规划。", "努力提高工作的效率。", "共同建设美好的未来。",
    "进一步提高认识，统一思想。", "未来五年是关键的时期。",
  ]

  /// As many documents as asked for, each of all sentences; `misread` makes readings of them.
  private func documents(
    _ count: Int, misread: (Int, String) -> String
  ) -> [TrainingDocument] {
    (0..<count).map { number in
      TrainingDocument(
        name: "d\(number)", truth: Self.sentences.joined(separator: "\n"),
        read: Self.sentences.map { misread(number, $0) }.joined(separator: "\n"))
    }
  }

  private func learner(shapes: ShapePrior = .empty) throws -> Learner {
    var learner = Learner(decoder: try decoder("", model: sharedModel(), shapes: shapes))
    learner.source = "made"
    return learner
  }

  private func finding(
    _ wrong: String, _ right: String, in findings: [Learner.Finding]
  ) -> Learner.Finding? {
    findings.first { String($0.rule.wrong) == wrong && String($0.rule.right) == right }
  }

  @Test func `a misreading that is repaired on documents it was not learned from becomes a rule`()
    throws
  {
    let findings = try learner().learn(
      from: documents(5) { $1.replacing("提高", with: "提咼") })
    let rule = try #require(finding("咼", "高", in: findings))
    #expect(rule.isKept && rule.places == 15 && rule.documents == 5)
    #expect(rule.proof == Learner.Proof(helped: 15, neutral: 0, harmed: 0))
    #expect(rule.rule.source == "made 15/15" && rule.rule.mode == .weigh)
    // 15 of 15 seen, and 20 more as if read rightly: log10 15/35.
    #expect(rule.rule.weightLog10 == -0.37)
  }

  @Test func `a rule that repaired nothing it was not learned from is dropped`() throws {
    // 的 for 地 is seen, but no reading of the held-out ones is better with it.
    let findings = try learner().learn(
      from: documents(5) { $0 == 0 ? $1.replacing("的", with: "高") : $1 })
    let rule = try #require(finding("高", "的", in: findings))
    #expect(!rule.isKept && rule.proof.helped == 0)
  }

  @Test func `one page proves nothing, the pages of one document do`() throws {
    let page = documents(1) { $1.replacing("提高", with: "提咼") }
    #expect(try finding("咼", "高", in: learner().learn(from: page))?.isKept == false)
    let sentences = Self.sentences.joined(separator: "\n") + "\n"
    let truth = String(repeating: sentences, count: 40)
    let book = TrainingDocument(
      name: "book", truth: truth, read: truth.replacing("提高", with: "提咼"))
    let rule = try #require(finding("咼", "高", in: learner().learn(from: [book])))
    #expect(rule.isKept && rule.places == 120 && rule.documents == 1)
    #expect(rule.proof.helped == 120)
  }

  @Test func `the pieces of a document have the truth of their lines`() throws {
    let lines = (0..<100).map { "这是第\($0)行文字，共有一百行。" }
    let book = TrainingDocument(
      name: "book", truth: lines.joined(),
      read: lines.joined(separator: "\n").replacing("文", with: "又"))
    let pieces = book.pieces()
    #expect(pieces.count > 1 && pieces.flatMap(\.lines).count == 100)
    #expect(pieces.map(\.truth).joined() == lines.joined())
    for piece in pieces {
      let read = piece.lines.map { String($0.scalars) }.joined()
      #expect(piece.truth == read.replacing("又", with: "文"))
    }
  }

  @Test func `what a look-alike repairs as well speaks for the rule`() throws {
    let findings = try learner(shapes: ShapePrior(neighboursOf: [0x54BC: [0x9AD8]])).learn(
      from: documents(5) { $1.replacing("提高", with: "提咼") })
    #expect(finding("咼", "高", in: findings)?.proof.helped == 15)
  }

  @Test func `no rule deletes a stray character, nor one beside a misread one`() throws {
    let readings = ["提和咼", "提咼和", "提咼", "提高有", "有提高"]
    let findings = try learner().learn(
      from: documents(5) { $1.replacing("提高", with: readings[$0]).replacing("未来", with: "来") })
    #expect(findings.allSatisfy { !$0.rule.right.isEmpty })
    #expect(finding("和咼", "高", in: findings) == nil && finding("咼和", "高", in: findings) == nil)
    #expect(finding("咼", "高", in: findings) != nil)
    #expect(findings.allSatisfy { $0.rule.wrong.count >= $0.rule.right.count })
  }

  @Test func `a character parted in two is learned as one rule`() throws {
    let findings = try learner().learn(
      from: documents(5) { $1.replacing("效率", with: "交攵率") })
    #expect(finding("交攵", "效", in: findings)?.isKept == true)
  }

  @Test func `no numeral is learned for another`() throws {
    let findings = try learner().learn(from: documents(5) { $1.replacing("五", with: "三") })
    #expect(findings.isEmpty)
  }

  @Test func `a misreading seen too seldom is none`() throws {
    var learner = try learner()
    learner.leastPlaces = 16
    #expect(learner.learn(from: documents(5) { $1.replacing("提高", with: "提咼") }).isEmpty)
  }

  @Test func `learning is the same each time`() throws {
    let documents = documents(5) { $1.replacing("高", with: "咼").replacing("未", with: "末") }
    let once = try learner().learn(from: documents)
    #expect(try learner().learn(from: documents) == once && once.count > 1)
  }

  @Test func `learned rules replace those of the same source, and no line of the owner's`() throws {
    let table = """
      # mine
      wrong\tright\tweight\tmode\tcontext\tsource\tnote
      咼\t高\t-2\tweigh\t\tread by Li\tmine
      冇\t有\t-1\tweigh\t\tread 3/9\t
      囯\t国\t-1\tweigh\t\tmade 3/9\t

      """
    var file = TableFile(table, name: "t.tsv")
    #expect(file.rules(besides: "made", of: nil).map { String($0.wrong) } == ["咼", "冇"])
    let findings = try learner().learn(
      from: documents(5) { $1.replacing("高", with: "咼").replacing("未来", with: "末来") })
    let count = file.replaceLearned(by: findings, source: "made", engine: nil)
    let lines = file.text.split(separator: "\n").map(String.init)
    #expect(lines.prefix(4) == table.split(separator: "\n").map(String.init).prefix(4))
    // What the owner wrote about 咼 wins; 末 for 未 is new.
    #expect(count == 1 && lines.count == 6)
    #expect(lines[4] == "# " + TableFile.learnedHeading)
    #expect(lines[5].hasPrefix("末\t未\t") && lines[5].hasSuffix("made 15/15\theld out 15/15"))
  }

  @Test
  func `what is learned of one engine's readings is for that engine, beside what others taught`()
    throws
  {
    var learner = try learner()
    learner.engine = .paddle
    let findings = learner.learn(
      from: documents(5) { $1.replacing("未来", with: "末来") })
    var file = TableFile(
      "囯\t国\t-1\tweigh\t\thand\n末\t未\t-1\tweigh\t\tmade 3/9\t\ttesseract\n", name: "t.tsv")
    #expect(file.replaceLearned(by: findings, source: "made", engine: .paddle) == 1)
    #expect(file.rules.map(\.engine) == [nil, .tesseract, .paddle])
    // Learned again, its own rules are replaced and the others stay.
    #expect(file.replaceLearned(by: findings, source: "made", engine: .paddle) == 1)
    #expect(file.rules.map(\.engine) == [nil, .tesseract, .paddle])
    // What was learned before rules named an engine makes way.
    var old = TableFile(
      "wrong\tright\tweight\tmode\tcontext\tsource\tnote\n末\t未\t-1\tweigh\t\tmade 3/9\n咼\t高\t-1\tweigh\t\tmade 3/9\n",
      name: "o.tsv")
    #expect(old.rules(besides: "made", of: .paddle).isEmpty)
    #expect(old.replaceLearned(by: findings, source: "made", engine: .paddle) == 1)
    #expect(old.rules.map(\.engine) == [.paddle])
    #expect(old.text.hasPrefix("wrong\tright\tweight\tmode\tcontext\tsource\tnote\tengine\n"))
    var new = TableFile("", name: "n.tsv")
    _ = new.replaceLearned(by: findings, source: "made", engine: .paddle)
    #expect(new.text.hasPrefix("wrong\tright\tweight\tmode\tcontext\tsource\tnote\tengine\n"))
  }
}
