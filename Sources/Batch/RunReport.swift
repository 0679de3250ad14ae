import Intake

/// A limit that ends a run as planned, the rest being left for the next one.
public enum RunLimit: Sendable, Hashable {
  case runtime(seconds: Double)
  case documents(Int)

  public var message: String {
    switch self {
    case .runtime(let seconds): "the time limit of \(Int(seconds)) s is reached"
    case .documents(let count): "the limit of \(count) documents is reached"
    }
  }
}

/// What a run did, in numbers.
public struct RunReport: Sendable, Hashable {
  public var finished = 0
  public var partial = 0
  public var failed = 0
  public var skipped = 0
  /// Documents that were done already.
  public var unchanged = 0
  /// Documents that failed in an earlier run and wait for a person.
  public var waiting = 0
  /// Documents left for the next run.
  public var left = 0
  public var pages = 0
  /// Pages that workers read; the others' readings were in the ledger.
  public var pagesRead = 0
  /// Pages whose reading was in the ledger.
  public var pagesKept = 0
  public var pagesFailed = 0
  public var edits = 0
  public var seconds = 0.0
  /// Files that could not be written.
  public var outputErrors = 0
  /// Documents that failed for want of a program that is not installed.
  public var toolsMissing = 0
  /// The signal that stopped the run.
  public var signal: Int32?
  /// The limit that ended it before everything was done.
  public var limit: RunLimit?
  /// The most memory that a worker had at a time, in bytes; `nil` where none worked.
  public var workerPeakBytes: Int?
  /// What each stage of the conveyor did.
  public var stages: [RunRecord.StageTiming] = []

  public init() {}

  public var documents: Int { finished + partial + failed }
  public var pagesPerMinute: Double { seconds > 0 ? Double(pages - pagesKept) * 60 / seconds : 0 }

  mutating func count(_ event: RunEvent) {
    switch event {
    case .skipped: skipped += 1
    case .reportLost: break
    case .waiting: waiting += 1
    case .left: left += 1
    case .pageRead(let page): pagesRead += page.isTurned ? 0 : 1
    case .finished(let summary):
      finished += 1
      pages += summary.pages
      pagesKept += summary.pages - summary.pagesRead
      edits += summary.edits.count
    case .partial(let summary, let failures):
      partial += 1
      pages += summary.pages
      pagesKept += summary.pages - summary.pagesRead
      edits += summary.edits.count
      pagesFailed += failures.count
    case .failed(_, _, let failure):
      failed += 1
      if case .output = failure { outputErrors += 1 }
      if case .intake(.programMissing) = failure { toolsMissing += 1 }
      if case .noPageRead(let problems) = failure { pagesFailed += problems.count }
    }
  }
}
