import DocumentModel
import Reflow
import TestSupport
import Testing

/// What holds for pages with tables, columns, footnotes and captions, tried on seeded random ones.
struct StructurePropertyTests {
  private static let prose = Array(Prose.long + Prose.middle + Prose.short)

  private func words(_ count: ClosedRange<Int>, _ random: inout SeededGenerator) -> String {
    let start = Int.random(in: 0..<Self.prose.count, using: &random)
    return String(Self.prose[start...].prefix(Int.random(in: count, using: &random)))
  }

  private func table(row: Int, _ random: inout SeededGenerator) -> [TextLine] {
    let columns = Int.random(in: 2...5, using: &random)
    let width = 34 / Double(columns)
    let longest = Int(width) - 1
    return (0..<Int.random(in: 1...6, using: &random)).compactMap { line in
      var cells: [(Double, String)] = []
      for column in 0..<columns where Int.random(in: 0..<5, using: &random) > 0 {
        cells.append((Double(column) * width + 1, words(1...longest, &random)))
      }
      return cells.isEmpty
        ? nil
        : Print.cells(
          cells, row: Double(row) + Double(line) * Double.random(in: 0.6...1.2, using: &random))
    }
  }

  private func block(row: Int, _ random: inout SeededGenerator) -> [TextLine] {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return table(row: row, &random)
    case 1: return [Print.centred("图1 " + words(2...10, &random), row: row)]
    case 2:
      return [Print.line("① " + words(10...20, &random), row: row, indent: 1, size: 0.8)]
    case 3: return [Print.line(words(4...20, &random) + "………………3", row: row, width: 36)]
    case 4:
      return Print.column(words(40...90, &random), row: row, width: 17)
        + Print.column(
          words(40...90, &random), row: row, width: 17, left: Print.left + 19 * Print.em)
    case 5: return [Print.line("附件：1. " + words(3...9, &random), row: row, indent: 2)]
    default: return Print.paragraph(words(10...120, &random), row: row)
    }
  }

  private func document(seed: UInt64) -> Document {
    var random = SeededGenerator(seed: seed)
    let pages = (0..<Int.random(in: 1...3, using: &random)).map { number in
      var lines: [TextLine] = []
      var row = 0
      while row < 34 {
        let block = block(row: row, &random)
        lines += block
        row += block.count + Int.random(in: 0...2, using: &random)
      }
      // A reader may go through a page row by row.
      if Int.random(in: 0..<4, using: &random) == 0 {
        lines = lines.enumerated().sorted {
          ($0.element.box?.top ?? 0, $0.offset) < ($1.element.box?.top ?? 0, $1.offset)
        }.map(\.element)
      }
      return Print.page(number + 1, lines)
    }
    return Document(name: "r", kind: "r", pages: pages)
  }

  private func printed(_ texts: [String]) -> [Unicode.Scalar] {
    texts.flatMap(\.unicodeScalars).filter { !$0.properties.isWhitespace }
  }

  @Test func `each printed scalar is in the text once, and each line in one paragraph`() {
    for seed in 0..<300 as Range<UInt64> {
      let document = document(seed: seed)
      let result = AssembleParagraphs().apply(to: document)
      let before = printed(document.bodyLines.map { document[$0].text })
      let after = printed(result.paragraphs.map(\.text))
      #expect(before.sorted() == after.sorted(), "seed \(seed)")
      let lines = result.paragraphs.flatMap(\.lines)
      #expect(lines.count == Set(lines).count, "seed \(seed)")
      #expect(Set(lines) == Set(document.bodyLines), "seed \(seed)")
      #expect(result.pages == document.pages)
    }
  }

  @Test func `only cells, floats and columns leave the order of the lines`() {
    for seed in 0..<300 as Range<UInt64> {
      let document = document(seed: seed)
      let paragraphs = AssembleParagraphs().apply(to: document).paragraphs
      for paragraph in paragraphs where paragraph.kind != .tableRow {
        let made = printed(paragraph.lines.map { document[$0].text })
        #expect(made == printed([paragraph.text]), "seed \(seed)")
      }
    }
  }

  @Test func `texts of all kinds, once read as text, reflow to themselves`() {
    for seed in 0..<300 as Range<UInt64> {
      let printed = AssembleParagraphs().apply(to: document(seed: seed)).paragraphs.map(\.text)
      let once = AssembleParagraphs().apply(to: Print.textFile(printed)).paragraphs.map(\.text)
      let twice = AssembleParagraphs().apply(to: Print.textFile(once)).paragraphs.map(\.text)
      #expect(once == twice, "seed \(seed)")
    }
  }
}
