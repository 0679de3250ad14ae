public import Foundation
import GRDB

/// A run, as the ledger remembers it.
public struct RunEntry: Sendable, Hashable, Codable {
  /// Its number; counted by the ledger.
  public internal(set) var id: Int64?
  public var started: Date
  /// `nil` while it works, and for one that was killed.
  public var ended: Date?
  public var host: String
  public var pid: Int32
  /// Of the program.
  public var version: String
  public var pipeline: String
  /// The INPUTs, one a line.
  public var inputs: String
  public var exitCode: Int32?
  public var done = 0
  public var partial = 0
  public var failed = 0
  /// Documents that were done already.
  public var unchanged = 0
  /// Documents that failed in an earlier run and wait for a person.
  public var waiting = 0
  /// Documents left for the next run.
  public var held = 0
  /// Pages that workers read.
  public var pagesRead = 0
  /// Pages whose reading was in the ledger.
  public var pagesKept = 0
  public var pagesFailed = 0
  public var edits = 0
  public var seconds = 0.0

  public init(
    started: Date, host: String, pid: Int32, version: String, pipeline: String, inputs: [String]
  ) {
    self.started = started
    self.host = host
    self.pid = pid
    self.version = version
    self.pipeline = pipeline
    self.inputs = inputs.joined(separator: "\n")
  }
}

/// A row of the table `run`: the entry, with times as seconds since 1970.
struct RunRow: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "run"
  var entry: RunEntry

  init(_ entry: RunEntry) { self.entry = entry }

  init(from decoder: any Decoder) throws { entry = try RunEntry(from: decoder) }
  func encode(to encoder: any Encoder) throws { try entry.encode(to: encoder) }

  static func databaseDateEncodingStrategy(for column: String) -> DatabaseDateEncodingStrategy {
    .timeIntervalSince1970
  }

  static func databaseDateDecodingStrategy(for column: String) -> DatabaseDateDecodingStrategy {
    .timeIntervalSince1970
  }

  mutating func didInsert(_ inserted: InsertionSuccess) { entry.id = inserted.rowID }
}
