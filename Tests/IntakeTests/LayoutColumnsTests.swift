import Testing

@testable import Intake

struct LayoutColumnsTests {
  private func line(_ left: Double, _ right: Double, _ top: Double) -> LayoutLine {
    LayoutLine(
      words: [.init(text: "水", left: left, top: top, right: right, bottom: top + 10)], block: 0)
  }

  @Test func `two columns are told apart where line ends vary`() {
    var lines: [LayoutLine] = []
    for row in 0..<12 {
      lines.append(line(50, 270 - Double(row % 3), Double(row) * 12))
      lines.append(line(300, 530 - Double(row % 3), Double(row) * 12))
    }
    let columns = LayoutColumns.columns(of: lines)
    #expect(columns.map(\.count) == [12, 12])
  }

  /// Each place was once held against each line.
  @Test func `a page of a hundred thousand lines takes no time`() {
    let lines = (0..<100_000).map { row in
      line(50, 250 + Double(row) / 1000, Double(row) * 0.01)
    }
    let start = ContinuousClock.now
    #expect(LayoutColumns.columns(of: lines).count == 1)
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
