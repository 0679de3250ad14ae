import Dispatch
import Glibc

/// Turns SIGINT, SIGTERM and SIGHUP (a closed terminal) into a call; a second one ends the program at once.
final class SignalWatch {
  private let sources: [any DispatchSourceSignal]

  init(_ onSignal: @escaping @Sendable (Int32) -> Void) {
    let queue = DispatchQueue(label: "kanwu.signals")
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        signal(number, SIG_DFL)
        onSignal(number)
      }
      source.resume()
      return source
    }
  }

  func stop() {
    for source in sources { source.cancel() }
  }
}
