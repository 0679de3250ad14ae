extension TableFile {
  /// What stands above the learned rules of a table.
  static let learnedHeading =
    "Learned by kanwu table learn, which replaces this part (source: seen/printed; note: proof)"

  /// Puts findings in the place of the learned rules of an earlier time; all other lines stay.
  ///
  /// A finding whose wrong and right text another line of the table has is left out: what its owner wrote
  /// wins.
  ///
  /// - Returns: how many rules were written.
  public mutating func replaceLearned(by findings: [Learner.Finding]) -> Int {
    let learned = rules.filter { Learner.isLearned($0.source) }
    removeRules(inLines: Set(learned.map(\.line)))
    let own = Set(rules.map(\.key))
    let kept = findings.filter { $0.isKept && !own.contains($0.rule.key) }
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
  static let sources = ["made", "read"]

  /// Whether a rule's source says that it was learned: `made 12/3450`.
  static func isLearned(_ source: String) -> Bool {
    sources.contains { source.hasPrefix($0 + " ") }
  }
}

extension Learner.Finding {
  /// `held out 8/9`: repairs of all edits on documents that the rule was not learned from.
  var proofNote: String {
    let edits = proof.helped + proof.neutral + proof.harmed
    return edits == 0 ? "" : "held out \(proof.helped)/\(edits)"
  }
}
