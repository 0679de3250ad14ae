/// A place where a rule matches the text as it was read.
struct Candidate {
  /// Index of the rule in the table.
  var rule: Int
  /// Positions in the passage.
  var start: Int
  var end: Int
  /// Cost of taking it, log10: weight, certainty of the engine and margin; 0 for `always`.
  var costLog10: Double
  var isAlways: Bool
}

/// Finds where rules match, before anything is decided.
///
/// Every rule sees the original text. What a `never` rule protects no other rule may touch; where
/// `always` rules overlap, the one that begins first, then the longer one, is taken; what they
/// replace is closed to rules that weigh.
struct CandidateSearch {
  let table: ConfusionTable
  let settings: DecoderSettings

  /// All candidates of a passage, ordered by start.
  func candidates(in passage: Passage) -> [Candidate] {
    let values = passage.values
    var found: [Candidate] = []
    var closed = [Bool](repeating: false, count: values.count)
    var hasProtected = false
    for start in values.indices {
      for number in table.rulesBeginning(with: values[start]) {
        let rule = table.rules[Int(number)]
        let end = start + rule.wrong.count
        guard matches(rule, values, start, end) else { continue }
        if rule.mode == .never {
          hasProtected = true
          for position in start..<end { closed[position] = true }
        } else {
          found.append(
            Candidate(
              rule: Int(number), start: start, end: end,
              costLog10: cost(of: rule, passage, start..<end), isAlways: rule.mode == .always))
        }
      }
    }
    if hasProtected { found.removeAll { closed[$0.start..<$0.end].contains(true) } }
    if found.contains(where: \.isAlways) { settleAlways(&found, &closed) }
    return withoutDoubles(found)
  }

  private func matches(_ rule: Rule, _ values: [UInt32], _ start: Int, _ end: Int) -> Bool {
    let first = start - rule.before.count
    guard first >= 0, end + rule.after.count <= values.count else { return false }
    func holds(_ text: [Unicode.Scalar], at position: Int) -> Bool {
      for (index, scalar) in text.enumerated() where values[position + index] != scalar.value {
        return false
      }
      return true
    }
    return holds(rule.wrong, at: start) && holds(rule.before, at: first)
      && holds(rule.after, at: end)
  }

  private func cost(of rule: Rule, _ passage: Passage, _ range: Range<Int>) -> Double {
    guard rule.mode == .weigh else { return 0 }
    var cost = rule.weightLog10 - settings.marginLog10
    if let confidence = passage.confidence(in: range) {
      cost +=
        confidence >= settings.sureConfidence
        ? settings.sureCostLog10 : settings.doubtfulGainLog10
    }
    return cost
  }

  /// Keeps the `always` candidates that do not overlap, drops what overlaps them.
  private func settleAlways(_ found: inout [Candidate], _ closed: inout [Bool]) {
    let order = found.indices.filter { found[$0].isAlways }.sorted {
      (found[$0].start, -found[$0].end, $0) < (found[$1].start, -found[$1].end, $1)
    }
    var kept = Set<Int>()
    for index in order where !closed[found[index].start..<found[index].end].contains(true) {
      kept.insert(index)
      for position in found[index].start..<found[index].end { closed[position] = true }
    }
    found = found.indices.filter { index in
      let candidate = found[index]
      return candidate.isAlways
        ? kept.contains(index) : !closed[candidate.start..<candidate.end].contains(true)
    }.map { found[$0] }
  }

  /// Of candidates that do the same (one rule with and one without context), keeps the cheapest.
  private func withoutDoubles(_ found: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    result.reserveCapacity(found.count)
    for candidate in found {
      let double = result.indices.reversed().prefix { result[$0].start == candidate.start }
        .first {
          result[$0].end == candidate.end
            && table.rules[result[$0].rule].right == table.rules[candidate.rule].right
        }
      if let double {
        if result[double].costLog10 < candidate.costLog10 { result[double] = candidate }
      } else {
        result.append(candidate)
      }
    }
    return result
  }
}
