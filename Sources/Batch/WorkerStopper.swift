import Dispatch

/// Ends the workers of a run, at once or after pages under way had some time to end.
final class WorkerStopper: Sendable {
  private let pools: [WorkerPool]
  private let graceSeconds: Double

  init(_ pools: [WorkerPool], graceSeconds: Double) {
    self.pools = pools
    self.graceSeconds = graceSeconds
  }

  /// Returns at once; the pools are stopped now or when the grace is over.
  func stop(atOnce: Bool) {
    let pools = pools
    let delay = atOnce ? 0 : graceSeconds
    DispatchQueue.global().asyncAfter(deadline: .now() + delay) {
      for pool in pools { pool.stop() }
    }
  }

  /// Stops the pools and returns when they are.
  func end() {
    for pool in pools { pool.stop() }
  }
}

/// Calls a function when a run's time is over.
final class RunTimer {
  private let timer: (any DispatchSourceTimer)?

  /// - Parameters:
  ///   - seconds: from now; `nil` for never.
  ///   - isOver: called on a queue of its own.
  init(seconds: Double?, _ isOver: @escaping @Sendable () -> Void) {
    guard let seconds else {
      timer = nil
      return
    }
    let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "kanwu.limit"))
    source.schedule(deadline: .now() + seconds)
    source.setEventHandler(handler: isOver)
    source.resume()
    timer = source
  }

  func cancel() { timer?.cancel() }
}
