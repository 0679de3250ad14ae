import DocumentModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

struct LedgerPruningTests {
  private let folder: TemporaryFolder
  private let ledger: LedgerFile

  init() throws {
    folder = try TemporaryFolder()
    ledger = try folder.ledger()
  }

  /// A file with one reading that was surveyed when `now` says.
  private func reading(_ name: String, now: Date = LedgerSamples.now) throws -> ReadingKey {
    let source = try ledger.store(LedgerSamples.source(name), pages: 1, notes: [], now: now)
    let key = ReadingKey(source: source.id, page: 0)
    try ledger.store(LedgerSamples.page(), at: key, state: .whole, run: 1, seconds: 1)
    return key
  }

  private func isThere(_ key: ReadingKey) throws -> Bool { try ledger.page(key) != nil }

  // MARK: At the end of every run

  @Test func `tidying keeps what a document uses, however old`() throws {
    let key = try reading("a", now: LedgerSamples.now - 400 * LedgerSamples.day)
    try ledger.record(
      LedgerSamples.document("a.pdf", finished: LedgerSamples.now - 400 * LedgerSamples.day),
      sources: [key.source])
    try ledger.tidy(now: LedgerSamples.now)
    #expect(try isThere(key))
  }

  @Test func `tidying drops only what was unused for 30 days`() throws {
    let old = try reading("old", now: LedgerSamples.now - 31 * LedgerSamples.day)
    let young = try reading("young", now: LedgerSamples.now - 29 * LedgerSamples.day)
    try ledger.tidy(now: LedgerSamples.now)
    #expect(try !isThere(old))
    #expect(try isThere(young))
    #expect(try ledger.source(LedgerSamples.source("old")) == nil)
  }

  @Test func `a reading that a document used until now is kept for 30 days more`() throws {
    let before = LedgerSamples.now - 400 * LedgerSamples.day
    let first = try reading("first way", now: before)
    try ledger.record(LedgerSamples.document("a.pdf", finished: before), sources: [first.source])
    // Another pipeline reads the document anew; going back to the first one must cost nothing.
    let second = try reading("second way")
    try ledger.record(LedgerSamples.document("a.pdf"), sources: [second.source])
    try ledger.tidy(now: LedgerSamples.now + 29 * LedgerSamples.day)
    #expect(try isThere(first))
    try ledger.tidy(now: LedgerSamples.now + 31 * LedgerSamples.day)
    #expect(try !isThere(first))
    #expect(try isThere(second))
  }

  @Test func `a clock that was set back drops nothing`() throws {
    let key = try reading("a")
    try ledger.tidy(now: LedgerSamples.now - 400 * LedgerSamples.day)
    #expect(try isThere(key))
  }

  @Test func `the last 1000 runs are remembered, and their numbers go on`() throws {
    for _ in 0..<3 { _ = try ledger.begin(LedgerSamples.run()) }
    try ledger.database.write { db in
      try db.execute(sql: "UPDATE run SET id = id + 1000 WHERE id = 3")
    }
    try ledger.tidy(now: LedgerSamples.now)
    #expect(try ledger.runs(last: 10).map(\.id) == [1003])
    #expect(try ledger.begin(LedgerSamples.run()).id == 1004)
  }

  // MARK: When asked

  @Test func `pruning forgets documents whose file is gone, with their readings`() throws {
    let kept = try reading("kept")
    let gone = try reading("gone")
    try ledger.record(LedgerSamples.document("kept.pdf"), sources: [kept.source])
    try ledger.record(
      LedgerSamples.document("gone.pdf", .partial, LedgerSamples.lasting), sources: [gone.source],
      pageFailures: [1: LedgerSamples.lasting])
    let pruning = try ledger.prune { $0 == "/scans/gone.pdf" }
    #expect(pruning.documents == 1)
    #expect(pruning.readings == 1)
    #expect(try ledger.document(named: "gone.pdf") == nil)
    #expect(try ledger.document(named: "kept.pdf") != nil)
    #expect(try ledger.troubled().isEmpty)
    #expect(try !isThere(gone))
    #expect(try isThere(kept))
  }

  @Test func `a reading that a second document uses outlives the first one`() throws {
    let shared = try reading("shared")
    for name in ["a.pdf", "copy.pdf"] {
      try ledger.record(LedgerSamples.document(name), sources: [shared.source])
    }
    #expect(try ledger.prune { $0 == "/scans/a.pdf" }.readings == 0)
    #expect(try isThere(shared))
    #expect(try ledger.prune { _ in true }.readings == 1)
    #expect(try !isThere(shared))
  }

  @Test func `pruning drops unused readings, however young, and gives the space back`() throws {
    for number in 0..<100 { _ = try reading("\(number)") }
    let used = try reading("used")
    try ledger.record(LedgerSamples.document("a.pdf"), sources: [used.source])
    let pruning = try ledger.prune { _ in false }
    #expect(pruning.readings == 100)
    #expect(pruning.documents == 0)
    #expect(pruning.bytes > 0)
    #expect(try isThere(used))
  }

  @Test func `pruning an empty ledger takes nothing`() throws {
    let pruning = try ledger.prune { _ in true }
    #expect((pruning.readings, pruning.documents, pruning.runs) == (0, 0, 0))
  }
}
