import Foundation
import GRDB

extension LedgerFile {
  /// The documents that need nothing, as long as their files stay as they are.
  ///
  /// - Parameters:
  ///   - readingKey: of the run's way of reading.
  ///   - textKey: of its way of making text.
  ///   - formats: that each document must have been written in.
  ///   - attemptLimit: runs after which a transient failure is not tried again.
  /// - Returns: their fingerprints.
  /// - Throws: ``LedgerError``.
  public func settled(
    readingKey: ContentKey, textKey: ContentKey, formats: [String], attemptLimit: Int
  ) throws(LedgerError) -> SettledDocuments {
    try read { db in
      var settled = SettledDocuments()
      let rows = try SettledRow.fetchCursor(
        db,
        sql: """
          SELECT fingerprint, outcome, formats, isTransient, attempts FROM document
          WHERE readingKey = ? AND textKey = ?
          """, arguments: [readingKey.bytes, textKey.bytes])
      var answers: [String: Bool] = [:]
      while let row = try rows.next() {
        let hasAll =
          answers[row.formats]
          ?? Set(row.formats.split(separator: ",").map(String.init)).isSuperset(of: formats)
        answers[row.formats] = hasAll
        guard let fingerprint = Fingerprint(data: row.fingerprint),
          let outcome = DocumentEntry.Outcome(rawValue: row.outcome),
          DocumentEntry.isSettled(
            outcome, hasAllFormats: hasAll, isTransient: row.isTransient, attempts: row.attempts,
            attemptLimit: attemptLimit)
        else { continue }
        settled.add(fingerprint, outcome)
      }
      return settled
    }
  }

  /// What is known of the document whose outputs bear this name.
  public func document(named name: String) throws(LedgerError) -> DocumentEntry? {
    try read { db in
      try DocumentRecord.fetchOne(
        db, sql: "SELECT * FROM document WHERE name = ?", arguments: [name]
      )
      .map { try DocumentEntry($0) }
    }
  }

  /// Writes what became of a document, in place of what was known of it.
  ///
  /// - Parameters:
  ///   - entry: the document.
  ///   - sources: the files whose readings it was made of.
  ///   - pageFailures: by page, from 1.
  /// - Throws: ``LedgerError``.
  public func record(
    _ entry: DocumentEntry, sources: Set<Int64> = [], pageFailures: [Int: FailureFacts] = [:]
  ) throws(LedgerError) {
    try write { db in
      let id = try Self.upsert(entry.record, db)
      // What it was made of until now counts as unused from now on, and not since it was made.
      try db.execute(
        sql: """
          UPDATE source SET used = ?
          WHERE id IN (SELECT source FROM documentSource WHERE document = ?)
          """, arguments: [entry.finished.timeIntervalSince1970, id])
      try db.execute(sql: "DELETE FROM documentSource WHERE document = ?", arguments: [id])
      for source in sources {
        try db.execute(
          sql: "INSERT INTO documentSource (document, source) VALUES (?, ?)",
          arguments: [id, source])
        try db.execute(
          sql: "UPDATE source SET used = ? WHERE id = ?",
          arguments: [entry.finished.timeIntervalSince1970, source])
      }
      try db.execute(sql: "DELETE FROM pageFailure WHERE document = ?", arguments: [id])
      for (page, failure) in pageFailures {
        try db.execute(
          sql: """
            INSERT INTO pageFailure (document, page, cause, message, isTransient)
            VALUES (?, ?, ?, ?, ?)
            """, arguments: [id, page, failure.cause, failure.message, failure.isTransient])
      }
    }
  }

  /// Notes that a document's outputs are about to be replaced: none of them counts until it is recorded
  /// again.
  public func withdraw(_ name: String) throws(LedgerError) {
    try write { db in
      try db.execute(sql: "UPDATE document SET formats = '' WHERE name = ?", arguments: [name])
    }
  }

  /// All documents that have outputs, in the order of their names.
  public func written() throws(LedgerError) -> [DocumentEntry] {
    try read { db in
      try DocumentRecord.fetchAll(
        db, sql: "SELECT * FROM document WHERE outcome <> 'failed' ORDER BY name"
      )
      .map { try DocumentEntry($0) }
    }
  }

