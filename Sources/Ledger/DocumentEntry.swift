public import Foundation

/// What became of a document: its line in the ledger.
public struct DocumentEntry: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, Codable {
    case done
    /// Written, with pages missing or incomplete.
    case partial
    /// Not written.
    case failed
  }

  /// Name of its outputs, relative to the output folder.
  public var name: String
  /// The file, or the folder of a group of pages.
  public var path: String
  public var kind: String
  /// Of the name and of what the file system says of the files: while it is the same, so is the document.
  public var fingerprint: Fingerprint
  /// Bytes of all its files.
  public var size: Int
  /// Seconds since 1970 at which the youngest of its files was changed.
  public var modified: Double
  /// Of the bytes of its files; `nil` where they could not be read.
  public var content: ContentKey?
  /// Of all that shapes the reading of a page.
  public var readingKey: ContentKey
  /// Of all that shapes the text beside it.
  public var textKey: ContentKey
  /// Formats written with these keys, sorted.
  public var formats: [String]
  public var outcome: Outcome
  /// Why it failed or is partial; `nil` for a done one.
  public var failure: FailureFacts?
  /// Runs that tried this content with this way of reading and failed.
  public var attempts: Int
  /// When it failed first.
  public var failingSince: Date?
  public var pages: Int
  public var pagesFailed: Int
  public var edits: Int
  /// Mean confidence of its pages, 0…1.
  public var confidence: Double?
  /// From the survey to the last file.
  public var seconds: Double
  public var run: Int64
  public var finished: Date

  public init(
    name: String, path: String, kind: String, fingerprint: Fingerprint, size: Int,
    modified: Double, content: ContentKey?, readingKey: ContentKey, textKey: ContentKey,
    formats: [String], outcome: Outcome, failure: FailureFacts? = nil, attempts: Int = 0,
    failingSince: Date? = nil, pages: Int = 0, pagesFailed: Int = 0, edits: Int = 0,
    confidence: Double? = nil, seconds: Double = 0, run: Int64, finished: Date
  ) {
    self.name = name
    self.path = path
    self.kind = kind
    self.fingerprint = fingerprint
    self.size = size
    self.modified = modified
    self.content = content
    self.readingKey = readingKey
    self.textKey = textKey
    self.formats = formats
    self.outcome = outcome
    self.failure = failure
    self.attempts = attempts
    self.failingSince = failingSince
    self.pages = pages
    self.pagesFailed = pagesFailed
    self.edits = edits
    self.confidence = confidence
    self.seconds = seconds
    self.run = run
    self.finished = finished
  }
}

extension DocumentEntry {
  /// Whether the document needs nothing while its files and the keys stay as they are: it has all formats,
  /// and is done or not to be tried again.
  public func isSettled(formats wanted: [String], attemptLimit: Int) -> Bool {
    Self.isSettled(
      outcome, hasAllFormats: Set(formats).isSuperset(of: wanted),
      isTransient: failure?.isTransient ?? false, attempts: attempts, attemptLimit: attemptLimit)
  }

  /// The same of single columns, for a look at all documents.
  static func isSettled(
    _ outcome: Outcome, hasAllFormats: Bool, isTransient: Bool, attempts: Int, attemptLimit: Int
  ) -> Bool {
    guard hasAllFormats || outcome == .failed else { return false }
    return outcome == .done || !isTransient || attempts >= attemptLimit
  }
}

/// Why a document or a page failed, as the ledger and the reports keep it.
public struct FailureFacts: Sendable, Hashable, Codable {
  /// A stable word for the class of failure (`encrypted`, `timed-out`).
  public var cause: String
  /// One sentence with the remedy.
  public var message: String
  /// Whether a later run may do better though the file stays as it is.
  public var isTransient: Bool

  public init(cause: String, message: String, isTransient: Bool) {
    self.cause = cause
    self.message = message
    self.isTransient = isTransient
  }
}
