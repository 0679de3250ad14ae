import Testing

@testable import Evaluation

/// Errors are counted by pair and by class.
struct ConfusionCountsTests {
  private func counts(_ read: String, _ truth: String) -> ConfusionCounts {
    ConfusionCounts(read: [Unicode.Scalar](read), truth: [Unicode.Scalar](truth))
  }

  @Test func `each pair is counted as often as it is there`() {
    let counts = counts("甲勺乙勺丙", "甲的乙的丙")
    #expect(counts.counts == [.init(wrong: "勺", right: "的"): 2])
  }

  @Test(arguments: [
    ("甲末乙", "甲未乙", ErrorClass.chinese), ("甲；乙", "甲，乙", .punctuation), ("甲,乙", "甲，乙", .width),
    ("甲l乙", "甲1乙", .digitsAndLatin), ("甲①乙", "甲1乙", .width), ("甲一乙", "甲—乙", .other),
    ("甲和乙", "甲乙", .extra), ("甲乙", "甲，乙", .missing),
  ])
  func `every error has a class`(read: String, truth: String, expected: ErrorClass) {
    #expect(counts(read, truth).byClass == [expected: 1])
  }

  @Test func `marks too many and too few are told apart from characters`() {
    #expect(counts("甲，乙丙", "甲乙丁丙").extraAndMissingMarks == 1)
    #expect(counts("甲和乙丙", "甲乙丁丙").extraAndMissingMarks == 0)
  }

  @Test func `sums add up`() {
    var sum = counts("甲勺乙", "甲的乙")
    sum.add(counts("丙勺丁", "丙的丁"))
    #expect(sum.counts.values.reduce(0, +) == 2)
  }
}
