import Conveyor
import Dispatch
import DocumentModel

/// Cores of a run that no document has taken.
///
/// What is free is taken and nobody waits, so that documents that end together share the cores, and the last long one has
/// all of them.
final class CorePool: SpareCores {
  private let free: Guarded<Int>

  /// - Parameter count: cores besides the one that each document has.
  init(_ count: Int) {
    free = Guarded(max(0, count))
  }

  func take(atMost count: Int) -> Int {
    free.withLock { free in
      let taken = max(0, min(count, free))
      free -= taken
      return taken
    }
  }

  func giveBack(_ count: Int) {
    free.withLock { $0 += count }
  }

  func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }
}
