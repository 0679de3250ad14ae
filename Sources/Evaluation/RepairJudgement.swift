import TextAlignment

/// What one edit did to the text, by itself: the other edits are taken as not made.
public struct RepairJudgement: Sendable, Hashable {
  public enum Verdict: String, Sendable, Hashable, CaseIterable, Encodable {
    /// The text is nearer to the truth.
    case helped
    /// It is as far from it: a wrong character became another wrong one.
    case neutral
    /// It is further away.
    case harmed
  }

  public var repair: StageText.PlacedEdit
  public var errorClass: ErrorClass
  /// By how many single-character edits the text came nearer to the truth; below 0 for harm.
  public var gain: Int
  /// Right characters that are wrong now.
  public var harmedCharacters: Int

  public var verdict: Verdict {
    gain > 0 ? .helped : gain < 0 ? .harmed : .neutral
  }
}

/// Judges the edits of a stage against the alignment of what it found with the truth.
///
/// Each is judged in a window that reaches to the next ``context`` characters in a row that are right,
/// where nothing that happens inside has a bearing on the alignment outside.
struct RepairJudge {
  static let context = 8
  /// Characters after which one right character is enough, and after which none is waited for.
  static let patience = (200, 2000)

  let text: [Unicode.Scalar]
  let truth: [Unicode.Scalar]
  private let alignment: Alignment
  /// Where each character of the text stands in the truth; -1 for a wrong one.
  private let places: [Int]

  init(_ text: [Unicode.Scalar], truth: [Unicode.Scalar], _ alignment: Alignment) {
    self.text = text
    self.truth = truth
    self.alignment = alignment
    places = alignment.places
  }

  func judge(_ repair: StageText.PlacedEdit) -> RepairJudgement {
    let window = window(around: repair.range)
    let before = Array(text[window])
    let right = Array(truth[truthRange(of: window)])
    let after =
      text[window.lowerBound..<repair.offset] + repair.to
      + text[repair.range.upperBound..<window.upperBound]
    let gain = editDistance(before, right) - editDistance(Array(after), right)
    let lost = lostCharacters(repair, Array(after), right, from: truthRange(of: window).lowerBound)
    return RepairJudgement(
      repair: repair, errorClass: ErrorClass(from: repair.from, to: repair.to), gain: gain,
      harmedCharacters: max(lost, -gain))
  }

  /// Characters of the truth that the replaced text had right and the new one has not.
  private func lostCharacters(
    _ repair: StageText.PlacedEdit, _ after: [Unicode.Scalar], _ right: [Unicode.Scalar],
    from start: Int
  ) -> Int {
    let had = places[repair.range].filter { $0 >= 0 }
    guard !had.isEmpty else { return 0 }
    let has = Set(Alignment(after, right).places)
    return had.count { !has.contains($0 - start) }
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
  var places: [Int] {
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
