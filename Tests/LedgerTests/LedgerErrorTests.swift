import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

struct LedgerErrorTests {
  private static let path = "/out/.kanwu/ledger.sqlite"

  @Test(arguments: [
    (ResultCode.SQLITE_FULL, LedgerError.full(path: path)),
    (.SQLITE_BUSY, .busy(path: path)),
    (.SQLITE_LOCKED, .busy(path: path)),
    (.SQLITE_BUSY_SNAPSHOT, .busy(path: path)),
    (.SQLITE_CORRUPT, .damaged(path: path, detail: "d")),
    (.SQLITE_NOTADB, .damaged(path: path, detail: "d")),
    (.SQLITE_READONLY, .unwritable(path: path, detail: "d")),
    (.SQLITE_CANTOPEN, .unwritable(path: path, detail: "d")),
    (.SQLITE_PERM, .unwritable(path: path, detail: "d")),
    (.SQLITE_IOERR, .failed(path: path, detail: "d")),
    (.SQLITE_IOERR_READ, .failed(path: path, detail: "d")),
    (.SQLITE_CONSTRAINT, .failed(path: path, detail: "d")),
  ])
  func `an error of the library is told by what it means`(code: ResultCode, error: LedgerError) {
    #expect(LedgerError(DatabaseError(resultCode: code, message: "d"), path: Self.path) == error)
  }

  @Test func `an error that is one already stays it`() {
    let error = LedgerError.tooNew(path: "/x")
    #expect(LedgerError(error, path: Self.path) == error)
  }

  @Test(arguments: [
    LedgerError.full(path: path), .busy(path: path), .damaged(path: path, detail: "d"),
    .unwritable(path: path, detail: "d"), .tooNew(path: path), .failed(path: path, detail: "d"),
  ])
  func `every message names the file`(error: LedgerError) {
    #expect(error.message.contains(Self.path))
  }

  @Test func `a full disk loses nothing of what was recorded`() throws {
    let folder = try TemporaryFolder()
    let ledger = try folder.ledger()
    try ledger.record(LedgerSamples.document("a.pdf"))
    let source = try ledger.store(
      LedgerSamples.source("a"), pages: 1000, notes: [], now: LedgerSamples.now)
    try ledger.database.writeWithoutTransaction { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
    }
    var stored = 0
    let error = #expect(throws: LedgerError.self) {
      for page in 0..<1000 {
        try ledger.store(
          LedgerSamples.page(), at: ReadingKey(source: source.id, page: page), state: .whole,
          run: 1, seconds: 1)
        stored += 1
      }
    }
    #expect(error == .full(path: folder.ledgerFile.path))
    #expect(try ledger.readingStates(of: source.id).count == stored)
    #expect(try ledger.documentCounts() == [.done: 1])
    try ledger.check()
  }
}
