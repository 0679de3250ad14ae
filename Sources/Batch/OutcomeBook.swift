import DocumentModel
import Foundation
import Intake
import Ledger

/// Writes down in the ledger what became of each document, and tells it then.
struct OutcomeBook: Sendable {
  let run: Run

  /// A file that the walk refuses.
  func refused(name: String, path: String, _ error: IntakeError) {
    let files = (try? FileFacts(path: path)).map { [$0] } ?? []
    refused(name: name, path: path, .intake(error), files: files)
  }

  /// A document of which not even the bytes could be had.
  func refused(name: String, path: String, _ failure: DocumentFailure, files: [FileFacts]) {
    if !files.isEmpty {
      record(
        entry(
          name: name, path: path, kind: "", files: files, content: nil,
          fingerprint: fingerprint(of: name, files), outcome: .failed, failure.verdict,
          failures: earlier(name, files)))
    }
    run.tell(.failed(name: name, path: path, failure))
  }

  /// A document that has no output.
  func lost(_ document: AdmittedDocument, _ failure: DocumentFailure) {
    let input = document.input
    if case .output(_, _, let isFull) = failure, isFull {
      run.tell(.failed(name: input.name, path: input.path, failure))
      run.end(with: .outputFull(path: run.options.output.path))
      return
    }
    if failure != .vanished {
      record(
        entry(
          name: input.name, path: input.path, kind: input.kind.rawValue, files: document.files,
          content: document.content, fingerprint: document.fingerprint, outcome: .failed,
          failure.verdict, failures: document.failures))
    }
    run.tell(.failed(name: input.name, path: input.path, failure))
  }

  /// Takes back, before the first of a document's files is replaced, what the ledger says of them: a run
  /// that is killed meanwhile must leave nothing that vouches for half of them.
  ///
  /// - Returns: whether the document may be written.
  func announce(_ document: AdmittedDocument) -> Bool {
    guard document.isKnown else { return true }
    do throws(LedgerError) {
      try run.ledger.withdraw(document.input.name)
      return true
    } catch {
      run.end(with: .ledger(error))
      return false
    }
  }

  /// A document whose files are written, in the formats named.
  func written(_ finished: FinishedDocument, formats: [String]) {
    let admitted = finished.planned.admitted
    let document = finished.document
    let problems = document.pages.problems
    let verdict = problems.verdict(pages: document.pages.count)
    let summary = finished.summary(at: .now)
    var entry = entry(
      name: admitted.input.name, path: admitted.input.path, kind: admitted.input.kind.rawValue,
      files: admitted.files, content: admitted.content, fingerprint: admitted.fingerprint,
      outcome: problems.isEmpty ? .done : .partial, verdict, failures: admitted.failures)
    entry.formats = Set(formats + admitted.formats).sorted()
    entry.pages = document.pages.count
    entry.pagesFailed = problems.count
    entry.edits = document.edits.count
    entry.confidence = summary.confidence
    entry.seconds = summary.seconds
    record(
      entry, sources: finished.planned.sources,
      pageFailures: Dictionary(
        problems.map { ($0.page, $0.failure.verdict.facts) }, uniquingKeysWith: { $1 }))
    run.tell(problems.isEmpty ? .finished(summary) : .partial(summary, failures: problems))
  }

  private func entry(
    name: String, path: String, kind: String, files: [FileFacts], content: ContentKey?,
    fingerprint: Fingerprint, outcome: DocumentEntry.Outcome, _ verdict: FailureVerdict?,
    failures: (attempts: Int, since: Date?)
  ) -> DocumentEntry {
    let now = run.options.now()
    return DocumentEntry(
      name: name, path: path, kind: kind, fingerprint: fingerprint, size: files.size,
      modified: files.modified, content: content, readingKey: run.keys.reading,
      textKey: run.keys.text, formats: [], outcome: outcome, failure: verdict?.facts,
      attempts: verdict.map { failures.attempts + ($0.countsAsTry ? 1 : 0) } ?? 0,
      failingSince: verdict == nil ? nil : failures.since ?? now, run: run.number, finished: now)
  }

  /// How often a file that looks the same has failed before.
  private func earlier(_ name: String, _ files: [FileFacts]) -> (attempts: Int, since: Date?) {
    guard let entry = try? run.ledger.document(named: name),
      entry.fingerprint == fingerprint(of: name, files), entry.readingKey == run.keys.reading
    else { return (0, nil) }
    return (entry.attempts, entry.failingSince)
  }

  private func record(
    _ entry: DocumentEntry, sources: Set<Int64> = [], pageFailures: [Int: FailureFacts] = [:]
  ) {
    do throws(LedgerError) {
      try run.ledger.record(entry, sources: sources, pageFailures: pageFailures)
    } catch {
      run.end(with: .ledger(error))
    }
  }
}

extension [Page] {
  /// The pages that could not be read, or not wholly.
  var problems: [PageProblem] {
    compactMap { page in page.failure.map { PageProblem(page: page.number, failure: $0) } }
  }
}

extension [PageProblem] {
  /// What the pages' failures make of their document; `nil` without any.
  fileprivate func verdict(pages: Int) -> FailureVerdict? {
    guard let first else { return nil }
    let verdicts = map(\.failure.verdict)
    return FailureVerdict(
      verdicts[0].facts.cause,
      "\(count) of \(pages) pages have failures; page \(first.page): \(first.failure.message)",
      isTransient: verdicts.contains { $0.facts.isTransient },
      countsAsTry: verdicts.contains { $0.countsAsTry })
  }
}
