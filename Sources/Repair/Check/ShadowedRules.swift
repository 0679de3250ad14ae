/// Finds rules that can never fire, since wherever they match another rule has the place.
///
/// A `never` rule keeps its place from all others. Of `always` rules that overlap, the one that begins
/// first, then the longer one, then the earlier one is taken, and no rule that weighs gets its place.
/// So a rule is out of reach when such a rule matches within its wrong text and context. Rules are
/// judged by pairs: that a third one may now and then keep the other from its place is not looked at.
struct ShadowedRules {
  private let stack: RuleStack
  /// The `never` and `always` rules by all that they ask for; one for each way to part it.
  private var blockers: [[Unicode.Scalar]: [Shape: Int]] = [:]
  private let lengths: [Int]

  private struct Shape: Hashable {
    var mode: Rule.Mode
    var before: Int
    var wrong: Int
  }

  init(_ stack: RuleStack) {
    self.stack = stack
    for (index, rule) in stack.rules.enumerated() where rule.mode != .weigh {
      let shape = Shape(mode: rule.mode, before: rule.before.count, wrong: rule.wrong.count)
      // The first of several is the one that the decoder takes.
      if blockers[rule.pattern]?[shape] == nil {
        blockers[rule.pattern, default: [:]][shape] = index
      }
    }
    lengths = Set(blockers.keys.map(\.count)).sorted()
  }

  func findings() -> [TableFinding] {
    guard !blockers.isEmpty else { return [] }
    return stack.rules.indices.compactMap { index in
      let rule = stack.rules[index]
      guard let blocker = blocker(of: index) else { return nil }
      return stack.finding(
        rule, blocker.mode == .never ? .protected(by: blocker.name) : .overtaken(by: blocker.name))
    }
  }

  /// The rule that has every place of the rule with this index; the first in its text, if any.
  private func blocker(of index: Int) -> Rule? {
    let pattern = stack.rules[index].pattern
    for start in pattern.indices {
      for length in lengths.prefix(while: { start + $0 <= pattern.count }) {
        let found = blockers[Array(pattern[start..<start + length])] ?? [:]
        let blocking = found.values.filter { blocks($0, index, at: start) }
        if let first = blocking.min() { return stack.rules[first] }
      }
    }
    return nil
  }

  /// Whether a rule has the place of another, in whose text all that it asks for begins at `start`.
  private func blocks(_ blocker: Int, _ index: Int, at start: Int) -> Bool {
    let other = stack.rules[blocker]
    let rule = stack.rules[index]
    guard blocker != index, !stack.isAbove(other, rule) else { return false }
    let theirs = start + other.before.count..<start + other.before.count + other.wrong.count
    let ours = rule.before.count..<rule.before.count + rule.wrong.count
    guard theirs.overlaps(ours) else { return false }
    // Rules that contradict each other are told as such.
    let isSamePlace = theirs == ours && other.place == rule.place
    switch (other.mode, rule.mode) {
    case (.never, .never):
      return theirs.lowerBound <= ours.lowerBound && theirs.upperBound >= ours.upperBound
    case (.never, .weigh), (.always, .weigh): return true
    case (.never, .always): return !isSamePlace
    case (.always, .always):
      return !isSamePlace
        && (theirs.lowerBound, -theirs.upperBound, blocker)
          < (ours.lowerBound, -ours.upperBound, index)
    case (.always, .never), (.weigh, _): return false
    }
  }
}

extension Rule {
  /// All that must stand in the text, the context around the wrong text.
  fileprivate var pattern: [Unicode.Scalar] { before + wrong + after }
}
