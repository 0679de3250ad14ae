public import Foundation

extension RunRecord {
  /// Why a document, or a page of it, was not read.
  public struct Failure: Codable, Sendable, Hashable {
    /// Absolute path of the input.
    public var path: String
    /// Name of its outputs, relative to the output folder.
    public var name: String
    /// From 1; `nil` when it is the whole document.
    public var page: Int?
    /// Class of the failure in kebab case, the same for the same reason in every run (`encrypted`).
    public var cause: String
    /// Tried again by later runs without anyone's doing.
    public var isTransient: Bool
    /// One sentence without the name; what follows the last semicolon is the remedy.
    public var message: String
    /// When it was first seen, if that was in an earlier run and this one did not try again.
    public var waitingSince: Date?

    public init(
      path: String, name: String, page: Int? = nil, cause: String, isTransient: Bool,
      message: String, waitingSince: Date? = nil
    ) {
      self.path = path
      self.name = name
      self.page = page
      self.cause = cause
      self.isTransient = isTransient
      self.message = message
      self.waitingSince = waitingSince
    }
  }

  /// A page that is worth a look.
  public struct PageSample: Codable, Sendable, Hashable {
    public var path: String
    public var name: String
    /// From 1.
    public var page: Int
    /// Mean over the page's glyphs, 0…1.
    public var confidence: Double
    /// A small JPEG of the page.
    public var thumbnail: Data?
    /// Where the picture is to be seen when it is not held here (`report.html#page-1`).
    public var thumbnailPlace: String?

    public init(
      path: String, name: String, page: Int, confidence: Double, thumbnail: Data? = nil,
      thumbnailPlace: String? = nil
    ) {
      self.path = path
      self.name = name
      self.page = page
      self.confidence = confidence
      self.thumbnail = thumbnail
      self.thumbnailPlace = thumbnailPlace
    }
  }

  /// A change of the text that was made `count` times.
  public struct Repair: Codable, Sendable, Hashable {
    public var from: String
    public var to: String
    public var count: Int
    /// The rule that asked for it (`chi_sim.tsv:12`).
    public var rule: String

    public init(from: String, to: String, count: Int, rule: String) {
      self.from = from
      self.to = to
      self.count = count
      self.rule = rule
    }
  }

  /// Where the time went.
  public struct StageTiming: Codable, Sendable, Hashable {
    public var name: String
    public var items: Int
    /// Summed over all that worked at the same time, so that it can exceed the run's duration.
    public var busySeconds: Double
    /// Most items that stood in line for the stage at one time.
    public var mostWaiting: Int

    public init(name: String, items: Int, busySeconds: Double, mostWaiting: Int) {
      self.name = name
      self.items = items
      self.busySeconds = busySeconds
      self.mostWaiting = mostWaiting
    }
  }

  /// What became of a document that was worked on.
  public enum Outcome: String, Codable, Sendable, Hashable, CaseIterable {
    case done
    case partial
    case failed
  }

  /// One document worked on.
  public struct DocumentLine: Codable, Sendable, Hashable {
    public var name: String
    public var path: String
    public var outcome: Outcome
    public var pages: Int
    /// Recognised in this run; the other pages were taken from the ledger or have a text of their own.
    public var pagesRead: Int
    public var edits: Int
    /// Over the glyphs of its recognised pages, 0…1; `nil` without any.
    public var meanConfidence: Double?
    public var seconds: Double

    public init(
      name: String, path: String, outcome: Outcome, pages: Int, pagesRead: Int, edits: Int,
      meanConfidence: Double? = nil, seconds: Double
    ) {
      self.name = name
      self.path = path
      self.outcome = outcome
      self.pages = pages
      self.pagesRead = pagesRead
      self.edits = edits
      self.meanConfidence = meanConfidence
      self.seconds = seconds
    }
  }
}
