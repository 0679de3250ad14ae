/// What one stage has done so far: a snapshot.
///
/// Every item that reaches a stage is, in the end, exactly one of started, passed by and discarded;
/// every item started is in flight, finished or failed.
public struct StageCounters: Sendable, Hashable {
  /// The name the stage was built with.
  public let name: String
  /// How many bodies may run at once.
  public let width: Int
  /// Bodies begun; a source counts the items it gave, a scatter the groups it opened.
  public internal(set) var started = 0
  /// Bodies that returned; a scatter counts the groups delivered.
  public internal(set) var finished = 0
  /// Bodies that threw.
  public internal(set) var failed = 0
  /// Items that had failed earlier and went past the body.
  public internal(set) var passedBy = 0
  /// Items that a cancel threw away before their body began.
  public internal(set) var discarded = 0
  /// Groups that a cancel left incomplete (scatters only): started, and never finished.
  public internal(set) var incomplete = 0
  /// Time spent in bodies that have ended, added up over all of the width.
  public internal(set) var busy = Duration.zero
  /// Items that wait for this stage now.
  public internal(set) var waiting = 0
  /// The most items that ever waited for this stage at one time.
  public internal(set) var mostWaiting = 0

  /// Bodies begun and not ended; for a scatter, groups open.
  public var inFlight: Int { started - finished - failed - incomplete }

  init(name: String, width: Int) {
    self.name = name
    self.width = width
  }
}

/// The running counts behind ``StageCounters``.
final class Tally: Sendable {
  private let counts: Guarded<StageCounters>

  init(name: String, width: Int) {
    counts = Guarded(StageCounters(name: name, width: width))
  }

  var snapshot: StageCounters { counts.withLock { $0 } }

  func update(_ change: (inout StageCounters) -> Void) {
    counts.withLock { change(&$0) }
  }

  /// Counts a body that has ended.
  func count<Output>(_ result: Result<Output, StageFailure>) {
    update { counts in
      switch result {
      case .success: counts.finished += 1
      case .failure: counts.failed += 1
      }
    }
  }
}
