import DocumentModel
import Foundation
import Intake
import Ledger
import TestSupport
import Testing

@testable import Batch

struct RunJournalTests {
  private let folder: TemporaryFolder
  private let ledger: LedgerFile
  private let journal = RunJournal()

  init() throws {
    folder = try TemporaryFolder()
    ledger = try LedgerFile(in: folder.url)
  }

  private var record: RunRecord {
    var record = ReportSamples.empty()
    journal.complete(&record, from: ledger)
    return record
  }

  private func page(_ number: Int, _ confidence: Double?, isTurned: Bool = false) -> RunEvent {
    .pageRead(
      PageSummary(
        name: "a.pdf", path: "/a.pdf", page: number, seconds: 1, isTurned: isTurned,
        confidence: confidence, thumbnail: [1, 2]))
  }

  private func summary(_ name: String = "a.pdf", edits: [Edit] = []) -> DocumentSummary {
    DocumentSummary(
      name: name, path: "/\(name)", pages: 2, pagesRead: 1, edits: edits, confidence: 0.5,
      seconds: 3, notes: [])
  }

  private func edit(_ from: String, _ to: String, rule: String, stage: String = "repair") -> Edit {
    Edit(
      stage: stage, rule: rule, line: LineReference(page: 0, line: 0), offset: 0, from: from,
      to: to)
  }

  @Test func `the pages with the lowest confidence are kept, the lowest first`() {
    // 0.01 to 1.00 in an order of its own.
    for number in 1...100 {
      let shuffled = number * 37 % 101
      journal.note(page(shuffled, Double(shuffled) / 100))
    }
    let pages = record.lowestPages
    #expect(pages.map(\.page) == Array(1...24))
    #expect(pages.map(\.confidence) == pages.map(\.confidence).sorted())
    #expect(pages.first?.thumbnail == Data([1, 2]))
  }

  @Test func `of pages that are alike the first stay`() {
    for number in 1...30 { journal.note(page(number, 0.5)) }
    #expect(record.lowestPages.map(\.page) == Array(1...24))
  }

  @Test func `a page without print and a second reading are no poor pages`() {
    journal.note(page(1, nil))
    journal.note(page(2, 0.1, isTurned: true))
    #expect(record.lowestPages.isEmpty)
  }

  @Test func `repairs are counted by rule, the most frequent first, other edits not`() {
    let often = edit("末来", "未来", rule: "t.tsv:12")
    let other = edit("末来", "未来", rule: "t.tsv:9")
    let reflow = edit(" ", "", rule: "inner-space", stage: "normalise-punctuation")
    journal.note(.finished(summary(edits: [other, often, reflow, often])))
    journal.note(.partial(summary("b.pdf", edits: [often]), failures: []))
    #expect(
      record.repairs == [
        RunRecord.Repair(from: "末来", to: "未来", count: 3, rule: "t.tsv:12"),
        RunRecord.Repair(from: "末来", to: "未来", count: 1, rule: "t.tsv:9"),
      ])
    #expect(record.documentsWorked.map(\.edits) == [4, 1])
  }

  @Test func `a hundred repairs are listed, in the same order every time`() {
    let edits = (0..<300).map { edit("a\($0)", "b", rule: "t.tsv:\($0 % 7)") }
    journal.note(.finished(summary(edits: edits)))
    let other = RunJournal()
    other.note(.finished(summary(edits: edits.reversed())))
    var second = ReportSamples.empty()
    other.complete(&second, from: ledger)
    #expect(record.repairs.count == 100)
    #expect(record.repairs == second.repairs)
  }

  @Test func `documents are listed with what became of them`() {
    let timedOut = PageProblem(page: 2, failure: .timedOut(seconds: 60))
    journal.note(.finished(summary("a.pdf")))
    journal.note(.partial(summary("b.pdf"), failures: [timedOut]))
    journal.note(.failed(name: "c.pdf", path: "/c.pdf", .intake(.encrypted)))
    let record = record
    #expect(record.documentsWorked.map(\.outcome) == [.done, .partial, .failed])
    #expect(record.failures.map(\.name) == ["b.pdf", "c.pdf"])
    #expect(record.failures.map(\.page) == [2, nil])
    #expect(record.failures.map(\.cause) == ["timed-out", "encrypted"])
    #expect(record.failures.map(\.isTransient) == [true, false])
  }

  @Test func `10000 rows are listed, the rest is counted`() {
    for number in 0..<10_003 {
      journal.note(.failed(name: "\(number)", path: "/\(number)", .intake(.empty)))
    }
    let record = record
    #expect(record.failures.count == 10_000)
    #expect(record.documentsWorked.count == 10_000)
    #expect(record.documentsOmitted == 3)
  }

  @Test func `a document that waits comes with what it failed of, and since when`() throws {
    let key = ContentKey(of: ["a"])
    let facts = FailureFacts(cause: "encrypted", message: "m", isTransient: false)
    let since = Date(timeIntervalSince1970: 1_700_000_000)
    for name in ["waits.pdf", "pages.pdf", "other.pdf"] {
      try ledger.record(
        DocumentEntry(
          name: name, path: "/\(name)", kind: "pdf", fingerprint: key.fingerprint, size: 1,
          modified: 1, content: nil, readingKey: key, textKey: key, formats: [], outcome: .failed,
          failure: facts, attempts: 3, failingSince: since, run: 1, finished: since + 9),
        pageFailures: name == "pages.pdf" ? [3: facts, 1: facts] : [:])
    }
    journal.note(.waiting(name: "waits.pdf", path: "/waits.pdf"))
    journal.note(.waiting(name: "pages.pdf", path: "/pages.pdf"))
    let failures = record.failures
    #expect(failures.map(\.name) == ["pages.pdf", "pages.pdf", "waits.pdf"])
    #expect(failures.map(\.page) == [1, 3, nil])
    #expect(failures.allSatisfy { $0.waitingSince == since && $0.cause == "encrypted" })
    #expect(record.documentsWorked.isEmpty)
  }

  @Test func `pages of documents that wait do not make the list longer than it may be`() throws {
    let key = ContentKey(of: ["a"])
    let facts = FailureFacts(cause: "truncated", message: "m", isTransient: false)
    try ledger.record(
      DocumentEntry(
        name: "long.pdf", path: "/long.pdf", kind: "pdf", fingerprint: key.fingerprint, size: 1,
        modified: 1, content: nil, readingKey: key, textKey: key, formats: [], outcome: .partial,
        failure: facts, run: 1, finished: .now),
      pageFailures: Dictionary(uniqueKeysWithValues: (1...10_001).map { ($0, facts) }))
    journal.note(.waiting(name: "long.pdf", path: "/long.pdf"))
    #expect(record.failures.count == 10_000)
  }
}
