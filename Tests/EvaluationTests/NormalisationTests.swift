import Testing

@testable import Evaluation

/// What counts and what does not when texts are compared.
struct NormalisationTests {
  private func normalised(_ text: String, _ normalisation: Normalisation) -> String {
    String(normalisation.apply(to: text))
  }

  @Test func `as is keeps line ends and inner spaces, and tidies line ends`() {
    #expect(normalised("\u{FEFF}甲 乙 \r\n\n　丙\u{C}丁\n", .asIs) == "甲 乙\n丙\n丁")
  }

  @Test func `white space of every width goes`() {
    #expect(normalised("甲 乙\t丙\n　丁", .withoutSpace) == "甲乙丙丁")
  }

  @Test(arguments: [
    ("，；：！？（）", ",;:!?()"), ("“甲”「乙」", "\"甲\"\"乙\""), ("——", "--"), ("《甲》〈乙〉", "<甲><乙>"),
    ("１２Ａ", "12A"), ("…", "."), ("〇", "0"), ("㎡", "m2"), ("①", "1"),
  ])
  func `one form stands for all of a mark`(text: String, expected: String) {
    #expect(normalised(text, .withoutSpaceAndWidth) == expected)
  }

  @Test func `the enumeration comma, the comma and the full stop stay apart`() {
    #expect(normalised("、，。.", .withoutSpaceAndWidth) == "、,。.")
  }
}
