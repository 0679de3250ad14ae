public import Foundation
import GRDB
import Synchronization

/// Ledger: what is done, failed and in flight in an output folder, in `DIR/.kanwu/ledger.sqlite`.
///
/// What became of each document stands in it by the name of its outputs; what was read on each page by
/// the content of its file and by all that shapes a reading, so that a moved file is not read again,
/// and a changed table re-makes texts from the readings that are there. Runs stand in it from begin to
/// end; one without an end was killed.
///
/// Why it is so: SQLite, since a killed process or a power cut must leave it whole; every commit is on
/// the disk before it counts (`synchronous=FULL`), which costs some milliseconds a page against the
/// second that a page takes. Writing is one connection's, which GRDB serialises; `kanwu status` reads
/// beside a run (WAL). Rows are decoded by throwing code, since people can damage the file.
///
/// Safe to use from several threads; calls block.
public final class LedgerFile: Sendable {
  public static let fileName = "ledger.sqlite"
  /// How long a call waits for another program that holds the file, in seconds.
  public static let patience = 10.0

  /// The database file.
  public let path: String
  let database: any DatabaseWriter
  /// Whether another program has held the file for longer than patience: nobody waits for it again.
  private let isTaken = Atomic(false)

  /// Opens the ledger in `folder`, making or migrating it as needed.
  ///
  /// - Parameters:
  ///   - folder: an existing folder (`DIR/.kanwu`).
  ///   - patience: how long to wait for another program that holds the file, in seconds.
  /// - Throws: ``LedgerError``.
  public init(in folder: URL, patience: Double = LedgerFile.patience) throws(LedgerError) {
    path = folder.appendingPathComponent(Self.fileName).path
    do {
      let pool = try DatabasePool(path: path, configuration: Self.configuration(patience))
      // DatabasePool sets NORMAL, with which a power cut may take the last commits.
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      guard try pool.read({ try !Migrations.migrator.hasBeenSuperseded($0) }) else {
        throw LedgerError.tooNew(path: path)
      }
      try Migrations.migrator.migrate(pool)
      database = pool
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Opens a ledger that is there, for reading, beside whoever writes it.
  ///
  /// - Throws: ``LedgerError``.
  public init(reading folder: URL) throws(LedgerError) {
    path = folder.appendingPathComponent(Self.fileName).path
    do {
      var configuration = Self.configuration(Self.patience)
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      guard try queue.read({ try !Migrations.migrator.hasBeenSuperseded($0) }) else {
        throw LedgerError.tooNew(path: path)
      }
      database = queue
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Whether there is a ledger in `folder`.
  public static func exists(in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(fileName).path)
  }

  /// Looks through the whole file for damage.
  ///
  /// - Throws: ``LedgerError/damaged(path:detail:)``.
  public func check() throws(LedgerError) {
    let findings = try read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
    guard findings == ["ok"] else {
      throw .damaged(path: path, detail: findings.first ?? "no answer")
    }
  }

  /// Closes the file; further calls fail, but for this one, which does nothing more.
  public func close() {
    // What the log holds goes into the file itself, which alone may be copied or looked at then. As a
    // statement: GRDB's own `checkpoint` hands SQLite a connection that may be closed, and crashes.
    if !isTaken.load(ordering: .relaxed) {
      try? database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    }
    try? database.close()
  }

  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(LedgerError) -> Value {
    do {
      return try database.read(body)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  @discardableResult
  func write<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) throws(LedgerError) -> Value {
    do {
      return try database.writeWithoutTransaction { db in
        // Asked when it is this call's turn, since the one before it may have waited in vain.
        if isTaken.load(ordering: .relaxed) { throw LedgerError.busy(path: path) }
        do {
          return try transaction(db, body)
        } catch {
          let error = LedgerError(error, path: path)
          if case .busy = error { isTaken.store(true, ordering: .relaxed) }
          throw error
        }
      }
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  private func transaction<Value>(
    _ db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    var value: Value?
    try db.inTransaction(.immediate) {
      value = try body(db)
      return .commit
    }
    guard let value else { throw LedgerError.failed(path: path, detail: "nothing written") }
    return value
  }

  private static func configuration(_ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.maximumReaderCount = 4
    configuration.label = "ledger"
    return configuration
  }
}
