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
  /// Failed in an earlier run, and is not tried again while it stays as it is.
  case waiting(name: String, path: String)
  /// Left for the next run.
  case left(path: String, LeftReason)
  /// The report could not be written.
  case reportLost(detail: String)
  /// A worker has read a page, and the ledger has it.
  case pageRead(PageSummary)
}

/// Why a document is left for the next run.
public enum LeftReason: String, Sendable, Hashable, Codable {
  /// It changed while it was watched.
  case beingWritten
  /// It changed while it was read.
  case changedMeanwhile
}

/// A page that a worker has read.
public struct PageSummary: Sendable, Hashable {
  public var name: String
  public var path: String
  /// From 1.
  public var page: Int
  public var seconds: Double
  /// Whether it is a second reading, of the page turned as the document's others stand.
  public var isTurned: Bool
  /// Mean confidence of its glyphs, 0…1; `nil` without any.
  public var confidence: Double?
  /// A small picture of the page as it was read, JPEG.
  public var thumbnail: [UInt8]?
}

/// What became of a document whose files were written.
public struct DocumentSummary: Sendable, Hashable {
  public var name: String
  public var path: String
  public var pages: Int
  /// Pages that workers read for it in this run; the others' readings were in the ledger.
  public var pagesRead: Int
  /// Changes by what was replaced, by what, and by which rule.
  public var edits: [Edit]
  /// Mean confidence of its glyphs, 0…1; `nil` without any.
  public var confidence: Double?
  /// From the survey to the last file, in seconds.
  public var seconds: Double
  public var notes: [String]
}

/// A page that could not be read, or not wholly.
public struct PageProblem: Sendable, Hashable {
  public var page: Int
  public var failure: PageFailure
}
