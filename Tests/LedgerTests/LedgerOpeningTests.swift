import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

struct LedgerOpeningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.ledgerFile.path }

  @Test func `a ledger is made where there is none, and is there afterwards`() throws {
    #expect(!LedgerFile.exists(in: folder.url))
    try folder.ledger().close()
    #expect(LedgerFile.exists(in: folder.url))
  }

  @Test func `opening twice makes its tables once`() throws {
    let first = try folder.ledger()
    try first.record(LedgerSamples.document("a.pdf"))
    first.close()
    let second = try folder.ledger()
    #expect(try second.document(named: "a.pdf") == LedgerSamples.document("a.pdf"))
    try second.check()
  }

  @Test func `every commit is on the disk before it counts`() throws {
    let ledger = try LedgerFile(in: folder.url)
    let (mode, synchronous) = try ledger.database.writeWithoutTransaction { db in
      (
        try String.fetchOne(db, sql: "PRAGMA journal_mode"),
        try Int.fetchOne(db, sql: "PRAGMA synchronous")
      )
    }
    #expect(mode == "wal")
    #expect(synchronous == 2)
  }

  @Test func `a closed ledger is one file, and cannot be used`() throws {
    let ledger = try folder.ledger()
    try ledger.record(LedgerSamples.document("a.pdf"))
    ledger.close()
    ledger.close()
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    #expect((log ?? 0) == 0)
    #expect(throws: LedgerError.self) { try ledger.documentCounts() }
  }

  @Test func `a newer kanwu's ledger is refused and left as it is`() throws {
    let ledger = try folder.ledger()
    try ledger.record(LedgerSamples.document("a.pdf"))
    try ledger.database.write { db in
      try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9: what is to come')")
    }
    ledger.close()
    #expect(throws: LedgerError.tooNew(path: path)) { try folder.ledger() }
    #expect(throws: LedgerError.tooNew(path: path)) { try LedgerFile(reading: folder.url) }
    #expect(throws: LedgerError.tooNew(path: path)) {
      try LedgerRepair.open(in: folder.url, now: LedgerSamples.now)
    }
    let rows = try DatabaseQueue(path: path).read { db in
      try String.fetchAll(
        db, sql: "SELECT name FROM document UNION SELECT identifier FROM grdb_migrations ORDER BY 1"
      )
    }
    #expect(rows.last == "a.pdf")
    #expect(rows.contains("9: what is to come"))
  }

  @Test func `it can be read beside whoever writes it`() throws {
    let writer = try folder.ledger()
    let reader = try LedgerFile(reading: folder.url)
    try writer.record(LedgerSamples.document("a.pdf"))
    #expect(try reader.document(named: "a.pdf") != nil)
    try writer.database.write { db in
      try db.execute(sql: "DELETE FROM document")
      #expect(try reader.documentCounts() == [.done: 1])
    }
    #expect(try reader.documentCounts() == [:])
  }

  @Test func `a reader cannot write`() throws {
    try folder.ledger().close()
    let reader = try LedgerFile(reading: folder.url)
    let error = #expect(throws: LedgerError.self) {
      try reader.record(LedgerSamples.document("a.pdf"))
    }
    guard case .unwritable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `reading makes no ledger where there is none`() {
    let error = #expect(throws: LedgerError.self) { try LedgerFile(reading: folder.url) }
    guard case .unwritable = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!LedgerFile.exists(in: folder.url))
  }

  @Test func `a ledger that another program holds is busy, once patience is over`() throws {
    let ledger = try folder.ledger(patience: 0.05)
    try ledger.record(LedgerSamples.document("a.pdf"))
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(throws: LedgerError.busy(path: path)) {
        try ledger.record(LedgerSamples.document("b.pdf"))
      }
      // Reading goes on.
      #expect(try ledger.documentCounts() == [.done: 1])
      try db.execute(sql: "ROLLBACK")
    }
    // Nobody waits for it again; who opens it anew has it.
    #expect(throws: LedgerError.busy(path: path)) {
      try ledger.record(LedgerSamples.document("b.pdf"))
    }
    ledger.close()
    let again = try folder.ledger()
    try again.record(LedgerSamples.document("b.pdf"))
    #expect(try again.documentCounts() == [.done: 2])
  }

  @Test func `a held ledger is not taken for a damaged one`() throws {
    try folder.ledger().close()
    let other = try DatabaseQueue(path: path)
    try other.inDatabase { db in
      try db.execute(
        sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM run; COMMIT")
      #expect(throws: LedgerError.busy(path: path)) {
        try LedgerRepair.open(in: folder.url, now: LedgerSamples.now, patience: 0.05)
      }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!names.contains { $0.contains("damaged") })
  }

  @Test func `a folder in place of the ledger cannot be opened`() throws {
    try FileManager.default.createDirectory(
      at: folder.ledgerFile, withIntermediateDirectories: false)
    let error = #expect(throws: LedgerError.self) { try folder.ledger() }
    guard case .unwritable(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
