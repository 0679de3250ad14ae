import CLeptonica

/// The level rules of a page: runs of ink longer than any stroke of its print.
@safe final class LevelRules {
  /// 1 bit; `nil` when there are none.
  private let runs: MeasuringView.Handle?
  private let reduction: Int

  /// Shortest run, in em: the longest strokes have one, a row of them with a doubled dash two.
  static let shortestPerEm = 2.5
  /// How far from a line a rule may end to meet it, in pixels of the view.
  static let reach = 3

  /// - Parameters:
  ///   - view: of a page whose lines are level.
  ///   - em: side of a character's box in pixels of the page.
  init(on view: MeasuringView, em: Double) {
    reduction = view.reduction
    let length = Int32(max(8, em * Self.shortestPerEm / Double(view.reduction)))
    unsafe runs = unsafe view.ink.flatMap { unsafe pixOpenBrick(nil, $0, length, 1) }
  }

  deinit {
    unsafe PageImage.destroy(runs)
  }

  /// Number of rules that a streak crosses or touches.
  func crossings(of streak: StreakSearch.Streak) -> Int {
    guard let runs = unsafe runs else { return 0 }
    let height = unsafe Int(runs.pointee.h)
    var count = 0
    // A rule is some pixels thick.
    var lastCrossed = -2 * Self.reach
    for y in (streak.rows.lowerBound / reduction)..<min(height, streak.rows.upperBound / reduction)
    {
      let x = streak.column(atRow: y * reduction) / reduction
      let isCrossed = (-Self.reach...Self.reach).contains { beside in
        var value: UInt32 = 0
        return unsafe pixGetPixel(runs, Int32(x + beside), Int32(y), &value) == 0 && value == 1
      }
      guard isCrossed else { continue }
      if y - lastCrossed > 2 * Self.reach { count += 1 }
      lastCrossed = y
    }
    return count
  }
}
