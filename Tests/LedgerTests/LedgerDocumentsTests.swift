import Foundation
import GRDB
import TestSupport
import Testing

@testable import Ledger

struct LedgerDocumentsTests {
  private let folder: TemporaryFolder
  private let ledger: LedgerFile

  init() throws {
    folder = try TemporaryFolder()
    ledger = try folder.ledger()
  }

  @Test(arguments: [
    LedgerSamples.document("a.pdf"),
    LedgerSamples.document("会议/b.pdf", .partial, LedgerSamples.passing, attempts: 2),
    LedgerSamples.document("c'\"; DROP TABLE document.pdf", .failed, LedgerSamples.lasting),
  ])
  func `a document comes back as it was recorded`(entry: DocumentEntry) throws {
    try ledger.record(entry)
    #expect(try ledger.document(named: entry.name) == entry)
  }

  @Test func `a document without content, confidence and formats comes back so`() throws {
    var entry = LedgerSamples.document("a.pdf", .failed, LedgerSamples.lasting)
    entry.content = nil
    entry.confidence = nil
    entry.failingSince = nil
    try ledger.record(entry)
    #expect(try ledger.document(named: "a.pdf") == entry)
  }

  @Test func `an unknown document is none`() throws {
    try ledger.record(LedgerSamples.document("a.pdf"))
    #expect(try ledger.document(named: "A.pdf") == nil)
  }

  @Test func `a second record takes the place of the first`() throws {
    try ledger.record(LedgerSamples.document("a.pdf", .failed, LedgerSamples.lasting))
    try ledger.record(LedgerSamples.document("b.pdf"))
    let done = LedgerSamples.document("a.pdf")
    try ledger.record(done)
    #expect(try ledger.document(named: "a.pdf") == done)
    #expect(try ledger.documentCounts() == [.done: 2])
  }

  @Test func `names that differ only in their normal form are two documents`() throws {
    for name in ["caf\u{e9}.pdf", "cafe\u{301}.pdf"] {
      try ledger.record(LedgerSamples.document(name))
    }
    #expect(try ledger.documentCounts() == [.done: 2])
  }

  @Test func `page failures are replaced with their document's`() throws {
    let entry = LedgerSamples.document("a.pdf", .partial, LedgerSamples.passing)
    try ledger.record(
      entry, pageFailures: [2: LedgerSamples.passing, 10: LedgerSamples.lasting])
    try ledger.record(entry, pageFailures: [3: LedgerSamples.lasting])
    let troubled = try ledger.troubled()
    #expect(troubled.map(\.pages.count) == [1])
    #expect(troubled.first?.pages.first?.page == 3)
    #expect(troubled.first?.pages.first?.failure == LedgerSamples.lasting)
  }

  @Test func `documents in trouble come by name with their pages in order, done ones not`() throws {
    try ledger.record(LedgerSamples.document("done.pdf"))
    try ledger.record(
      LedgerSamples.document("z.pdf", .partial, LedgerSamples.passing),
      pageFailures: [10: LedgerSamples.passing, 2: LedgerSamples.lasting])
    let failed = LedgerSamples.document("a.pdf", .failed, LedgerSamples.lasting)
    try ledger.record(failed)
    let troubled = try ledger.troubled()
    #expect(troubled.map(\.entry.name) == ["a.pdf", "z.pdf"])
    #expect(troubled.first?.entry == failed)
    #expect(troubled.last?.pages.map(\.page) == [2, 10])
    #expect(
      troubled.last?.pages.map(\.failure) == [LedgerSamples.lasting, LedgerSamples.passing])
  }

  @Test func `documents are counted by their outcome`() throws {
    #expect(try ledger.documentCounts() == [:])
    try ledger.record(LedgerSamples.document("a.pdf"))
    try ledger.record(LedgerSamples.document("b.pdf"))
    try ledger.record(LedgerSamples.document("c.pdf", .partial, LedgerSamples.passing))
    try ledger.record(LedgerSamples.document("d.pdf", .failed, LedgerSamples.passing))
    #expect(try ledger.documentCounts() == [.done: 2, .partial: 1, .failed: 1])
  }

  @Test func `a file that was only touched is known by its new looks`() throws {
    let entry = LedgerSamples.document("a.pdf")
    try ledger.record(entry)
    let looks = LedgerSamples.fingerprint(of: "touched")
    try ledger.refresh("a.pdf", path: "/elsewhere/a.pdf", fingerprint: looks, modified: 5)
    var expected = entry
    expected.path = "/elsewhere/a.pdf"
    expected.fingerprint = looks
    expected.modified = 5
    #expect(try ledger.document(named: "a.pdf") == expected)
  }

  @Test(arguments: ["outcome = 'perhaps'", "fingerprint = x'00'"])
  func `a row that somebody has changed by hand is an error, not a crash`(change: String) throws {
    try ledger.record(LedgerSamples.document("a.pdf", .failed, LedgerSamples.lasting))
    try ledger.database.write { try $0.execute(sql: "UPDATE document SET \(change)") }
    #expect(throws: LedgerError.self) { try ledger.document(named: "a.pdf") }
    #expect(throws: LedgerError.self) { try ledger.troubled() }
  }
}
