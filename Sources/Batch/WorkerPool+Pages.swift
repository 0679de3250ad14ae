import DocumentModel
import Glibc
import Intake
import WorkerProtocol

extension WorkerPool {
  /// Reads a page; what goes wrong with it comes back as a failed page.
  ///
  /// - Parameters:
  ///   - number: its position in the document, from 1.
  ///   - source: as the survey gave it.
  ///   - quarterTurns: turns to make whatever the page itself says; `nil` lets it decide.
  ///   - options: the run's.
  /// - Returns: the page, and a small picture of it where there is one.
  /// - Throws: `SetupFailure` and ``PoolStopped``, which end the run.
  func read(
    _ number: Int, _ source: PageSource, quarterTurns: Int? = nil, options: RunOptions
  ) throws -> (page: Page, thumbnail: [UInt8]?) {
    let request = PageRequest(
      number: number, source: source, softDeadlineSeconds: options.softDeadlineSeconds,
      quarterTurns: quarterTurns)
    func failed(_ failure: PageFailure) -> (Page, [UInt8]?) {
      (Page(number: number, origin: .failed, failure: failure), nil)
    }
    do {
      switch try ask(.read(request), within: options.pageTimeoutSeconds) {
      case .page(let page, let thumbnail): return (page, thumbnail)
      case .refused(let error):
        return failed(.programFailed(program: "intake", detail: error.message))
      case .ready, .notReady, .surveyed, .inspected, .notInspected, .madePDF, .notMadePDF:
        return failed(.engine(detail: "wrong reply"))
      }
    } catch let loss as WorkerLoss {
      return failed(loss.pageFailure)
    }
  }
}

extension WorkerLoss {
  var pageFailure: PageFailure {
    switch self {
    case .timedOut(let seconds): .timedOut(seconds: seconds)
    case .crashed(let signal): .crashed(signal: signal)
    case .stopped: .crashed(signal: SIGSTOP)
    case .exited(let code): .exited(code: code)
    }
  }
}
