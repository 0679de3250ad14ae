public import Foundation
import GRDB

/// Opens an output folder's ledger, and puts a damaged one aside first.
///
/// Why it is so: nobody watches a run at night, and texts are whole whatever the ledger says. So a
/// damaged ledger is kept for whoever wants to look at it, what can still be read is carried over to
/// a new one, and the run goes on with a warning; what could not be carried over is read again.
public enum LedgerRepair {
  /// What happened to a damaged ledger.
  public struct Outcome: Sendable, Hashable {
    /// Where the damaged file is now.
    public var kept: String
    /// What was wrong with it.
    public var detail: String
    public var documents: Int
    public var readings: Int
  }

  /// Up to this size a ledger is looked through whenever it is opened (0.1 s); a larger one only after a
  /// run that was killed.
  static let alwaysCheckedBytes = 64 << 20

  /// - Parameters:
  ///   - folder: `DIR/.kanwu`.
  ///   - now: names the file that is put aside.
  ///   - patience: how long to wait for another program that holds the file, in seconds.
  /// - Returns: the ledger, and what was done to it if it was damaged.
  /// - Throws: ``LedgerError`` of any other kind.
  public static func open(
    in folder: URL, now: Date, patience: Double = LedgerFile.patience
  ) throws(LedgerError) -> (ledger: LedgerFile, repair: Outcome?) {
    do throws(LedgerError) {
      return (try openChecked(in: folder, patience: patience), nil)
    } catch {
      guard case .damaged(_, let detail) = error else { throw error }
      return try renew(in: folder, detail: detail, now: now, patience: patience)
    }
  }

  private static func openChecked(
    in folder: URL, patience: Double
  ) throws(LedgerError) -> LedgerFile {
    let ledger = try LedgerFile(in: folder, patience: patience)
    do throws(LedgerError) {
      if try ledger.wantsCheck() { try ledger.check() }
      return ledger
    } catch {
      ledger.close()
      throw error
    }
  }

  private static func renew(
    in folder: URL, detail: String, now: Date, patience: Double
  ) throws(LedgerError) -> (ledger: LedgerFile, repair: Outcome?) {
    let path = folder.appendingPathComponent(LedgerFile.fileName).path
    let kept = try putAside(path, now: now)
    let ledger = try LedgerFile(in: folder, patience: patience)
    var outcome = Outcome(kept: kept, detail: detail, documents: 0, readings: 0)
    let source = try? DatabaseQueue(path: kept)
    if let source {
      for table in ["run", "document", "source", "documentSource", "pageFailure", "reading"] {
        let count = try copy(table, from: source, to: ledger)
        if table == "document" { outcome.documents = count }
        if table == "reading" { outcome.readings = count }
      }
      try? source.close()
    }
    return (ledger, outcome)
  }

  /// Renames the file with its log, since the two belong together.
  private static func putAside(_ path: String, now: Date) throws(LedgerError) -> String {
    let stamp = now.ISO8601Format(
      .iso8601(timeZone: .gmt, dateSeparator: .omitted, timeSeparator: .omitted))
    var kept = "\(path).damaged-\(stamp)"
    var number = 1
    while FileManager.default.fileExists(atPath: kept) {
      number += 1
      kept = "\(path).damaged-\(stamp)-\(number)"
    }
    for suffix in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + suffix) {
      do {
        try FileManager.default.moveItem(atPath: path + suffix, toPath: kept + suffix)
      } catch {
        throw .unwritable(path: path, detail: "the damaged file cannot be renamed to \(kept)")
      }
    }
    return kept
  }

  /// Copies the rows that can be read: from the beginning up to the damage, and from the end back to it.
  ///
  /// - Returns: how many there were.
  private static func copy(
    _ table: String, from source: DatabaseQueue, to ledger: LedgerFile
  ) throws(LedgerError) -> Int {
    for direction in ["ASC", "DESC"] {
      // A damaged place ends a pass; the rows before it are in.
      try? source.read { db in
        let rows = try Row.fetchCursor(
          db, sql: "SELECT * FROM \(table) ORDER BY \(key(of: table)) \(direction)")
        var batch: [Row] = []
        while let row = try? rows.next() {
          batch.append(row.copy())
          if batch.count == 100 {
            try insert(batch, into: table, of: ledger)
            batch = []
          }
        }
        try insert(batch, into: table, of: ledger)
      }
    }
    return try ledger.read { db in
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
    }
  }

  private static func key(of table: String) -> String {
    ["documentSource", "pageFailure"].contains(table) ? "document" : "rowid"
  }

  /// Rows that do not fit (their other half is lost) are left out.
  private static func insert(_ rows: [Row], into table: String, of ledger: LedgerFile) throws {
    try ledger.database.write { db in
      for row in rows {
        let columns = row.columnNames.joined(separator: ", ")
        let marks = row.columnNames.map { _ in "?" }.joined(separator: ", ")
        try? db.execute(
          sql: "INSERT OR IGNORE INTO \(table) (\(columns)) VALUES (\(marks))",
          arguments: StatementArguments(Array(row.databaseValues)))
      }
    }
  }
}

extension LedgerFile {
  fileprivate func wantsCheck() throws(LedgerError) -> Bool {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
    if (size?.intValue ?? 0) < LedgerRepair.alwaysCheckedBytes { return true }
    return try lastRunIsUnfinished()
  }
}
