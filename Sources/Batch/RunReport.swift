public import DocumentModel
public import Intake

/// What happens during a run, told as it happens; from several threads, one call at a time.
public enum RunEvent: Sendable {
  /// The walk left something out.
  case skipped(path: String, reason: SkipReason)
  /// All pages read and all files written.
  case finished(DocumentSummary)
  /// Written, with pages missing or incomplete.
  case partial(DocumentSummary, failures: [PageProblem])
  /// Nothing written.
  case failed(name: String, path: String, DocumentFailure)
}

/// What became of a document whose files were written.
public struct DocumentSummary: Sendable, Hashable {
  public var name: String
  public var path: String
  public var pages: Int
  public var edits: Int
  /// From the survey to the last file, in seconds.
  public var seconds: Double
  public var notes: [String]
}

/// A page that could not be read, or not wholly.
public struct PageProblem: Sendable, Hashable {
  public var page: Int
  public var failure: PageFailure
}

/// Why a document has no output.
public enum DocumentFailure: Error, Sendable, Hashable {
  case intake(IntakeError)
  /// None of its pages could be read.
  case noPageRead([PageProblem])
  /// Its survey lost its worker.
  case survey(PageFailure)
  /// - isFull: no space is left, so that no other document can be written either.
  case output(path: String, detail: String, isFull: Bool)
  case stage(name: String, detail: String)

  /// One sentence with the remedy; the caller adds the file.
  public var message: String {
    switch self {
    case .intake(let error): error.message
    case .noPageRead(let problems):
      problems.count == 1
        ? problems[0].failure.message
        : "none of \(problems.count) pages could be read; page \(problems[0].page): "
          + problems[0].failure.message
    case .survey(let failure): failure.message
    case .output(_, let detail, _): detail
    case .stage(let name, let detail): "‘\(name)’ failed: \(detail)"
    }
  }
}

/// What a run did, in numbers.
public struct RunReport: Sendable, Hashable {
  public var finished = 0
  public var partial = 0
  public var failed = 0
  public var skipped = 0
  public var pages = 0
  public var pagesFailed = 0
  public var edits = 0
  public var seconds = 0.0
  /// Files that could not be written.
  public var outputErrors = 0
  /// Documents that failed for want of a program that is not installed.
  public var toolsMissing = 0
  /// The signal that stopped the run.
  public var signal: Int32?

  public init() {}

  public var documents: Int { finished + partial + failed }
  public var pagesPerMinute: Double { seconds > 0 ? Double(pages) * 60 / seconds : 0 }

  mutating func count(_ event: RunEvent) {
    switch event {
    case .skipped:
      skipped += 1
    case .finished(let summary):
      finished += 1
      pages += summary.pages
      edits += summary.edits
    case .partial(let summary, let failures):
      partial += 1
      pages += summary.pages
      edits += summary.edits
      pagesFailed += failures.count
    case .failed(_, _, let failure):
      failed += 1
      if case .output = failure { outputErrors += 1 }
      if case .intake(.programMissing) = failure { toolsMissing += 1 }
      if case .noPageRead(let problems) = failure { pagesFailed += problems.count }
    }
  }
}
