import DocumentModel
import Testing

@testable import Recognition

struct LineMergerTests {
  /// Print everywhere, 40 px high characters.
  private let merger = LineMerger(em: 40) { $0.isEmpty ? nil : $0 }

  private func line(_ left: Int, _ top: Int, _ right: Int, block: Int = 0) -> LayoutLine {
    LayoutLine(box: Box(left: left, top: top, right: right, bottom: top + 40), block: block)
  }

  private func strip(_ left: Int, _ top: Int, _ right: Int) -> LineRegion {
    LineRegion(Box(left: left - 8, top: top - 8, right: right + 8, bottom: top + 48))
  }

  @Test func `a line that both have is read once, as the detector saw it`() throws {
    let lines = merger.merge([line(100, 100, 900)], [strip(100, 100, 900)])
    #expect(lines.count == 1)
    #expect(lines.first?.finder == .both)
    #expect(lines.first?.pieces == [strip(100, 100, 900)])
  }

  @Test func `a line that only the layout has is read`() {
    let lines = merger.merge([line(100, 100, 900), line(100, 160, 900)], [strip(100, 100, 900)])
    #expect(lines.map(\.finder) == [.both, .layout])
  }

  @Test func `a line that only the detector has goes between its neighbours, into their block`() {
    let lines = merger.merge(
      [line(100, 100, 900, block: 3), line(100, 220, 900, block: 3)],
      [strip(100, 100, 900), strip(100, 160, 900), strip(100, 220, 900)])
    #expect(lines.map(\.finder) == [.both, .detector, .both])
    #expect(lines.map(\.block) == [3, 3, 3])
  }

  @Test func `in the second of two columns it goes behind the lines of that column`() {
    let lines = merger.merge(
      [line(100, 100, 500), line(100, 160, 500), line(600, 100, 1000, block: 1)],
      [strip(100, 100, 500), strip(100, 160, 500), strip(600, 100, 1000), strip(600, 160, 1000)])
    #expect(lines.map(\.box.left).suffix(2).allSatisfy { $0 >= 590 })
    #expect(lines.last?.finder == .detector)
    #expect(lines.last?.block == 1)
  }

  @Test func `an end that the detector left out is read with the piece beside it`() throws {
    let lines = merger.merge([line(100, 100, 900)], [strip(100, 100, 800)])
    let piece = try #require(lines.first?.pieces.first)
    #expect(lines.first?.pieces.count == 1)
    #expect(piece.column(at: 1) > 890)
  }

  @Test func `a long part that the detector left out is a piece of its own`() {
    let lines = merger.merge([line(100, 100, 1500)], [strip(100, 100, 500)])
    #expect(lines.first?.pieces.count == 2)
  }

  @Test func `where there is no ink nothing is added`() {
    let blank = LineMerger(em: 40) { _ in nil }
    let lines = blank.merge([line(100, 100, 1500)], [strip(100, 100, 500)])
    #expect(lines.first?.pieces == [strip(100, 100, 500)])
  }

  @Test func `two lines that the layout took for one are two`() {
    let both = LayoutLine(box: Box(left: 100, top: 100, right: 900, bottom: 200), block: 0)
    let lines = merger.merge([both], [strip(100, 100, 900), strip(100, 160, 900)])
    #expect(lines.count == 2)
    #expect(lines.map(\.pieces.count) == [1, 1])
  }

  @Test func `a strip over two lines of the layout is no help, and both are read`() {
    let tall = LineRegion(Box(left: 90, top: 90, right: 910, bottom: 210))
    let lines = merger.merge([line(100, 100, 900), line(100, 160, 900)], [tall])
    #expect(lines.map(\.finder) == [.layout, .layout])
  }

  @Test func `a strip over two cells side by side is cut between them`() {
    let lines = merger.merge(
      [line(100, 100, 400), line(600, 100, 900, block: 1)], [strip(100, 100, 900)])
    #expect(lines.count == 2)
    #expect(lines.first?.pieces.first.map { abs($0.column(at: 1) - 500) < 1 } == true)
    #expect(lines.last?.pieces.first.map { abs($0.column(at: 0) - 500) < 1 } == true)
  }

  @Test func `a line of the layout that lies in another is none`() {
    let lines = merger.merge(
      [
        line(100, 100, 900),
        LayoutLine(box: Box(left: 101, top: 108, right: 899, bottom: 138), block: 1),
      ],
      [strip(100, 100, 900)])
    #expect(lines.count == 1)
  }

  @Test func `a line that the layout has twice, a little apart, is read once`() {
    let lines = merger.merge(
      [
        line(100, 100, 900),
        LayoutLine(box: Box(left: 90, top: 118, right: 910, bottom: 170), block: 5),
      ],
      [strip(100, 100, 900)])
    #expect(lines.map(\.block) == [0])
  }

  @Test func `a tall line that strips divide does not double the line beside it`() {
    let tall = LayoutLine(box: Box(left: 100, top: 100, right: 900, bottom: 200), block: 0)
    let lines = merger.merge(
      [tall, LayoutLine(box: Box(left: 100, top: 150, right: 900, bottom: 230), block: 5)],
      [strip(100, 100, 900), strip(100, 160, 480), strip(520, 160, 900)])
    #expect(lines.count == 2)
  }

  @Test func `pieces of a line that the layout lost altogether are one line`() {
    let lines = merger.merge([], [strip(500, 100, 900), strip(100, 102, 440)])
    #expect(lines.count == 1)
    #expect(lines.first?.pieces.map(\.x) == [270, 700])
  }

  @Test func `a page without lines has none`() {
    #expect(merger.merge([], []).isEmpty)
  }
}
