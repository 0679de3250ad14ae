import Conveyor
import Dispatch
import Testing

/// A body's failure in tests.
struct Refused: Error, Hashable {
  let item: Int
}

/// Values that several threads write down.
final class Notes<Value: Sendable>: Sendable {
  private let values = Guarded<[Value]>([])

  var all: [Value] { values.withLock { $0 } }

  func add(_ value: Value) {
    values.withLock { $0.append(value) }
  }
}

/// A number that goes up and down, and its highest point.
final class Gauge: Sendable {
  private let state = Guarded((now: 0, most: 0))

  var now: Int { state.withLock { $0.now } }
  var most: Int { state.withLock { $0.most } }

  func up() {
    state.withLock { state in
      state.now += 1
      state.most = max(state.most, state.now)
    }
  }

  func down() {
    state.withLock { $0.now -= 1 }
  }
}

/// Where a number of bodies wait until all of them are there.
final class Rendezvous: Sendable {
  private let missing: Guarded<Int>
  private let all = DispatchSemaphore(value: 0)

  init(of count: Int) {
    missing = Guarded(count)
  }

  /// Whether all came within ten seconds.
  func meet() -> Bool {
    let isLast = missing.withLock { missing in
      missing -= 1
      return missing == 0
    }
    if isLast {
      all.signal()
    }
    guard all.wait(timeout: .now() + 10) == .success else { return false }
    all.signal()
    return true
  }
}

/// A source's body that counts from 0 up to `count`.
func counting(to count: Int) -> @Sendable () -> Int? {
  let pulled = Gauge()
  return {
    guard pulled.now < count else { return nil }
    defer { pulled.up() }
    return pulled.now
  }
}

/// Looks every millisecond until `condition` holds; says whether it did within ten seconds.
func eventually(_ condition: () -> Bool) -> Bool {
  let pause = DispatchSemaphore(value: 0)
  for _ in 0..<10_000 {
    if condition() { return true }
    _ = pause.wait(timeout: .now() + .milliseconds(1))
  }
  return false
}

/// Work on a thread of its own, for which a test waits so long and no longer.
///
/// A hung conveyor then fails its test; its threads are left behind.
final class Background<Value: Sendable>: Sendable {
  private let result = Notes<Value>()
  private let done = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () -> Value) {
    DispatchQueue(label: "background").async { [result, done] in
      result.add(body())
      done.signal()
    }
  }

  /// What the work gave, or nil and a recorded issue if it is not through by then.
  func value(
    within seconds: Int = 20, about: @autoclosure () -> String = "",
    location: SourceLocation = #_sourceLocation
  ) -> Value? {
    guard done.wait(timeout: .now() + .seconds(seconds)) == .success else {
      Issue.record("still not through after \(seconds) s \(about())", sourceLocation: location)
      return nil
    }
    return result.all.first
  }
}

/// Begins to run the pipeline.
func start(_ pipeline: Pipeline) -> Background<Result<Ending, StageFailure>> {
  Background {
    Result { () throws(StageFailure) in try pipeline.run() }
  }
}

/// How the pipeline ended, or the failure that it threw; nil and a recorded issue if it hung.
func run(
  _ pipeline: Pipeline, location: SourceLocation = #_sourceLocation
) -> Result<Ending, StageFailure>? {
  start(pipeline).value(about: "\(pipeline.counters())", location: location)
}

extension Result {
  /// The value, if there is one.
  var value: Success? { try? get() }
}
