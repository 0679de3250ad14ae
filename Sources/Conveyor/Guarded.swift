import Synchronization

/// A value that is touched under its lock alone: a `Mutex`, made visible to the thread sanitizer.
///
/// On Linux `Mutex` takes a contended lock inside the standard library, which the sanitizer does not
/// watch, so it reports races where there are none (two in eight threads that count under one bare
/// `Mutex`, Swift 6.3.1). Built with `-D THREAD_SANITIZER`, each critical section also reads a number at
/// its begin and writes it at its end, which shows the order that the lock gives, and no more: a value
/// touched outside of its lock is still reported.
package struct Guarded<Value: ~Copyable>: ~Copyable, Sendable {
  private let value: Mutex<Value>
  #if THREAD_SANITIZER
    private let sections = Atomic(0)
  #endif

  package init(_ value: consuming sending Value) {
    self.value = Mutex(value)
  }

  package borrowing func withLock<Output: ~Copyable>(
    _ body: (inout sending Value) throws -> sending Output
  ) rethrows -> sending Output {
    try value.withLock { value in
      #if THREAD_SANITIZER
        _ = sections.load(ordering: .acquiring)
        defer { sections.add(1, ordering: .releasing) }
      #endif
      return try body(&value)
    }
  }
}
