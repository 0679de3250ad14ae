/// The one switch that stops a run; shared by whoever may stop it and whoever has to listen.
///
/// It is thrown once and stays so. Bodies that may take long can ask ``isCancelled`` or register a
/// handler that ends what they wait for. Not for use inside a C signal handler, since it takes a lock:
/// use a signal source.
public final class Cancellation: Sendable {
  private enum State {
    case waiting([@Sendable () -> Void])
    case cancelled
  }

  private let state = Guarded(State.waiting([]))

  public init() {}

  /// Whether ``cancel()`` has been called.
  public var isCancelled: Bool {
    state.withLock { state in
      if case .cancelled = state { true } else { false }
    }
  }

  /// Stops the run: sets the switch, then calls the handlers on this thread in the order they came.
  ///
  /// From any thread, also from within a body. Calls after the first do nothing.
  public func cancel() {
    let handlers: [@Sendable () -> Void] = state.withLock { state in
      guard case .waiting(let handlers) = state else { return [] }
      state = .cancelled
      return handlers
    }
    for handler in handlers {
      handler()
    }
  }

  /// Registers a handler that is called once: at the cancel, or at once if it has already been.
  ///
  /// The handler runs on the thread that cancels and must not block. It is held until the cancel or
  /// as long as this value lives, so register per run, not per item.
  public func onCancel(_ handler: @escaping @Sendable () -> Void) {
    let isTooLate = state.withLock { state in
      guard case .waiting(let handlers) = state else { return true }
      state = .waiting(handlers + [handler])
      return false
    }
    if isTooLate {
      handler()
    }
  }
}
