import Dispatch

/// The places at which a station's bodies run: as many lanes as the station is wide.
final class Lanes: Sendable {
  private let lanes: [Lane]
  private let idle: Guarded<[Int]>

  init(name: String, width: Int) {
    lanes = (0..<width).map { Lane(label: "conveyor.\(name).\($0)") }
    idle = Guarded(Array((0..<width).reversed()))
  }

  var isAnyIdle: Bool { idle.withLock { !$0.isEmpty } }
  var areAllIdle: Bool { idle.withLock { $0.count == lanes.count } }

  /// Gives back the threads at once; all lanes are idle and stay so.
  func dismiss() {
    for lane in lanes {
      lane.dismiss()
    }
  }

  /// Runs `work` on an idle lane, then `afterwards` when the lane is idle again.
  ///
  /// To be called by the station's turn only, after it has seen ``isAnyIdle``.
  func start(
    _ work: @escaping @Sendable () -> Void, afterwards: @escaping @Sendable () -> Void
  ) {
    guard let number = idle.withLock({ $0.popLast() }) else {
      preconditionFailure("a body was started without an idle lane")
    }
    lanes[number].start(
      Lane.Work(body: work) { [self] in
        idle.withLock { $0.append(number) }
        afterwards()
      })
  }
}

/// A serial queue that runs one body at a time.
///
/// A serial queue brings its own thread when it has work (libdispatch calls it overcommit), so bodies
/// that block cannot starve other stations, as they would on a concurrent queue, whose threads are
/// limited to the number of cores. But each waking of a queue may also wake or make a thread too many,
/// while another is about to become free. So a lane listens for a moment before it lets its thread go:
/// with bodies of no length, ten lanes came to 81 threads without this.
private final class Lane: Sendable {
  struct Work: Sendable {
    let body: @Sendable () -> Void
    /// Called when the lane can take new work.
    let afterwards: @Sendable () -> Void
  }

  private enum State {
    /// No thread.
    case asleep
    /// In a body, or about to begin one.
    case busy
    /// The thread is there and will look for work before it goes.
    case listening
    /// Work lies ready for the thread that listens; a signal has been or is being sent.
    case called(Work)
    /// No work will come again; a signal has been or is being sent to a thread that listens.
    case dismissed
  }

  private static let patience = DispatchTimeInterval.milliseconds(100)

  private let queue: DispatchQueue
  private let bell = DispatchSemaphore(value: 0)
  private let state = Guarded(State.asleep)

  init(label: String) {
    queue = DispatchQueue(label: label)
  }

  /// Runs the work; nobody else starts the lane before its `afterwards`.
  func start(_ work: Work) {
    let isListening = state.withLock { state in
      guard case .listening = state else {
        state = .busy
        return false
      }
      state = .called(work)
      return true
    }
    if isListening {
      bell.signal()
    } else {
      queue.async { [self] in workOff(work) }
    }
  }

  /// Lets go of a thread that listens; the lane is idle and nobody starts it again.
  func dismiss() {
    let isListening = state.withLock { state in
      defer { state = .dismissed }
      if case .listening = state { return true }
      return false
    }
    if isListening {
      bell.signal()
    }
  }

  private func workOff(_ first: Work) {
    dispatchPrecondition(condition: .onQueue(queue))
    var next: Work? = first
    while let work = next {
      work.body()
      state.withLock { $0 = .listening }
      work.afterwards()
      next = listen()
    }
  }

  private func listen() -> Work? {
    let isCalled = bell.wait(timeout: .now() + Self.patience) == .success
    let work: Work? = state.withLock { state in
      switch state {
      case .called(let work):
        state = .busy
        return work
      case .dismissed:
        return nil
      case .asleep, .busy, .listening:
        state = .asleep
        return nil
      }
    }
    if work != nil, !isCalled {
      bell.wait()
    }
    return work
  }
}
