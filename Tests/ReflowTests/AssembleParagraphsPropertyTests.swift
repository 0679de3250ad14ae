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

  private func printed(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

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
      let before = document.bodyLines.flatMap { printed(document[$0].text) }
      let result = AssembleParagraphs().apply(to: document)
      let after = result.paragraphs.flatMap { printed($0.text) }
      // A hyphen may only go between letters, where a line ended.
      if before != after {
        #expect(withoutHyphens(before) == withoutHyphens(after), "seed \(seed)")
        #expect(before.count >= after.count, "seed \(seed)")
      }
      #expect(result.pages == document.pages)
    }
  }

  private func withoutHyphens(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.filter { $0 != "-" }
  }

  @Test(arguments: [false, true])
  func `every line of the body is in a paragraph, in order`(withBoxes: Bool) {
    for seed in 0..<50 as Range<UInt64> {
      let document = document(seed: seed, withBoxes: withBoxes)
      let lines = AssembleParagraphs().apply(to: document).paragraphs.flatMap(\.lines)
      var distinct: [LineReference] = []
      for line in lines where distinct.last != line { distinct.append(line) }
      #expect(
        distinct == document.bodyLines.filter { !printed(document[$0].text).isEmpty },
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
        return String(prose[start...].prefix(length)) + "。"
      }
    }
  }

  @Test func `reflowed text reflows to itself`() {
    for seed in 0..<200 as Range<UInt64> {
      let lines = paragraphs(seed: seed).flatMap { paragraph in
        stride(from: 0, to: paragraph.count, by: 30).map { start in
          String(paragraph.dropFirst(start).prefix(30))
        }
      }
      let once = AssembleParagraphs().apply(to: Print.textFile(lines)).paragraphs.map(\.text)
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
