import Dispatch

/// Conveyor carries items through stages that work side by side, with bounded memory, and stops
/// cleanly.
///
/// ```swift
/// let pipeline = Pipeline(cancellation: cancellation)
/// pipeline.source("walk") { try walker.next() }
///   .stage("read", width: 2) { try read($0) }
///   .sink("print") { print($0) }
/// try pipeline.run()
/// ```
///
/// # Rules
///
/// **Who may block.** Bodies (of sources, stages, scatters and sinks) may block: each runs on a lane,
/// a serial queue that its station alone uses, and there are as many lanes as the station is wide.
/// ``run()`` blocks its caller. Nothing else does: a station that lacks an item, room or a lane keeps
/// no thread (after a tenth of a second), and is woken by whoever brings it. So there are at most as many
/// threads as the widths add up to, and a few. Handlers of ``Cancellation`` run in the thread that cancels and must not block.
///
/// **Memory.** A station begins an item only after it has reserved the slot for its result. No more
/// items are alive than the sum of `width + buffer` over all stages, plus what open groups have
/// gathered, however many are fed.
///
/// **Locks.** There is a lock in each buffer, tally, set of lanes, doorbell and so on, and none is
/// taken while another is held, so they have no order and cannot deadlock. No body runs under a lock;
/// the one exception is a scatter's iterator, under a lock that nobody else waits for.
///
/// **Progress.** A wait always points downstream: for the next station to take something. Sinks wait
/// for nothing but their bodies; gathers take at once, for a group has its slot before its first
/// element is under way. So if bodies return, everything comes through.
///
/// **Failure.** A body that throws loses its item alone, which goes on as a ``StageFailure`` past all
/// later bodies. What no later station can receive (a source's or a sink's error) is thrown by
/// ``run()`` once everything else is through.
///
/// **Cancelling.** After ``Cancellation/cancel()`` no source is pulled again and no new body begins, save
/// those that a lane was just about to begin; bodies that run are waited for and their results thrown
/// away; items not begun are counted as discarded. Then ``run()`` returns. Cancelling may happen
/// anywhere, at any time, any number of times.
///
/// # Why it is so
///
/// - Slots reserved ahead, instead of semaphores that block a full producer: a blocked producer holds
///   a thread, and a pool of blocked threads grows or deadlocks. It gives order for nothing, too.
/// - Serial queues, instead of one concurrent queue per stage: libdispatch runs at most as many
///   threads for concurrent queues as there are cores, and bodies here wait on pipes.
/// - Not Swift's tasks: their threads must not be blocked, and bodies do.
public final class Pipeline: Sendable {
  private struct Construction {
    var stations: [any Station] = []
    /// The names of flows that have no next stage yet.
    var looseEnds: [ObjectIdentifier: String] = [:]
    var scopes = 0
    var hasStarted = false
  }

  private let state: RunState
  private let construction = Guarded(Construction())

  /// An empty pipeline that stops when `cancellation` says so.
  public init(cancellation: Cancellation = Cancellation()) {
    state = RunState(cancellation: cancellation)
  }

  /// Begins a flow whose items are pulled one at a time, as there is room for them.
  ///
  /// - Parameters:
  ///   - name: for counters and failures.
  ///   - buffer: how many items may wait for the next stage, at least 0.
  ///   - pull: the next item, or nil at the end; may block. If it throws, the source ends there, and
  ///     ``run()`` throws the failure when all is through.
  /// - Returns: the flow of what was pulled.
  public func source<Value: Sendable>(
    _ name: String, buffer: Int = 2, _ pull: @escaping @Sendable () throws -> Value?
  ) -> Flow<Value> {
    checkSize(name, width: 1, buffer: buffer)
    let post = post(name, width: 1, slots: 1 + buffer)
    let output = Buffer<Value>(slots: post.slots, ordered: true)
    let source = Source(post: post, output: output, pull: pull)
    output.connect(producer: source)
    add(source)
    return flow(output, name: name, scope: 0)
  }

  /// Runs until everything is through, or drained after a cancel; once per pipeline.
  ///
  /// Blocks the calling thread. No body runs any more when it returns.
  ///
  /// - Returns: whether a cancel kept anything from going all the way.
  /// - Throws: the first failure of a source or a sink.
  @discardableResult
  public func run() throws(StageFailure) -> Ending {
    let stations = construction.withLock { construction in
      precondition(!construction.hasStarted, "a pipeline runs once")
      precondition(
        construction.looseEnds.isEmpty,
        "flows without a next stage: \(construction.looseEnds.values.sorted())")
      construction.hasStarted = true
      return construction.stations
    }
    for _ in stations {
      state.unfinished.enter()
    }
    state.cancellation.onCancel { [weak self] in self?.wakeAll() }
    wakeAll()
    state.unfinished.wait()
    if let failure = state.failure {
      throw failure
    }
    guard state.wasCutShort else { return .complete }
    return .cancelled(discarded: counters().reduce(0) { $0 + $1.discarded + $1.incomplete })
  }

  /// What each stage has done so far, in the order in which they were built; from any thread.
  public func counters() -> [StageCounters] {
    construction.withLock { $0.stations }.compactMap(\.counters)
  }

  private func wakeAll() {
    for station in construction.withLock({ $0.stations }) {
      station.wake()
    }
  }
}

/// How a run ended.
public enum Ending: Sendable, Hashable {
  /// Every item reached its sink, failed or not.
  case complete
  /// A cancel stopped sources or threw items away; `discarded` of them, groups counting as one.
  case cancelled(discarded: Int)
}

// MARK: Construction

extension Pipeline {
  func post(_ name: String, width: Int, slots: Int) -> Post {
    Post(name: name, width: width, slots: slots, run: state)
  }

  func flow<Value>(_ buffer: Buffer<Value>, name: String, scope: Int) -> Flow<Value> {
    construction.withLock { $0.looseEnds[ObjectIdentifier(buffer)] = name }
    return Flow(pipeline: self, buffer: buffer, scope: scope)
  }

  /// Adds a station, at `place` among the others if given, and strikes the flow that it consumes.
  func add(_ station: any Station, ending buffer: AnyObject? = nil, at place: Int? = nil) {
    construction.withLock { construction in
      precondition(!construction.hasStarted, "a pipeline cannot grow once it runs")
      construction.stations.insert(station, at: place ?? construction.stations.count)
      if let buffer {
        construction.looseEnds[ObjectIdentifier(buffer)] = nil
      }
    }
  }

  func newScope() -> Int {
    construction.withLock { construction in
      construction.scopes += 1
      return construction.scopes
    }
  }

  var stationCount: Int { construction.withLock { $0.stations.count } }

  func slots(from place: Int) -> Int {
    construction.withLock { $0.stations[place...].reduce(0) { $0 + $1.post.slots } }
  }
}
