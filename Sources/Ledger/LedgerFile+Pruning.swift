public import Foundation
import GRDB

/// What a pruning took away.
public struct Pruning: Sendable, Hashable, Codable {
  /// Pages whose reading no document uses.
  public var readings = 0
  /// Documents whose file is gone.
  public var documents = 0
  public var runs = 0
  /// By how many bytes the file became smaller.
  public var bytes = 0
}

extension LedgerFile {
  /// Readings that no document uses are kept for so long, so that going back to an earlier table or
  /// pipeline costs nothing.
  static let unusedReadingsKept: TimeInterval = 30 * 24 * 3600
  /// Runs that are remembered.
  static let runsKept = 1000

  /// What every run does at its end: forgets what is long unused.
  public func tidy(now: Date) throws(LedgerError) {
    let limit = now.timeIntervalSince1970 - Self.unusedReadingsKept
    try write { db in
      try db.execute(
        sql: """
          DELETE FROM source WHERE used < ?
            AND NOT EXISTS (SELECT 1 FROM documentSource WHERE source = source.id)
          """, arguments: [limit])
      try Self.dropOldRuns(db)
    }
  }

  /// Forgets the documents whose file is gone, and all readings that no document uses, and gives the
  /// space back.
  ///
  /// - Parameter isGone: tells by its path whether a document's file is gone for good.
  /// - Returns: what was forgotten.
  /// - Throws: ``LedgerError``; ``LedgerError/busy(path:)`` while a run works.
  public func prune(isGone: @Sendable (String) -> Bool) throws(LedgerError) -> Pruning {
    let sizeBefore = size
    var pruning = try write { db in
      var pruning = Pruning()
      let readings = try Self.count("reading", db)
      let runs = try Self.count("run", db)
      let documents = try DocumentPath.fetchAll(db, sql: "SELECT id, path FROM document")
      for document in documents where isGone(document.path) {
        try db.execute(sql: "DELETE FROM document WHERE id = ?", arguments: [document.id])
        pruning.documents += 1
      }
      try db.execute(
        sql: """
          DELETE FROM source
          WHERE NOT EXISTS (SELECT 1 FROM documentSource WHERE source = source.id)
          """)
      try Self.dropOldRuns(db)
      pruning.readings = readings - (try Self.count("reading", db))
      pruning.runs = runs - (try Self.count("run", db))
      return pruning
    }
    do {
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM")
        try db.checkpoint(.truncate)
      }
    } catch {
      throw LedgerError(error, path: path)
    }
    pruning.bytes = max(0, sizeBefore - size)
    return pruning
  }

  /// Bytes of the database and its log.
  private var size: Int {
    [path, path + "-wal"].reduce(0) { sum, file in
      let attributes = try? FileManager.default.attributesOfItem(atPath: file)
      return sum + ((attributes?[.size] as? NSNumber)?.intValue ?? 0)
    }
  }

  private static func dropOldRuns(_ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM run WHERE id <= (SELECT MAX(id) FROM run) - ?", arguments: [runsKept])
  }

  private static func count(_ table: String, _ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") ?? 0
  }
}

private struct DocumentPath: Decodable, FetchableRecord {
  var id: Int64
  var path: String
}
