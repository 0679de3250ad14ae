import Evaluation
import Testing

/// Error rates under each normalisation, and their mean.
struct DocumentScoreTests {
  @Test func `each rate counts what its name says`() {
    let score = DocumentScore(truth: "甲乙，丙丁。\n戊己", output: "甲 乙,丙工。戊己")
    #expect(score.asIs.errors == 4)
    #expect(score.asIs.characters == 9)
    #expect(score.withoutSpace.errors == 2)
    #expect(score.normalised.errors == 1)
    #expect(score.normalised.rate == 1.0 / 8)
  }

  @Test func `a missing output is wholly wrong`() {
    let score = DocumentScore(truth: "甲乙\n丙丁", output: "")
    #expect(score.normalised.rate == 1)
    #expect(score.paragraphs.f1 == 0)
  }

  @Test func `an empty truth has no errors in an empty output`() {
    #expect(DocumentScore(truth: "", output: "").normalised.rate == 0)
    #expect(DocumentScore(truth: "", output: "").paragraphs.f1 == 1)
  }

  @Test func `long documents weigh more in the mean`() {
    let mean = MeanScore(of: [
      DocumentScore(truth: "甲", output: "乙"), DocumentScore(truth: "甲乙丙", output: "甲乙丙"),
    ])
    #expect(mean.normalised == 0.25)
    #expect(mean.characters == 4)
  }
}
