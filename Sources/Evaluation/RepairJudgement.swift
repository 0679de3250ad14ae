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
struct RepairJudge {
  private let gains: EditGain

  init(_ text: [Unicode.Scalar], truth: [Unicode.Scalar], _ alignment: Alignment) {
    gains = EditGain(text, truth: truth, alignment)
  }

  func judge(_ repair: StageText.PlacedEdit) -> RepairJudgement {
    let window = gains.window(replacing: repair.range, with: repair.to)
    let gain = window.gain
    return RepairJudgement(
      repair: repair, errorClass: ErrorClass(from: repair.from, to: repair.to), gain: gain,
      harmedCharacters: max(lostCharacters(repair, window), -gain))
  }

  /// Characters of the truth that the replaced text had right and the new one has not.
  private func lostCharacters(_ repair: StageText.PlacedEdit, _ window: EditGain.Window) -> Int {
    let had = gains.places[repair.range].filter { $0 >= 0 }
    guard !had.isEmpty else { return 0 }
    let has = Set(Alignment(window.after, window.right).places)
    return had.count { !has.contains($0 - window.start) }
  }
}
