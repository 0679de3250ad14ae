public import Foundation
import GRDB

extension LedgerFile {
  /// Notes that a run begins; the entry comes back with its number.
  public func begin(_ run: RunEntry) throws(LedgerError) -> RunEntry {
    try write { db in
      var row = RunRow(run)
      try row.insert(db)
      return row.entry
    }
  }

  /// Notes how a run ended, or how far it is.
  public func update(_ run: RunEntry) throws(LedgerError) {
    try write { db in try RunRow(run).update(db) }
  }

  /// The last runs, the youngest first.
  public func runs(last count: Int) throws(LedgerError) -> [RunEntry] {
    try read { db in
      try RunRow.fetchAll(db, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [count])
        .map(\.entry)
    }
  }

  /// Whether the last run has no end: it was killed, or works still.
  public func lastRunIsUnfinished() throws(LedgerError) -> Bool {
    try read { db in
      try Bool.fetchOne(db, sql: "SELECT ended IS NULL FROM run ORDER BY id DESC LIMIT 1") ?? false
    }
  }

  /// When a run last ended with one of these exit codes.
  public func lastEnd(withExitCodes codes: [Int32]) throws(LedgerError) -> Date? {
    try read { db in
      let marks = codes.map { _ in "?" }.joined(separator: ", ")
      return try Double.fetchOne(
        db, sql: "SELECT MAX(ended) FROM run WHERE exitCode IN (\(marks))",
        arguments: StatementArguments(codes)
      ).map { Date(timeIntervalSince1970: $0) }
    }
  }
}
