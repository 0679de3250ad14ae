/// What one edit of a text does to its distance from the truth, by itself.
///
/// Each is judged in a window that reaches to the next ``context`` characters in a row that are right,
/// where nothing that happens inside has a bearing on the alignment outside.
public struct EditGain: Sendable {
  static let context = 8
  /// Characters after which one right character is enough, and after which none is waited for.
  static let patience = (200, 2000)

  public let text: [Unicode.Scalar]
  public let truth: [Unicode.Scalar]
  private let alignment: Alignment
  /// Where each character of the text stands in the truth; -1 for a wrong one.
  public let places: [Int]

  /// - Parameters:
  ///   - text: as the edits find it.
  ///   - truth: what should stand there.
  ///   - alignment: of the text with the truth.
  public init(_ text: [Unicode.Scalar], truth: [Unicode.Scalar], _ alignment: Alignment) {
    self.text = text
    self.truth = truth
    self.alignment = alignment
    places = alignment.places
  }

  /// The surroundings of an edit before and after it, and what should stand there.
  public struct Window: Sendable {
    public let before: [Unicode.Scalar]
    public let after: [Unicode.Scalar]
    /// The part of the truth, from position ``start`` on.
    public let right: [Unicode.Scalar]
    public let start: Int

    /// By how many single-character edits the text came nearer to the truth; below 0 for harm.
    public var gain: Int { editDistance(before, right) - editDistance(after, right) }
  }

  /// What an edit that replaces `range` of the text with `replacement` does.
  public func window(replacing range: Range<Int>, with replacement: [Unicode.Scalar]) -> Window {
    let window = window(around: range)
    let ofTruth = truthRange(of: window)
    return Window(
      before: Array(text[window]),
      after: text[window.lowerBound..<range.lowerBound] + replacement
        + text[range.upperBound..<window.upperBound],
      right: Array(truth[ofTruth]), start: ofTruth.lowerBound)
  }

  private func window(around range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var run = 0
    while lower > 0, !isEnough(run, range.lowerBound - lower) {
      lower -= 1
      run = places[lower] < 0 ? 0 : run > 0 && places[lower] + 1 == places[lower + 1] ? run + 1 : 1
    }
    var upper = range.upperBound
    run = 0
    while upper < text.count, !isEnough(run, upper - range.upperBound) {
      run = places[upper] < 0 ? 0 : run > 0 && places[upper - 1] + 1 == places[upper] ? run + 1 : 1
      upper += 1
    }
    return lower..<upper
  }

  private func isEnough(_ run: Int, _ distance: Int) -> Bool {
    run >= Self.context || distance > Self.patience.0 && run > 0 || distance > Self.patience.1
  }

  private func truthRange(of window: Range<Int>) -> Range<Int> {
    let lower = window.lowerBound == 0 ? 0 : alignment.targetPosition(of: window.lowerBound)
    var upper = truth.count
    if window.upperBound < text.count {
      let last = window.isEmpty ? -1 : places[window.upperBound - 1]
      upper = last >= 0 ? last + 1 : alignment.targetPosition(of: window.upperBound)
    }
    return lower..<max(lower, upper)
  }
}

extension Alignment {
  /// Position in the target of each character of the source; -1 where it has no equal there.
  public var places: [Int] {
    var places: [Int] = []
    for block in blocks {
      if block.isEqual {
        places += block.target
      } else {
        places += Array(repeating: -1, count: block.source.count)
      }
    }
    return places
  }
}
