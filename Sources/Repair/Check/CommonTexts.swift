/// Finds `always` rules without context for what is common in print, and so is mostly no misreading.
struct CommonTexts {
  /// From which log10 P on, at the start of a sentence, a single character counts as common.
  private static let commonLog10: Float = -5.5

  private let model: LanguageModel
  private var words: Vocabulary

  init(_ model: LanguageModel) {
    self.model = model
    words = Vocabulary(model)
  }

  mutating func findings(_ stack: RuleStack) -> [TableFinding] {
    stack.rules.compactMap { rule in
      guard rule.mode == .always, rule.before.isEmpty, rule.after.isEmpty, isCommon(rule.wrong)
      else { return nil }
      return stack.finding(
        rule,
        .damagesProse(wrong: String(rule.wrong), isCharacter: rule.wrong.count == 1))
    }
  }

  private mutating func isCommon(_ text: [Unicode.Scalar]) -> Bool {
    guard text.count <= WordKey.longest, text.allSatisfy({ Script.isHan($0.value) }) else {
      return false
    }
    let word = words.index(of: text.reduce(WordKey()) { $0.appending($1.value) })
    guard word != 0 else { return false }
    guard text.count == 1 else { return true }
    var next = model.beginning
    return model.score(word, after: model.beginning, next: &next) > Self.commonLog10
  }
}
