import Dispatch

/// A thing on the conveyor that moves parcels: source, stage, scatter, gather or sink.
///
/// All that a station decides, it decides in its turn, and it has one turn at a time (``Doorbell``).
/// A turn never blocks: where something is missing (a parcel, a slot, a lane) it ends, and whoever
/// brings what was missing wakes the station again.
protocol Station: AnyObject, Sendable {
  var post: Post { get }
  /// Moves one thing on, if everything it needs is there; says whether it did.
  func step() -> Bool
  /// Whether nothing more can come and nothing is in flight.
  var isThrough: Bool { get }
  /// Tells the next station that nothing more will come; called once.
  func close()
  /// Snapshot for the report; nil for a station that the user did not name.
  var counters: StageCounters? { get }
}

extension Station {
  /// Gives the station a turn, here or on the thread that is at it already; never blocks.
  func wake() {
    post.bell.ring {
      while step() {}
      if isThrough, post.leaveOnce() {
        close()
        post.lanes.dismiss()
        post.run.unfinished.leave()
      }
    }
  }

  /// Runs `work` on an idle lane, then gives the station a turn.
  func start(_ work: @escaping @Sendable () -> Void) {
    post.lanes.start(work) { [self] in wake() }
  }
}

/// What every station has: a name, lanes, counts, and its part in the run.
final class Post: Sendable {
  let name: String
  /// The most items it may have in hand: in its bodies and finished but not taken by the next station.
  let slots: Int
  let lanes: Lanes
  let tally: Tally
  let run: RunState
  let bell = Doorbell()
  private let hasLeft = Guarded(false)

  init(name: String, width: Int, slots: Int, run: RunState) {
    self.name = name
    self.slots = slots
    self.run = run
    lanes = Lanes(name: name, width: width)
    tally = Tally(name: name, width: width)
  }

  /// Whether this is the first call.
  func leaveOnce() -> Bool {
    hasLeft.withLock { hasLeft in
      defer { hasLeft = true }
      return !hasLeft
    }
  }

  /// Calls a body, counts it and times it; what it throws gets the station's name.
  func attempt<Output>(_ body: () throws -> Output) -> Result<Output, StageFailure> {
    tally.update { $0.started += 1 }
    return timed {
      do {
        return .success(try body())
      } catch {
        return .failure(StageFailure(stage: name, underlying: error))
      }
    }
  }

  /// Adds the time that `body` takes to the station's busy time.
  func timed<Output>(_ body: () -> Output) -> Output {
    let clock = ContinuousClock()
    let begin = clock.now
    defer { tally.update { $0.busy += begin.duration(to: clock.now) } }
    return body()
  }

  /// Takes a parcel that waits and throws it away, for a cancel; says whether there was one.
  func discardOne<Value>(of input: Buffer<Value>) -> Bool {
    guard input.take() != nil else { return false }
    tally.update { $0.discarded += 1 }
    run.noteCutShort()
    return true
  }

  /// The station's counts with the depth of its queue.
  func counters<Value>(of input: Buffer<Value>) -> StageCounters {
    var counters = tally.snapshot
    (counters.waiting, counters.mostWaiting) = input.waiting
    return counters
  }
}

/// What the stations of one run share.
final class RunState: Sendable {
  let cancellation: Cancellation
  /// Entered once for each station, left when it is through.
  let unfinished = DispatchGroup()
  private let isCutShort = Guarded(false)
  private let firstFailure = Guarded<StageFailure?>(nil)

  init(cancellation: Cancellation) {
    self.cancellation = cancellation
  }

  /// Notes that a cancel kept something from going all the way.
  func noteCutShort() { isCutShort.withLock { $0 = true } }
  var wasCutShort: Bool { isCutShort.withLock { $0 } }

  /// Keeps the first failure that no later station can receive.
  func report(_ failure: StageFailure) { firstFailure.withLock { $0 = $0 ?? failure } }
  var failure: StageFailure? { firstFailure.withLock { $0 } }
}
