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

  private func block(
    row: Int, withColumns: Bool, _ random: inout SeededGenerator
  ) -> [TextLine] {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return table(row: row, &random)
    case 1: return [Print.centred("图1 " + words(2...10, &random), row: row)]
    case 2:
      return [Print.line("① " + words(10...20, &random), row: row, indent: 1, size: 0.8)]
    case 3: return [Print.line(words(4...20, &random) + "………………3", row: row, width: 36)]
    case 4 where withColumns:
      return Print.column(words(40...90, &random), row: row, width: 17)
        + Print.column(
          words(40...90, &random), row: row, width: 17, left: Print.left + 19 * Print.em)
    case 5: return [Print.line("附件：1. " + words(3...9, &random), row: row, indent: 2)]
    default: return Print.paragraph(words(10...120, &random), row: row)
    }
  }

  private func document(seed: UInt64, withColumns: Bool = true) -> Document {
    var random = SeededGenerator(seed: seed)
    let pages = (0..<Int.random(in: 1...3, using: &random)).map { number in
      var lines: [TextLine] = []
      var row = 0
      while row < 34 {
        let block = block(row: row, withColumns: withColumns, &random)
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

  @Test func `each printed scalar is in the text once, and each line in one paragraph`() {
    for seed in 0..<300 as Range<UInt64> {
      let document = document(seed: seed)
      let result = AssembleParagraphs().apply(to: document)
      let lines = result.paragraphs.flatMap(\.lines)
      #expect(lines.count == Set(lines).count, "seed \(seed)")
      #expect(Set(lines) == Set(document.bodyLines), "seed \(seed)")
      for paragraph in result.paragraphs {
        #expect(holds(paragraph, document), "seed \(seed): \(paragraph.text)")
      }
      #expect(result.pages == document.pages)
    }
  }

  @Test func `only floats leave the order of the lines where there are no columns`() {
    for seed in 0..<300 as Range<UInt64> {
      let document = document(seed: seed, withColumns: false)
      let paragraphs = AssembleParagraphs().apply(to: document).paragraphs
      let isFloat = { (kind: Paragraph.Kind) in [.caption, .footnote, .tableRow].contains(kind) }
      for floats in [false, true] {
        let lines = paragraphs.filter { isFloat($0.kind) == floats }.flatMap(\.lines)
          .map { $0.page * 1000 + $0.line }
        #expect(lines == lines.sorted(), "seed \(seed)")
      }
    }
  }

  /// Whether the paragraph is its lines one after the other, or those of each cell.
  private func holds(_ paragraph: Paragraph, _ document: Document) -> Bool {
    let lines = paragraph.lines.map { PrintedScalars.of(document[$0].text) }
    guard paragraph.kind == .tableRow else {
      return lines.flatMap(\.self) == PrintedScalars.of(paragraph.text)
    }
    let cells = paragraph.text.split(separator: "\t", omittingEmptySubsequences: false)
    return isMade(cells.map { PrintedScalars.of(String($0))[...] }, of: lines[...])
  }

  /// Whether each line can be cut into pieces, one for a cell from left to right, so that the pieces of a
  /// cell, from top to bottom, are the cell.
  private func isMade(
    _ cells: [ArraySlice<Unicode.Scalar>], of lines: ArraySlice<[Unicode.Scalar]>
  ) -> Bool {
    guard let line = lines.first else { return cells.allSatisfy(\.isEmpty) }
    return cut(line[...], from: 0, of: cells) { isMade($0, of: lines.dropFirst()) }
  }

  private func cut(
    _ line: ArraySlice<Unicode.Scalar>, from column: Int, of cells: [ArraySlice<Unicode.Scalar>],
    then rest: ([ArraySlice<Unicode.Scalar>]) -> Bool
  ) -> Bool {
    guard column < cells.count else { return line.isEmpty && rest(cells) }
    let longest = zip(line, cells[column]).prefix { $0 == $1 }.count
    for length in (0...longest).reversed() {
      var left = cells
      left[column] = left[column].dropFirst(length)
      if cut(line.dropFirst(length), from: column + 1, of: left, then: rest) { return true }
    }
    return false
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
