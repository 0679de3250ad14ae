import Testing

@testable import Repair

struct LineWindowTests {
  private func line(_ text: String) -> Passage.Line {
    Passage.Line(scalars: Array(text.unicodeScalars))
  }

  @Test func `a stretch ends behind a line that ends in a mark`() {
    let long = String(repeating: "文", count: LineWindow.scalars)
    let lines = [line(long), line("没有完"), line("完了。　"), line("下一段")]
    #expect(LineWindow.ranges(of: lines) == [0..<3, 3..<4])
  }

  @Test func `a text without marks is cut at the limit`() {
    let line = line(String(repeating: "文", count: LineWindow.limit / 2))
    #expect(LineWindow.ranges(of: [line, line, line]) == [0..<2, 2..<3])
  }

  @Test func `no lines give no stretch`() {
    #expect(LineWindow.ranges(of: [Passage.Line]()).isEmpty)
  }
}
