import Testing

@testable import Recognition

@Suite struct SpacingTests {
  @Test(arguments: [
    ("office", "hours", true), ("GB/T", "19298", true), ("年", "度", false), ("第", "3", false),
    ("3", "条", false), ("GDP", "的", false), ("E-mail", ":", false), ("(", "a", false),
    ("。", "The", false), ("end.", "The", true), ("", "a", false),
  ])
  func `only words of scripts with spaces are spaced`(
    before: String, after: String, isSpaced: Bool
  ) {
    #expect(Spacing.hasSpace(before, after) == isSpaced)
  }
}
