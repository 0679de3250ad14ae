import Foundation
import TestSupport
import Testing

@testable import Ledger

/// Which documents need nothing.
struct SettledDocumentsTests {
  private let folder: TemporaryFolder
  private let ledger: LedgerFile

  init() throws {
    folder = try TemporaryFolder()
    ledger = try folder.ledger()
  }

  private func outcome(
    of entry: DocumentEntry, readingKey: ContentKey = LedgerSamples.reading,
    textKey: ContentKey = LedgerSamples.text, formats: [String] = ["json", "txt"]
  ) throws -> DocumentEntry.Outcome? {
    try ledger.record(entry)
    let settled = try ledger.settled(
      readingKey: readingKey, textKey: textKey, formats: formats, attemptLimit: 3)
    return settled.outcome(of: entry.fingerprint)
  }

  @Test func `a document done in this way is settled, by its looks`() throws {
    #expect(try outcome(of: LedgerSamples.document("a.pdf")) == .done)
    let settled = try ledger.settled(
      readingKey: LedgerSamples.reading, textKey: LedgerSamples.text, formats: [], attemptLimit: 3)
    #expect(settled.outcome(of: LedgerSamples.fingerprint(of: "other")) == nil)
  }

  @Test func `another way of reading or of making text settles nothing`() throws {
    let other = ContentKey(of: ["other"])
    let entries = [
      LedgerSamples.document("a.pdf"),
      LedgerSamples.document("b.pdf", .failed, LedgerSamples.lasting),
    ]
    for entry in entries {
      #expect(try outcome(of: entry, readingKey: other) == nil)
      #expect(try outcome(of: entry, textKey: other) == nil)
    }
  }

  @Test(arguments: [
    ([], true), (["txt"], true), (["txt", "json"], true), (["docx"], false),
    (["json", "md", "txt"], false), (["tx"], false),
  ])
  func `a document must have every format that is asked for`(
    formats: [String], isSettled: Bool
  ) throws {
    let done = LedgerSamples.document("a.pdf")
    #expect(try outcome(of: done, formats: formats) == (isSettled ? .done : nil))
    let partial = LedgerSamples.document("b.pdf", .partial, LedgerSamples.lasting)
    #expect(try outcome(of: partial, formats: formats) == (isSettled ? .partial : nil))
  }

  @Test func `a failed document has no formats and is settled all the same`() throws {
    let failed = LedgerSamples.document("a.pdf", .failed, LedgerSamples.lasting)
    #expect(try outcome(of: failed, formats: ["docx"]) == .failed)
  }

  @Test(arguments: [
    (0, false), (1, false), (2, false), (3, true), (4, true),
  ])
  func `what may pass is tried again below the limit of tries`(
    attempts: Int, isSettled: Bool
  ) throws {
    for outcome in [DocumentEntry.Outcome.failed, .partial] {
      let entry = LedgerSamples.document(
        "a.pdf", outcome, LedgerSamples.passing, attempts: attempts)
      #expect(try self.outcome(of: entry) == (isSettled ? outcome : nil))
    }
  }

  @Test func `a document that changed is not settled by what it was`() throws {
    let before = LedgerSamples.document("a.pdf")
    try ledger.record(before)
    var after = before
    after.fingerprint = LedgerSamples.fingerprint(of: "changed")
    #expect(try outcome(of: after) == .done)
    let settled = try ledger.settled(
      readingKey: LedgerSamples.reading, textKey: LedgerSamples.text, formats: [], attemptLimit: 3)
    #expect(settled.outcome(of: before.fingerprint) == nil)
  }
}
