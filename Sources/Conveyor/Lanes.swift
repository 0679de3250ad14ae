import Dispatch

/// The places at which a station's bodies run: as many serial queues as the station is wide.
///
/// A serial queue brings its own thread when it has work (libdispatch calls it overcommit), so bodies
/// that block cannot starve other stations, as they would on a concurrent queue, whose threads are
/// limited to the number of cores. A queue without work costs no thread.
final class Lanes: Sendable {
  private let queues: [DispatchQueue]
  private let idle: Guarded<[Int]>

  init(name: String, width: Int) {
    queues = (0..<width).map { DispatchQueue(label: "conveyor.\(name).\($0)") }
    idle = Guarded(Array((0..<width).reversed()))
  }

  var isAnyIdle: Bool { idle.withLock { !$0.isEmpty } }
  var areAllIdle: Bool { idle.withLock { $0.count == queues.count } }

  /// Runs `work` on an idle lane, then `afterwards` when the lane is idle again.
  ///
  /// To be called by the station's turn only, after it has seen ``isAnyIdle``.
  func start(
    _ work: @escaping @Sendable () -> Void, afterwards: @escaping @Sendable () -> Void
  ) {
    guard let lane = idle.withLock({ $0.popLast() }) else {
      preconditionFailure("a body was started without an idle lane")
    }
    let queue = queues[lane]
    queue.async { [self] in
      dispatchPrecondition(condition: .onQueue(queue))
      work()
      idle.withLock { $0.append(lane) }
      afterwards()
    }
  }
}
