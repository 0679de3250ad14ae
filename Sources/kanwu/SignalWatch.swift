import Dispatch
import Glibc

/// Turns SIGINT, SIGTERM and SIGHUP (a closed terminal) into a call; a second one ends the program at once.
///
/// Without a terminal, as under cron, SIGHUP means nothing and is ignored, as it is when the program was
/// started to ignore it (nohup).
final class SignalWatch {
  private let sources: [any DispatchSourceSignal]

  /// - Parameters:
  ///   - hasTerminal: whether a terminal controls the process.
  ///   - onSignal: called on a queue of its own.
  init(hasTerminal: Bool, _ onSignal: @escaping @Sendable (Int32) -> Void) {
    let queue = DispatchQueue(label: "kanwu.signals")
    var watched = [SIGINT, SIGTERM]
    if hasTerminal, !Self.isIgnored(SIGHUP) {
      watched.append(SIGHUP)
    } else {
      signal(SIGHUP, SIG_IGN)
    }
    sources = watched.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        // Whatever stopped the run, any signal after it ends the program.
        for number in watched { signal(number, SIG_DFL) }
        onSignal(number)
      }
      source.resume()
      return source
    }
  }

  func stop() {
    for source in sources { source.cancel() }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let before = signal(number, SIG_IGN)
    guard unsafe unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
      return true
    }
    signal(number, before)
    return false
  }
}
