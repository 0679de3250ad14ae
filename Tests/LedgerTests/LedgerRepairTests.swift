import DocumentModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

struct LedgerRepairTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func open() throws -> (ledger: LedgerFile, repair: LedgerRepair.Outcome?) {
    try LedgerRepair.open(in: folder.url, now: LedgerSamples.now)
  }

  private var keptFiles: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        .filter { $0.hasPrefix("ledger.sqlite.damaged-") && !$0.hasSuffix("-wal") }
        .filter { !$0.hasSuffix("-shm") }.sorted()
    }
  }

  /// A ledger of `count` documents with a reading each, closed.
  private func makeLedger(_ count: Int) throws {
    let ledger = try folder.ledger()
    var run = try ledger.begin(LedgerSamples.run())
    for number in 0..<count {
      let source = try ledger.store(
        LedgerSamples.source("\(number)"), pages: 1, notes: [], now: LedgerSamples.now)
      try ledger.store(
        LedgerSamples.page("第\(number)页"), at: ReadingKey(source: source.id, page: 0),
        state: .whole, run: 1, seconds: 1)
      let failure = [number + 1: LedgerSamples.lasting]
      try ledger.record(
        LedgerSamples.document("\(number).pdf"), sources: [source.id], pageFailures: failure)
    }
    run.ended = LedgerSamples.now
    try ledger.update(run)
    ledger.close()
  }

  private func overwrite(at offset: Int, with bytes: Data) throws {
    let file = try FileHandle(forWritingTo: folder.ledgerFile)
    defer { try? file.close() }
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: bytes)
  }

  @Test func `a healthy ledger is left alone`() throws {
    try makeLedger(5)
    let (ledger, repair) = try open()
    #expect(repair == nil)
    #expect(try ledger.documentCounts() == [.done: 5])
    #expect(try keptFiles == [])
  }

  @Test func `no ledger is a new one`() throws {
    let (ledger, repair) = try open()
    #expect(repair == nil)
    #expect(try ledger.documentCounts() == [:])
  }

  @Test func `a file of junk is kept beside a new ledger`() throws {
    let junk = String(repeating: "不是数据库。", count: 1000)
    try folder.write(junk, to: LedgerFile.fileName)
    let (ledger, repair) = try open()
    let kept = folder.ledgerFile.path + ".damaged-20261125T020000"
    #expect(repair?.kept == kept)
    #expect(repair?.documents == 0)
    #expect(repair?.readings == 0)
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == junk)
    try ledger.record(LedgerSamples.document("a.pdf"))
    try ledger.check()
  }

  @Test func `a second damage of the same second gets a name of its own`() throws {
    for text in ["first junk", "second junk"] {
      try folder.write(String(repeating: text, count: 500), to: LedgerFile.fileName)
      try open().ledger.close()
    }
    #expect(
      try keptFiles == [
        "ledger.sqlite.damaged-20261125T020000", "ledger.sqlite.damaged-20261125T020000-2",
      ])
  }

  @Test func `a ledger that was cut off opens, with its damaged file beside it`() throws {
    try makeLedger(200)
    let whole = try Data(contentsOf: folder.ledgerFile)
    let cut = whole.prefix(whole.count / 2 / 4096 * 4096)
    try cut.write(to: folder.ledgerFile)
    let (ledger, opened) = try open()
    let repair = try #require(opened)
    #expect(FileManager.default.fileExists(atPath: repair.kept))
    #expect(try ledger.documentCounts()[.done] ?? 0 == repair.documents)
    try ledger.check()
    #expect(try folder.ledger().documentCounts()[.done] ?? 0 == repair.documents)
  }

  @Test func `rows on both sides of a damaged page are carried over, and counted`() throws {
    try makeLedger(300)
    let page = try damagedPage(of: "reading")
    try overwrite(at: (page - 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
    let (ledger, opened) = try open()
    let repair = try #require(opened)
    #expect(repair.documents == 300)
    #expect(try ledger.documentCounts() == [.done: 300])
    #expect(repair.readings > 150 && repair.readings < 300)
    for number in [0, 299] {
      let source = try #require(try ledger.source(LedgerSamples.source("\(number)")))
      let reading = try ledger.page(ReadingKey(source: source.id, page: 0))
      #expect(reading == LedgerSamples.page("第\(number)页"))
    }
    #expect(try ledger.document(named: "7.pdf") == LedgerSamples.document("7.pdf"))
    #expect(try ledger.runs(last: 9).map(\.id) == [1])
    // Links between rows are carried over too: nothing is unused.
    let pruning = try ledger.prune { _ in false }
    #expect(pruning.readings == 0)
    try ledger.check()
  }

  @Test func `rows whose other half is lost are left out`() throws {
    try makeLedger(300)
    let page = try damagedPage(of: "document")
    try overwrite(at: (page - 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
    let (ledger, opened) = try open()
    let repair = try #require(opened)
    #expect(repair.documents > 150 && repair.documents < 300)
    #expect(repair.readings == 300)
    let orphans = try ledger.database.read { db in try db.foreignKeyViolations().next() }
    #expect(orphans == nil)
  }

  /// The number of a leaf page in the middle of a table, from 1.
  private func damagedPage(of table: String) throws -> Int {
    let ledger = try folder.ledger()
    defer { ledger.close() }
    let root = try ledger.database.read { db in
      try Int.fetchOne(
        db, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [table]) ?? 0
    }
    let file = try Data(contentsOf: folder.ledgerFile)
    // Source: https://www.sqlite.org/fileformat2.html#b_tree_pages
    let start = (root - 1) * 4096
    try #require(file[start] == 5, "the root is not an inner page")
    let cells = Int(file[start + 3]) << 8 | Int(file[start + 4])
    let pointer = start + 12 + cells / 2 * 2
    let cell = start + (Int(file[pointer]) << 8 | Int(file[pointer + 1]))
    return file[cell..<cell + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}