  /// Notes in which formats a document's outputs are there.
  ///
  /// - Parameters:
  ///   - formats: all of them, sorted.
  ///   - name: of the document's outputs.
  /// - Throws: ``LedgerError``.
  public func note(formats: [String], of name: String) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "UPDATE document SET formats = ? WHERE name = ?",
        arguments: [formats.joined(separator: ","), name])
    }
  }

  /// Notes that a document's files look otherwise now and are the same.
  public func refresh(
    _ name: String, path: String, fingerprint: Fingerprint, modified: Double
  ) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "UPDATE document SET path = ?, fingerprint = ?, modified = ? WHERE name = ?",
        arguments: [path, fingerprint.data, modified, name])
    }
  }

  /// Documents that failed or are partial, in the order of their names, with their failed pages.
  public func troubled() throws(LedgerError) -> [TroubledDocument] {
    try read { db in
      let records = try DocumentRecord.fetchAll(
        db, sql: "SELECT * FROM document WHERE outcome <> 'done' ORDER BY name")
      return try records.map { record in
        let rows = try PageFailureRow.fetchAll(
          db,
          sql: """
            SELECT page, pageFailure.cause AS cause, pageFailure.message AS message,
              pageFailure.isTransient AS isTransient
            FROM pageFailure JOIN document ON document.id = pageFailure.document
            WHERE document.name = ? ORDER BY page
            """, arguments: [record.name])
        return TroubledDocument(
          entry: try DocumentEntry(record),
          pages: rows.map {
            (
              $0.page,
              FailureFacts(cause: $0.cause, message: $0.message, isTransient: $0.isTransient)
            )
          })
      }
    }
  }

  /// How many documents there are of each outcome.
  public func documentCounts() throws(LedgerError) -> [DocumentEntry.Outcome: Int] {
    try read { db in
      let rows = try OutcomeCount.fetchAll(
        db, sql: "SELECT outcome, COUNT(*) AS count FROM document GROUP BY outcome")
      return rows.reduce(into: [:]) { counts, row in
        if let outcome = DocumentEntry.Outcome(rawValue: row.outcome) {
          counts[outcome] = row.count
        }
      }
    }
  }

  private static func upsert(_ record: DocumentRecord, _ db: Database) throws -> Int64 {
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM document WHERE name = ?", arguments: [record.name])
    guard let known else {
      try record.insert(db)
      return db.lastInsertedRowID
    }
    var row = try record.databaseDictionary
    row["id"] = known.databaseValue
    let columns = row.keys.sorted()
    try db.execute(
      sql: """
        UPDATE document SET \(columns.map { "\($0) = :\($0)" }.joined(separator: ", "))
        WHERE id = :id
        """, arguments: StatementArguments(row))
    return known
  }
}

/// Documents that need nothing while their files stay as they are: 17 bytes for each.
public struct SettledDocuments: Sendable {
  private var outcomes: [Fingerprint: DocumentEntry.Outcome] = [:]

  public init() {}

  public func outcome(of fingerprint: Fingerprint) -> DocumentEntry.Outcome? {
    outcomes[fingerprint]
  }

  mutating func add(_ fingerprint: Fingerprint, _ outcome: DocumentEntry.Outcome) {
    outcomes[fingerprint] = outcome
  }
}

/// A document that failed or is partial.
public struct TroubledDocument: Sendable {
  public var entry: DocumentEntry
  /// Its failed pages, from 1.
  public var pages: [(page: Int, failure: FailureFacts)]
}

private struct SettledRow: Decodable, FetchableRecord {
  var fingerprint: Data
  var outcome: String
  var formats: String
  var isTransient: Bool
  var attempts: Int
}

private struct PageFailureRow: Decodable, FetchableRecord {
  var page: Int
  var cause: String
  var message: String
  var isTransient: Bool
}

private struct OutcomeCount: Decodable, FetchableRecord {
  var outcome: String
  var count: Int
}
