import DocumentModel
import Reflow
import TestSupport
import Testing

/// What holds for the stages of this room one after the other, tried on seeded random texts.
struct StagesPropertyTests {
  private static let pieces = [
    "停水", "管道", "用户", "的", "应当", "一", "一一", "政府政府", "第一章", "第三条 ", "（一）", "1、", "2.", "①", "- 3 -",
    "- 4 -", "— 5 —", "6", "2019", "PDF", "water", "re-", "，", "。", "；", "：", "、", "！", "“", "”",
    "（", "）",
    "(", ")", "《", "》", "〈", ",", ";", ":", "\"", "…", "——", "-", "/", "%", " ", "  ", "　", "\t",
    "\u{AD}",
    "\u{200B}", "\u{A0}", "\u{7}", "１２", "Ａ", "\u{2F08}", "\u{FE50}", "\u{FB01}", "🌊", "é",
    "e\u{301}",
  ]

  private static func line(_ random: inout SeededGenerator) -> String {
    if Int.random(in: 0..<5, using: &random) == 0 {
      let prose = Array(Prose.long + Prose.middle + Prose.short)
      let start = Int.random(in: 0..<prose.count, using: &random)
      return String(prose[start...].prefix(Int.random(in: 1...60, using: &random)))
    }
    return (0..<Int.random(in: 0...30, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  private static func document(seed: UInt64) -> Document {
    var random = SeededGenerator(seed: seed)
    return Print.textFile((0..<Int.random(in: 1...30, using: &random)).map { _ in line(&random) })
  }

  private func cleaned(_ document: Document) -> Document {
    var document = UnifyForms().apply(to: document)
    document = DropRunningHeads().apply(to: document)
    document = DropDoubledLines().apply(to: document)
    document = NormalisePunctuation().apply(to: document)
    return AssembleParagraphs().apply(to: document)
  }

  /// The lines of the txt output.
  private func text(_ document: Document) -> [String] {
    document.paragraphs.map(\.text).filter { !$0.isEmpty }
  }

  @Test func `reflowed text of any kind reflows to itself`() {
    for seed in 0..<1000 as Range<UInt64> {
      let once = text(AssembleParagraphs().apply(to: Self.document(seed: seed)))
      let twice = text(AssembleParagraphs().apply(to: Print.textFile(once)))
      #expect(once == twice, "seed \(seed)")
    }
  }

  @Test func `cleaned text is clean`() {
    for seed in 0..<300 as Range<UInt64> {
      let once = text(cleaned(Self.article(seed: seed)))
      let twice = text(cleaned(Print.textFile(once)))
      #expect(once == twice, "seed \(seed)")
    }
  }

  /// A text as people have it: paragraphs, wrapped by hand or not, with what their programs left in it.
  ///
  /// Quotes without a partner are not: a printed line's start tells that one there opens, and is gone then.
  private static func article(seed: UInt64) -> Document {
    var random = SeededGenerator(seed: seed)
    let width = [nil, 26, 34].randomElement(using: &random) ?? nil
    let prose = (Prose.long + Prose.middle + Prose.short).split(separator: "，").map(String.init)
    let starts = ["", "", "　　", "（一）", "1、", "第三条 ", "第二章 ", "(1)"]
    let traces = [
      "", "", "\u{AD}", "\u{200B}", "\u{3000}", "PDF", "(试行)", "“停水”", "\u{2F08}", "\u{FE50}",
    ]
    var lines: [String] = []
    for number in 1...Int.random(in: 1...12, using: &random) {
      var text = starts.randomElement(using: &random) ?? ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        text += prose.randomElement(using: &random) ?? ""
        text += traces.randomElement(using: &random) ?? ""
        text += ["，", ",", "；", ":", "、"].randomElement(using: &random) ?? ""
      }
      text += Bool.random(using: &random) ? "。" : ""
      while let width, text.count > width {
        lines.append(String(text.prefix(width)))
        text.removeFirst(width)
      }
      lines.append(text)
      if number.isMultiple(of: 4) { lines.append("- \(number / 4) -") }
    }
    return Print.textFile(lines)
  }

  @Test(arguments: ["）", "\"", "《", "一", "，", "(", "１Ａ", "-", "“", "政府"])
  func `a very long line of one mark takes time in proportion`(mark: String) {
    let line = String(repeating: mark, count: 50_000)
    let clock = ContinuousClock()
    var paragraphs = 0
    let time = clock.measure { paragraphs = cleaned(Print.textFile([line])).paragraphs.count }
    #expect(paragraphs == 1)
    // Far above what it takes unoptimised; a quadratic step would take minutes.
    #expect(time < .seconds(20))
  }

  @Test func `nothing printed is lost, added or moved but by a drop, an edit or a hyphen`() {
    for seed in 0..<500 as Range<UInt64> {
      let document = Self.document(seed: seed)
      let result = cleaned(document)
      // Undo the edits, last stage first: the lines are what was given.
      var lines = result.pages[0].lines.map { Array($0.text.unicodeScalars) }
      for stage in [NormalisePunctuation.name, UnifyForms.name] {
        for edit in result.edits where edit.stage == stage {
          let to = Array(edit.to.unicodeScalars)
          let place = edit.offset..<(edit.offset + to.count)
          #expect(Array(lines[edit.line.line][place]) == to, "seed \(seed)")
          lines[edit.line.line].replaceSubrange(place, with: edit.from.unicodeScalars)
        }
      }
      #expect(lines.map { text(of: $0) } == document.pages[0].lines.map(\.text), "seed \(seed)")
      #expect(PrintedScalars.areKept(in: result), "seed \(seed)")
    }
  }

  private func text(of scalars: [Unicode.Scalar]) -> String {
    String(String.UnicodeScalarView(scalars))
  }
}
