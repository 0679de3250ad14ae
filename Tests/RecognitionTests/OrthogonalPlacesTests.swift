import DocumentModel
import Testing

@testable import Recognition

struct OrthogonalPlacesTests {
  private func line(_ text: String, _ box: Box, block: Int = 0) -> TextLine {
    TextLine(text: text, box: box, block: block)
  }

  /// Lines of 40 pixels, 60 apart, from `top` on.
  private func lines(_ texts: String, top: Int, left: Int = 200, block: Int = 0) -> [TextLine] {
    texts.enumerated().map { index, text in
      let top = top + index * 60
      return line(
        String(text), Box(left: left, top: top, right: left + 800, bottom: top + 40), block: block)
    }
  }

  private func order(
    _ lines: [TextLine], _ orthogonal: [TextLine], isVertical: Bool = false
  ) -> (text: String, blocks: [Int]) {
    let all = OrthogonalPlaces.lines(lines, with: orthogonal, isVertical: isVertical)
    return (all.map(\.text).joined(), all.map(\.block))
  }

  @Test func `without any, lines and blocks stay as they are`() {
    let given = lines("甲乙", top: 100, block: 3)
    #expect(OrthogonalPlaces.lines(given, with: [], isVertical: false) == given)
  }

  @Test func `a column goes before the paragraph beside it, not into it`() {
    let title = line("题", Box(left: 100, top: 190, right: 140, bottom: 400))
    let given = lines("甲乙丙", top: 100) + lines("丁戊", top: 400)
    #expect(order(given, [title]).text == "题甲乙丙丁戊")
    let lower = line("题", Box(left: 100, top: 430, right: 140, bottom: 600))
    let found = order(given, [lower])
    #expect(found.text == "甲乙丙题丁戊")
    #expect(found.blocks == [0, 0, 0, 1, 2, 2])
  }

  @Test func `in a table it goes before the lines of its row, however they jitter`() {
    let tables = RuledTable.tables(
      of: (0...3).map { Box(left: 98, top: 100 + $0 * 100, right: 902, bottom: 104 + $0 * 100) }
        + [100, 300, 600, 900].map { Box(left: $0 - 2, top: 100, right: $0 + 2, bottom: 404) })
    let cells = (0..<3).flatMap { row in
      (0..<2).map { column in
        let (left, top) = (320 + column * 300, 130 + row * 100 - column)
        return line(
          "\(row * 2 + column)", Box(left: left, top: top, right: left + 90, bottom: top + 40))
      }
    }
    let label = line("签", Box(left: 180, top: 215, right: 220, bottom: 290))
    let all = OrthogonalPlaces.lines(cells, with: [label], tables: tables, isVertical: false)
    #expect(all.map(\.text).joined() == "01签2345")
  }

  @Test func `below all lines it comes last, and blocks keep their lines together`() {
    let inset = [
      line("天", Box(left: 500, top: 700, right: 540, bottom: 900)),
      line("地", Box(left: 400, top: 700, right: 440, bottom: 900)),
      line("人", Box(left: 200, top: 700, right: 240, bottom: 900), block: 1),
    ]
    let found = order(lines("甲乙", top: 100), inset)
    #expect(found.text == "甲乙天地人")
    #expect(found.blocks == [0, 0, 1, 1, 2])
  }

  @Test func `over columns a head comes first and a foot last`() {
    // On the turned page the head is at the left, the foot at the right.
    let head = line("头", Box(left: 50, top: 300, right: 90, bottom: 600))
    let foot = line("脚", Box(left: 1100, top: 300, right: 1140, bottom: 600), block: 1)
    let found = order(lines("甲乙丙", top: 100), [foot, head], isVertical: true)
    #expect(found.text == "头甲乙丙脚")
  }
}
