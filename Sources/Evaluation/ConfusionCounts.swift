import TextAlignment

/// What was read for what, and how often.
public struct ConfusionCounts: Sendable, Hashable {
  /// What was read and what stands in the truth; one of them is empty for a character too many or too
  /// few.
  public struct Confusion: Sendable, Hashable {
    public var wrong: Unicode.Scalar?
    public var right: Unicode.Scalar?

    public var errorClass: ErrorClass {
      guard let wrong else { return .missing }
      guard let right else { return .extra }
      return ErrorClass(wrong, for: right)
    }
  }

  public private(set) var counts: [Confusion: Int] = [:]

  public init() {}

  /// Counts the differences of two texts without white space.
  public init(read: [Unicode.Scalar], truth: [Unicode.Scalar]) {
    self.init(of: Alignment(read, truth), read, truth)
  }

  init(of alignment: Alignment, _ read: [Unicode.Scalar], _ truth: [Unicode.Scalar]) {
    for block in alignment.blocks where !block.isEqual {
      if block.source.count == 1, block.target.count == 1 {
        let confusion = Confusion(
          wrong: read[block.source.lowerBound], right: truth[block.target.lowerBound])
        counts[confusion, default: 0] += 1
      } else {
        for wrong in read[block.source] { counts[Confusion(wrong: wrong), default: 0] += 1 }
        for right in truth[block.target] { counts[Confusion(right: right), default: 0] += 1 }
      }
    }
  }

  public mutating func add(_ other: ConfusionCounts) {
    counts.merge(other.counts) { $0 + $1 }
  }

  /// Errors by class.
  public var byClass: [ErrorClass: Int] {
    counts.reduce(into: [:]) { $0[$1.key.errorClass, default: 0] += $1.value }
  }

  /// Punctuation marks among what is extra and missing.
  public var extraAndMissingMarks: Int {
    counts.reduce(0) { sum, entry in
      let (wrong, right) = (entry.key.wrong, entry.key.right)
      guard wrong == nil || right == nil, let mark = wrong ?? right else { return sum }
      return sum + (ScalarKind(mark) == .mark ? entry.value : 0)
    }
  }
}
