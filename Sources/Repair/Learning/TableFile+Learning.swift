public import DocumentModel

extension TableFile {
  /// What stands above the learned rules of a table.
  static let learnedHeading =
    "Learned by kanwu table learn, which replaces this part (source: seen/printed; note: proof)"

  /// The rules that learning leaves as they are: all that do not bear `source` with its counts, or are for another
  /// engine.
  public func rules(besides source: String, of engine: Page.Engine?) -> [Rule] {
    rules.filter { !isReplaced($0, source, engine) }
  }

  /// Whether learning for an engine replaces a rule: one for that engine, or one for any.
  private func isReplaced(_ rule: Rule, _ source: String, _ engine: Page.Engine?) -> Bool {
    Learner.isLearned(rule.source, as: source) && (rule.engine == engine || rule.engine == nil)
  }

  /// Puts findings in the place of the rules learned from the same source for the same engine at an earlier time; all
  /// other lines stay.
  ///
  /// A finding whose wrong and right text another line of the table has is left out: what its owner wrote
  /// wins.
  ///
  /// - Returns: how many rules were written.
  public mutating func replaceLearned(
    by findings: [Learner.Finding], source: String, engine: Page.Engine?
  ) -> Int {
    let learned = rules.filter { isReplaced($0, source, engine) }
    removeRules(inLines: Set(learned.map(\.line)))
    let own = Set(rules.filter { $0.isFor(engine) }.map(\.keyOfText))
    let kept = findings.filter { $0.isKept && !own.contains($0.rule.keyOfText) }
    append(
      kept.map { finding in
        var rule = finding.rule
        rule.note = finding.proofNote
        return rule
      }, under: Self.learnedHeading)
    return kept.count
  }
}

extension Learner {
  /// Whether a rule's source says that it was learned from pages of this kind: `made 12/3450`.
  static func isLearned(_ ruleSource: String, as source: String) -> Bool {
    let words = ruleSource.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, words[0] == source else { return false }
    let counts = words[1].split(separator: "/", omittingEmptySubsequences: false)
    return counts.count == 2 && counts.allSatisfy { Int($0) != nil }
  }
}

extension Learner.Finding {
  /// `held out 8/9`: repairs of all edits on documents that the rule was not learned from.
  var proofNote: String {
    let edits = proof.helped + proof.neutral + proof.harmed
    return edits == 0 ? "" : "held out \(proof.helped)/\(edits)"
  }
}
