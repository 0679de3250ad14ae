import DocumentModel
import Testing

@testable import Recognition

struct TableCellsTests {
  /// Two rows of two cells: 100 to 300 to 500, at 100, 160 and 220.
  private let tables = RuledTable.tables(
    of: [100, 160, 220].map { Box(left: 98, top: $0, right: 502, bottom: $0 + 4) }
      + [100, 300, 500].map { Box(left: $0 - 2, top: 100, right: $0 + 2, bottom: 224) })

  private func blob(_ left: Int, _ top: Int) -> Box {
    Box(left: left, top: top, right: left + 22, bottom: top + 22)
  }

  private func line(_ blobs: Box...) -> LayoutLine {
    LayoutLine(box: blobs.dropFirst().reduce(blobs[0]) { $0.union($1) }, block: 4, blobs: blobs)
  }

  @Test func `a line over two cells is two, each as high as it was`() {
    let row = line(blob(120, 120), blob(144, 122), blob(320, 118))
    let parts = TableCells.parted([row], by: tables, emPixels: 24)
    #expect(parts.map(\.blobs.count) == [2, 1])
    #expect(parts.map(\.box.left) == [120, 320])
    #expect(parts.allSatisfy { $0.box.top == 118 && $0.box.bottom == 144 && $0.block == 4 })
  }

  @Test func `a line over two rows is parted too, and print beside the table`() {
    let high = line(blob(120, 120), blob(120, 180), blob(600, 150))
    #expect(TableCells.parted([high], by: tables, emPixels: 24).map(\.box) == high.blobs)
  }

  @Test func `lines within a cell, and pages without tables, stay as they are`() {
    let lines = [line(blob(120, 120), blob(144, 120)), line(blob(700, 400))]
    #expect(TableCells.parted(lines, by: tables, emPixels: 24) == lines)
    #expect(TableCells.parted([line(blob(0, 0), blob(900, 0))], by: [], emPixels: 24).count == 1)
  }

  private func text(_ text: String, _ box: Box, block: Int = 0) -> TextLine {
    TextLine(text: text, box: box, block: block)
  }

  @Test func `a table is read row by row, between what stands above and below it`() {
    let lines = [
      text("乙", blob(320, 120), block: 2), text("丁", blob(320, 180), block: 2),
      text("下", blob(200, 300)), text("甲", blob(120, 120), block: 1),
      text("丙", blob(120, 180), block: 1), text("题", blob(250, 40), block: 5),
    ]
    let ordered = TableCells.inOrder(lines, by: tables)
    #expect(ordered.map(\.text) == ["题", "甲", "乙", "丙", "丁", "下"])
    #expect(ordered[1...4].allSatisfy { $0.block == 2 })
    #expect(TableCells.inOrder(lines, by: []) == lines)
  }

  @Test func `characters that the layout does not know are given to their line`() {
    let row = line(blob(120, 120), blob(146, 120))
    let end = blob(172, 121)
    let far = blob(320, 120)
    let speck = Box(left: 198, top: 128, right: 204, bottom: 134)
    let above = blob(172, 90)
    let found = LineEnds.added(to: [row], of: [end, far, speck, above], emPixels: 24)
    #expect(found.map(\.blobs) == [row.blobs + [end]])
    #expect(found[0].box == row.box.union(end))
    // One after the other, and inside of a line that reaches over them.
    let more = LineEnds.added(to: [row], of: [blob(198, 120), end], emPixels: 24)
    #expect(more[0].blobs.count == 4)
    var wide = row
    wide.box.right = 500
    #expect(LineEnds.added(to: [wide], of: [far], emPixels: 24)[0].blobs.count == 3)
  }
}
