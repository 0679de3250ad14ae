/// A way to read a place of the text otherwise than it was read.
struct Candidate: Hashable {
  /// Positions in the passage.
  var start: Int
  var end: Int
  var replacement: Replacement
  /// log10 of how likely what was read is, if this was printed: rule or likeness, certainty of the engine,
  /// the rest of the document; 0 for `always`.
  var evidenceLog10: Double
  /// By how much the text must score better with it, log10.
  var marginLog10 = 0.0
  var isAlways = false

  /// What would stand there, and who offers it.
  enum Replacement: Hashable {
    /// The right text of a rule, by its index in the table.
    case rule(Int)
    /// A character that looks like the one that was read.
    case lookAlike(UInt32)
    /// A character that makes a word with its neighbours, where the engine itself was unsure.
    case completion(UInt32)
    /// A character that the engine read there when it looked a second time.
    case secondLook(UInt32)
  }

  /// Score of taking it, log10.
  var costLog10: Double { evidenceLog10 - marginLog10 }

  /// The one character of a candidate that no rule offers.
  var character: UInt32? {
    switch replacement {
    case .rule: nil
    case .lookAlike(let value), .completion(let value), .secondLook(let value): value
    }
  }
}

extension ConfusionTable {
  /// How many characters would stand there.
  @inline(__always)
  func length(of candidate: Candidate) -> Int {
    guard case .rule(let number) = candidate.replacement else { return 1 }
    return rules[number].right.count
  }

  /// The character of a candidate at `index`.
  @inline(__always)
  func value(of candidate: Candidate, at index: Int) -> UInt32 {
    switch candidate.replacement {
    case .rule(let number): rules[number].right[index].value
    case .lookAlike(let value), .completion(let value), .secondLook(let value): value
    }
  }

  /// What a candidate would write.
  func right(of candidate: Candidate) -> [Unicode.Scalar] {
    switch candidate.replacement {
    case .rule(let number): rules[number].right
    case .lookAlike(let value), .completion(let value), .secondLook(let value):
      Unicode.Scalar(value).map { [$0] } ?? []
    }
  }

  /// How edits name what offered a candidate.
  func ruleName(of candidate: Candidate) -> String {
    switch candidate.replacement {
    case .rule(let number): rules[number].name
    case .lookAlike: "look-alike"
    case .completion: "completion"
    case .secondLook: "second-look"
    }
  }
}
