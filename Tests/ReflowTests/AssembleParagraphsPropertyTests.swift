import DocumentModel
import Reflow
import TestSupport
import Testing

/// What holds for any text, tried on seeded random ones.
struct AssembleParagraphsPropertyTests {
  private static let alphabet = Array(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后"
      + "第三条章（）()《》“”，。、；：！？,.;:!?—…·①②③•0123456789abcXYZ-/%𠮷　    \t"
  ).flatMap(\.unicodeScalars)

  /// Random lines, some of them with boxes at random places.
  private func document(seed: UInt64, withBoxes: Bool) -> Document {
    var random = SeededGenerator(seed: seed)
    let pages = (0..<Int.random(in: 1...4, using: &random)).map { number in
      let lines = (0..<Int.random(in: 0...40, using: &random)).map { row in
        let length = Int.random(in: 0...(Bool.random(using: &random) ? 12 : 120), using: &random)
        var text = String.UnicodeScalarView()
        for _ in 0..<length {
          text.append(Self.alphabet[Int.random(in: 0..<Self.alphabet.count, using: &random)])
        }
        guard withBoxes else { return TextLine(text: String(text)) }
        return Print.line(
          String(text), row: row, indent: Double.random(in: -1...20, using: &random),
          width: Double.random(in: 1...36, using: &random))
      }
      return Page(
        number: number + 1, width: 1240, height: 1754, origin: withBoxes ? .recognised : .plainText,
        lines: lines)
    }
    return Document(name: "r", kind: "r", pages: pages)
  }

  @Test(arguments: [false, true])
  func `no printed scalar is lost, added or moved`(withBoxes: Bool) {
    for seed in 0..<150 as Range<UInt64> {
      let document = document(seed: seed, withBoxes: withBoxes)
      let result = AssembleParagraphs().apply(to: document)
      #expect(PrintedScalars.areKept(in: result), "seed \(seed)")
      #expect(result.pages == document.pages)
    }
  }

  @Test(arguments: [false, true])
  func `every line of the body is in a paragraph, in order`(withBoxes: Bool) {
    for seed in 0..<50 as Range<UInt64> {
      let document = document(seed: seed, withBoxes: withBoxes)
      let lines = AssembleParagraphs().apply(to: document).paragraphs.flatMap(\.lines)
      var distinct: [LineReference] = []
      for line in lines where distinct.last != line { distinct.append(line) }
      #expect(
        distinct == document.bodyLines.filter { !PrintedScalars.of(document[$0].text).isEmpty },
        "seed \(seed)")
    }
  }

  /// Paragraphs as official texts have them.
  private func paragraphs(seed: UInt64) -> [String] {
    var random = SeededGenerator(seed: seed)
    let prose = Array(Prose.long + Prose.middle + Prose.short)
    return (0..<Int.random(in: 1...20, using: &random)).map { index in
      switch Int.random(in: 0...6, using: &random) {
      case 0: return "第\(["一", "二", "三"].randomElement(using: &random) ?? "一")章 总则"
      case 1: return "（一）东街各户；"
      case 2: return "第三条 " + String(prose.prefix(Int.random(in: 5...90, using: &random))) + "。"
      default:
        let start = Int.random(in: 0..<prose.count, using: &random)
        let length = Int.random(in: 4...150, using: &random)
        // No line begins with these.
        return String(prose[start...].drop { "，、。".contains($0) }.prefix(length)) + "。"
      }
    }
  }

  /// The same as a text file has them: wrapped, with blank lines between them or indents or both.
  private func wrapped(seed: UInt64) -> Document {
    var random = SeededGenerator(seed: seed)
    let indent = ["", "", "　　", "    "].randomElement(using: &random) ?? ""
    let blanks = [0, 0, 1, 2].randomElement(using: &random) ?? 0
    let width = Int.random(in: 20...40, using: &random)
    let lines = paragraphs(seed: seed).flatMap { paragraph in
      let text = indent + paragraph
      return stride(from: 0, to: text.count, by: width).map { start in
        String(text.dropFirst(start).prefix(width))
      } + [String](repeating: "", count: blanks)
    }
    return Bool.random(using: &random) ? Document.captured(lines) : Print.textFile(lines)
  }

  @Test func `no paragraph reaches over a blank line or an indent`() {
    for seed in 0..<200 as Range<UInt64> {
      let document = wrapped(seed: seed)
      let hasEvidence = document.pages[0].lines.contains {
        $0.block > 0 || $0.text.isEmpty || $0.text.hasPrefix("　　")
      }
      guard hasEvidence else { continue }
      let starts = starts(of: AssembleParagraphs().apply(to: document).paragraphs.map(\.text))
      #expect(starts.isSuperset(of: self.starts(of: paragraphs(seed: seed))), "seed \(seed)")
    }
  }

  /// Printed scalars before each text.
  private func starts(of texts: [String]) -> Set<Int> {
    var place = 0
    return Set(
      texts.map { text in
        defer { place += PrintedScalars.of(text).count }
        return place
      })
  }

  @Test func `a blank line or an indent parts two lines that read on`() {
    let lines = ["清溪镇供水站工作人员的名单", "王水生李清陈河林小满"]
    for parted in [[lines[0], "", lines[1]], ["　　" + lines[0], "　　" + lines[1]]] {
      #expect(AssembleParagraphs().apply(to: .captured(parted)).paragraphs.map(\.text) == lines)
      #expect(
        AssembleParagraphs().apply(to: Print.textFile(parted)).paragraphs.map(\.text) == lines)
    }
  }

  @Test func `a blank line inside a sentence of wrapped text is the reader's`() {
    let text = Prose.long + Prose.middle
    var lines = stride(from: 0, to: text.count, by: 30).map {
      String(text.dropFirst($0).prefix(30))
    }
    lines.insert("", at: 2)
    #expect(AssembleParagraphs().apply(to: .captured(lines)).paragraphs.map(\.text) == [text])
  }

  @Test func `reflowed text reflows to itself`() {
    for seed in 0..<400 as Range<UInt64> {
      let once = AssembleParagraphs().apply(to: wrapped(seed: seed)).paragraphs.map(\.text)
      let twice = AssembleParagraphs().apply(to: Print.textFile(once)).paragraphs.map(\.text)
      #expect(once == twice, "seed \(seed)")
    }
  }

  @Test func `a second pass over the same document changes nothing`() {
    for seed in 0..<30 as Range<UInt64> {
      let once = AssembleParagraphs().apply(to: document(seed: seed, withBoxes: true))
      #expect(AssembleParagraphs().apply(to: once) == once)
    }
  }

  @Test func `a very long line takes time in proportion`() {
    let line = String(repeating: "停水期间请各户储备生活用水 ", count: 8000)
    let clock = ContinuousClock()
    var paragraphs = 0
    let time = clock.measure {
      paragraphs = AssembleParagraphs().apply(to: Print.textFile([line])).paragraphs.count
    }
    #expect(paragraphs > 0)
    // Far above what 100,000 characters take unoptimised; a quadratic step would take minutes.
    #expect(time < .seconds(20))
  }

  @Test func `very many lines of one character take time in proportion`() {
    let document = Print.textFile([String](repeating: "水", count: 40_000))
    let clock = ContinuousClock()
    var result = document
    let time = clock.measure {
      result = AssembleParagraphs().apply(to: DropRunningHeads().apply(to: document))
    }
    #expect(result.paragraphs.count == 40_000)
    #expect(time < .seconds(20))
  }
}
