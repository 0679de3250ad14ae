import DocumentModel
import Intake
import WorkerProtocol

/// One page of a surveyed document, on its way to a worker.
struct PageTask: Sendable {
  var number: Int
  var source: PageSource
}

extension WorkerPool {
  /// Reads a page; what goes wrong with it comes back as a failed page.
  ///
  /// - Throws: `SetupFailure` and ``PoolStopped``, which end the run.
  func read(_ task: PageTask, quarterTurns: Int? = nil, options: RunOptions) throws -> Page {
    let request = PageRequest(
      number: task.number, source: task.source,
      softDeadlineSeconds: options.softDeadlineSeconds, quarterTurns: quarterTurns)
    do {
      switch try ask(.read(request), within: options.pageTimeoutSeconds) {
      case .page(let page): return page
      case .refused(let error):
        return Page(
          number: task.number, origin: .failed,
          failure: .programFailed(program: "intake", detail: error.message))
      case .ready, .notReady, .surveyed:
        return Page(number: task.number, origin: .failed, failure: .engine(detail: "wrong reply"))
      }
    } catch let loss as WorkerLoss {
      return Page(number: task.number, origin: .failed, failure: loss.pageFailure)
    }
  }
}

extension WorkerLoss {
  var pageFailure: PageFailure {
    switch self {
    case .timedOut(let seconds): .timedOut(seconds: seconds)
    case .crashed(let signal): .crashed(signal: signal)
    case .exited(let code): .exited(code: code)
    }
  }
}
