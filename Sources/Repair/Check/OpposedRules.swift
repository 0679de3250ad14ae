/// Finds rules that say different things of one text, or the same thing twice.
struct OpposedRules {
  private let stack: RuleStack
  private let files: [TableFile]

  init(_ stack: RuleStack, files: [TableFile]) {
    self.stack = stack
    self.files = files
  }

  func findings() -> [TableFinding] {
    contradictions() + redundancies() + outweighed()
  }

  /// `always` rules of one place that make different things of it, or that a `never` rule protects.
  private func contradictions() -> [TableFinding] {
    var findings: [TableFinding] = []
    var always: [RulePlace: Rule] = [:]
    var never: [RulePlace: Rule] = [:]
    for rule in stack.rules where rule.mode == .never { never[rule.place] = rule }
    for rule in stack.rules where rule.mode == .always {
      if let protecting = never[rule.place], !stack.isAbove(protecting, rule) {
        findings.append(stack.finding(rule, .contradictoryToNever(protecting.name)))
      }
      if let other = always[rule.place] {
        let kind = TableFinding.Kind.contradictory(to: other.name, right: String(other.right))
        findings.append(stack.finding(rule, kind))
      } else {
        always[rule.place] = rule
      }
    }
    return findings
  }

  /// Rules that an earlier table has word for word.
  private func redundancies() -> [TableFinding] {
    var findings: [TableFinding] = []
    var inForce: [Rule.Key: Rule] = [:]
    for file in files {
      let earlier = inForce
      for rule in file.rules {
        if let other = earlier[rule.key], other.mode == rule.mode,
          other.weightLog10 == rule.weightLog10
        {
          findings.append(stack.finding(rule, .redundant(of: other.name)))
        }
        inForce[rule.key] = rule
      }
    }
    return findings
  }

  /// Rules that weigh, with a context, where one with less of it does the same and costs no more.
  private func outweighed() -> [TableFinding] {
    var weights: [RulePlace: [[Unicode.Scalar]: Rule]] = [:]
    for rule in stack.rules where rule.mode == .weigh {
      weights[rule.place, default: [:]][rule.right] = rule
    }
    let index = PlaceIndex(weights)
    return stack.rules.compactMap { rule in
      guard rule.mode == .weigh, !rule.before.isEmpty || !rule.after.isEmpty else { return nil }
      let general = index.moreGeneral(than: rule.place).lazy.compactMap { $0[rule.right] }
        .first { $0.weightLog10 >= rule.weightLog10 && !stack.isAbove($0, rule) }
      return general.map { stack.finding(rule, .outweighed(by: $0.name)) }
    }
  }
}
