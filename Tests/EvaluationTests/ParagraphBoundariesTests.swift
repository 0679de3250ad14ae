import Evaluation
import Testing

/// Paragraph boundaries are found again over misread text.
struct ParagraphBoundariesTests {
  private let truth = "第一段的文字在这里。\n第二段的文字在这里。\n第三段。"

  private func boundaries(_ output: String, optional: [Int] = []) -> ParagraphBoundaries {
    ParagraphBoundaries(truth: truth, output: output, optionalBreaks: optional)
  }

  @Test func `a boundary holds where characters beside it are misread, lost or too many`() {
    let found = boundaries("第一段的文字在这里\n第二段的丈字这里。。\n弟三段。")
    #expect(found.f1 == 1)
  }

  @Test func `one that is missing lowers recall, one too many precision`() {
    #expect(boundaries("第一段的文字在这里。第二段的文字在这里。\n第三段。").recall == 0.5)
    #expect(boundaries("第一段的\n文字在这里。\n第二段的文字在这里。\n第三段。").precision == 2.0 / 3)
  }

  @Test func `an optional boundary counts neither for nor against`() {
    let found = boundaries("第一段的文字在这里。第二段的文字在这里。\n第三段。", optional: [10])
    #expect(found.truth == 1)
    #expect(found.f1 == 1)
    #expect(boundaries(truth, optional: [10]).f1 == 1)
  }

  @Test func `one boundary of the output stands for one of the truth only`() {
    let found = ParagraphBoundaries(truth: "甲甲甲甲\n乙\n丙丙丙丙", output: "甲甲甲甲\n乙丙丙丙丙")
    #expect(found.hits == 1)
    #expect(found.truth == 2)
  }

  @Test func `tens of thousands of paragraphs take no time`() {
    let lines = (0..<60_000).map { _ in "甲乙丙" }
    let text = lines.joined(separator: "\n")
    let optional = Array(stride(from: 180_000, to: 0, by: -9))
    let start = ContinuousClock.now
    let found = ParagraphBoundaries(truth: text, output: text, optionalBreaks: optional)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(found.truth == 40_000 && found.hits == 40_000 && found.output == 40_000)
  }

  @Test func `an optional break beyond all numbers does no harm`() {
    #expect(boundaries(truth, optional: [.min, .max, 10]).f1 == 1)
  }
}
