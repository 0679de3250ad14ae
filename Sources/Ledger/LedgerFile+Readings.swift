public import DocumentModel
public import Foundation
import GRDB

/// A file as one way of reading sees it.
public struct SourceKey: Sendable, Hashable {
  /// Of the file's bytes.
  public var content: ContentKey
  public var kind: String
  /// Of all that shapes the reading of a page.
  public var readingKey: ContentKey

  public init(content: ContentKey, kind: String, readingKey: ContentKey) {
    self.content = content
    self.kind = kind
    self.readingKey = readingKey
  }
}

/// What the survey of a file found, and the number under which its readings stand.
public struct SourceEntry: Sendable, Hashable {
  public var id: Int64
  /// Pages of the file.
  public var pages: Int
  /// Remarks that a reader should see.
  public var notes: [String]
}

/// A page's place in the ledger.
public struct ReadingKey: Sendable, Hashable {
  public var source: Int64
  /// From 0, in its file.
  public var page: Int
  /// Quarter turns that were asked for; `nil` where the page decided.
  public var quarterTurns: Int?

  public init(source: Int64, page: Int, quarterTurns: Int? = nil) {
    self.source = source
    self.page = page
    self.quarterTurns = quarterTurns
  }
}

/// How a stored reading ended.
public enum ReadingState: String, Sendable, Hashable {
  case whole
  /// Failed, or only in part, in a way that a later run may better.
  case transient
  /// Failed, or only in part, and will again while the file stays as it is.
  case permanent
}

extension LedgerFile {
  /// What is known of a file; `nil` when it was never surveyed in this way.
  public func source(_ key: SourceKey) throws(LedgerError) -> SourceEntry? {
    try read { db in try Self.source(key, db) }
  }

  /// Notes what a survey found, in place of what was known.
  ///
  /// Readings stay unless the number of pages is another.
  public func store(
    _ key: SourceKey, pages: Int, notes: [String], now: Date
  ) throws(LedgerError) -> SourceEntry {
    try write { db in
      let text = String(decoding: try JSONEncoder().encode(notes), as: UTF8.self)
      if let known = try Self.source(key, db) {
        if known.pages != pages {
          try db.execute(sql: "DELETE FROM reading WHERE source = ?", arguments: [known.id])
        }
        try db.execute(
          sql: "UPDATE source SET pages = ?, notes = ?, used = ? WHERE id = ?",
          arguments: [pages, text, now.timeIntervalSince1970, known.id])
        return SourceEntry(id: known.id, pages: pages, notes: notes)
      }
      try db.execute(
        sql: """
          INSERT INTO source (content, kind, readingKey, pages, notes, used)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          key.content.bytes, key.kind, key.readingKey.bytes, pages, text,
          now.timeIntervalSince1970,
        ])
      return SourceEntry(id: db.lastInsertedRowID, pages: pages, notes: notes)
    }
  }

  /// How the stored readings of a file ended, by page from 0; those that no turn was asked for.
  public func readingStates(of source: Int64) throws(LedgerError) -> [Int: ReadingState] {
    try read { db in
      let rows = try ReadingStateRow.fetchAll(
        db, sql: "SELECT page, failure FROM reading WHERE source = ? AND turns = -1",
        arguments: [source])
      return rows.reduce(into: [:]) { states, row in
        states[row.page] = row.failure.map { ReadingState(rawValue: $0) ?? .transient } ?? .whole
      }
    }
  }

  /// A page's reading; `nil` when there is none, or when it cannot be unpacked any more.
  ///
  /// Its number is that of another document, maybe; the caller gives it its own.
  public func page(_ key: ReadingKey) throws(LedgerError) -> Page? {
    let data = try read { db in
      try Data.fetchOne(
        db, sql: "SELECT data FROM reading WHERE source = ? AND page = ? AND turns = ?",
        arguments: [key.source, key.page, key.quarterTurns ?? -1])
    }
    return data.flatMap { try? PackedPage.page(from: $0) }
  }

  /// Keeps a page's reading, in place of an older one; it is on the disk when this returns.
  public func store(
    _ page: Page, at key: ReadingKey, state: ReadingState, run: Int64, seconds: Double
  ) throws(LedgerError) {
    let data: Data
    do {
      data = try PackedPage.data(of: page)
    } catch {
      throw .failed(path: path, detail: "a page cannot be packed")
    }
    try write { db in
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO reading (source, page, turns, failure, run, seconds, data)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          key.source, key.page, key.quarterTurns ?? -1,
          state == .whole ? nil : state.rawValue, run, seconds, data,
        ])
    }
  }

  private static func source(_ key: SourceKey, _ db: Database) throws -> SourceEntry? {
    let row = try SourceRow.fetchOne(
      db,
      sql: """
        SELECT id, pages, notes FROM source WHERE content = ? AND kind = ? AND readingKey = ?
        """, arguments: [key.content.bytes, key.kind, key.readingKey.bytes])
    return try row.map {
      SourceEntry(
        id: $0.id, pages: $0.pages,
        notes: try JSONDecoder().decode([String].self, from: Data($0.notes.utf8)))
    }
  }
}

private struct SourceRow: Decodable, FetchableRecord {
  var id: Int64
  var pages: Int
  var notes: String
}

private struct ReadingStateRow: Decodable, FetchableRecord {
  var page: Int
  var failure: String?
}
