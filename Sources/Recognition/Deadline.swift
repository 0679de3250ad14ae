/// When a page's reading must be over.
///
/// Readers ask it between steps that cannot be stopped, and hand it on to those that can.
struct Deadline: Sendable {
  private let end: ContinuousClock.Instant

  /// - Parameter seconds: from now on; none or less has passed already.
  init(seconds: Double) { end = .now + .seconds(seconds) }

  /// Seconds that are left; negative when it has passed.
  var secondsLeft: Double { (end - .now) / .seconds(1) }

  var isPast: Bool { ContinuousClock.now >= end }
}
