import Conveyor
import DocumentModel
import Foundation
import Ledger
import Repair

/// Collects, while a run works, what its report will tell; bounded, however long the run.
final class RunJournal: Sendable {
  /// Pages with the lowest confidence that are kept, with their pictures of some 6 kB each.
  private static let pagesKept = 24
  /// Failures and documents that are listed; the counts cover all.
  private static let rowsKept = 10_000
  /// Different repairs that are counted.
  private static let repairsKept = 20_000
  private static let repairsListed = 100

  private struct State {
    var failures: [RunRecord.Failure] = []
    var waiting: Set<String> = []
    var lowestPages: [RunRecord.PageSample] = []
    var repairs: [RepairKey: Int] = [:]
    var documents: [RunRecord.DocumentLine] = []
    var documentsOmitted = 0
  }

  private struct RepairKey: Hashable {
    var from: String
    var to: String
    var rule: String
  }

  private let state = Guarded(State())

  func note(_ event: RunEvent) {
    state.withLock { state in
      switch event {
      case .skipped, .left, .reportLost: break
      case .waiting(let name, _):
        if state.waiting.count < Self.rowsKept { state.waiting.insert(name) }
      case .pageRead(let page): Self.note(page, &state)
      case .finished(let summary): Self.note(summary, .done, &state)
      case .partial(let summary, let problems):
        Self.note(summary, .partial, &state)
        for problem in problems {
          Self.note(problem.failure.verdict.facts, summary.name, summary.path, problem.page, &state)
        }
      case .failed(let name, let path, let failure):
        Self.note(failure.verdict.facts, name, path, nil, &state)
      }
    }
  }

  /// Puts what was collected into a record.
  ///
  /// - Parameters:
  ///   - record: gets its lists.
  ///   - ledger: knows why documents that wait have failed.
  func complete(_ record: inout RunRecord, from ledger: LedgerFile) {
    let state = state.withLock { $0 }
    record.failures = state.failures
    if !state.waiting.isEmpty {
      for troubled in (try? ledger.troubled()) ?? []
      where state.waiting.contains(troubled.entry.name) {
        let room = Self.rowsKept - record.failures.count
        record.failures += troubled.waitingFailures.prefix(max(0, room))
      }
    }
    record.lowestPages = state.lowestPages
    func order(_ repair: (key: RepairKey, value: Int)) -> (Int, String, String, String) {
      (-repair.value, repair.key.rule, repair.key.from, repair.key.to)
    }
    record.repairs = state.repairs
      .sorted { order($0) < order($1) }
      .prefix(Self.repairsListed)
      .map {
        RunRecord.Repair(from: $0.key.from, to: $0.key.to, count: $0.value, rule: $0.key.rule)
      }
    record.documentsWorked = state.documents
    record.documentsOmitted = state.documentsOmitted
  }

  private static func note(_ page: PageSummary, _ state: inout State) {
    guard let confidence = page.confidence, !page.isTurned else { return }
    let pages = state.lowestPages
    if pages.count >= pagesKept, let last = pages.last, last.confidence <= confidence { return }
    let sample = RunRecord.PageSample(
      path: page.path, name: page.name, page: page.page, confidence: confidence,
      thumbnail: page.thumbnail.map { Data($0) })
    let place = pages.firstIndex { $0.confidence > confidence } ?? pages.endIndex
    state.lowestPages.insert(sample, at: place)
    if state.lowestPages.count > pagesKept { state.lowestPages.removeLast() }
  }

  private static func note(
    _ summary: DocumentSummary, _ outcome: RunRecord.Outcome, _ state: inout State
  ) {
    for edit in summary.edits where edit.stage == RepairText.name {
      let key = RepairKey(from: edit.from, to: edit.to, rule: edit.rule)
      if state.repairs[key] != nil || state.repairs.count < repairsKept {
        state.repairs[key, default: 0] += 1
      }
    }
    let line = RunRecord.DocumentLine(
      name: summary.name, path: summary.path, outcome: outcome, pages: summary.pages,
      pagesRead: summary.pagesRead, edits: summary.edits.count,
      meanConfidence: summary.confidence, seconds: summary.seconds)
    add(line, &state)
  }

  private static func note(
    _ facts: FailureFacts, _ name: String, _ path: String, _ page: Int?, _ state: inout State
  ) {
    if page == nil {
      let line = RunRecord.DocumentLine(
        name: name, path: path, outcome: .failed, pages: 0, pagesRead: 0, edits: 0, seconds: 0)
      add(line, &state)
    }
    guard state.failures.count < rowsKept else { return }
    state.failures.append(
      RunRecord.Failure(
        path: path, name: name, page: page, cause: facts.cause, isTransient: facts.isTransient,
        message: facts.message))
  }

  private static func add(_ line: RunRecord.DocumentLine, _ state: inout State) {
    if state.documents.count < rowsKept {
      state.documents.append(line)
    } else {
      state.documentsOmitted += 1
    }
  }
}

extension TroubledDocument {
  /// The document's failure, or those of its pages, as ones of an earlier run.
  fileprivate var waitingFailures: [RunRecord.Failure] {
    let pages: [(page: Int?, failure: FailureFacts)] = pages.map { ($0.page, $0.failure) }
    let whole = entry.failure.map { [(page: Int?.none, failure: $0)] } ?? []
    return (pages.isEmpty ? whole : pages).map { page, failure in
      RunRecord.Failure(
        path: entry.path, name: entry.name, page: page, cause: failure.cause,
        isTransient: failure.isTransient, message: failure.message,
        waitingSince: entry.failingSince ?? entry.finished)
    }
  }
}
