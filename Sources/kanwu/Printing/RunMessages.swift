import Batch
import Conveyor
import DocumentModel
import Intake
import Ledger
import Logging

/// Tells what happens in a run: one line for each document, and one for each page that failed.
final class RunMessages: Sendable {
  /// How much is told.
  enum Style: Sendable {
    /// A bar moves; documents without trouble are not told.
    case bar
    /// Each document has its line.
    case plain
    /// Trouble only.
    case none
    /// Trouble only, however much of it there is in a few lines: what a mail is made of.
    case quiet
  }

  /// Lines for one cause of failure in a quiet run; whatever comes after is counted.
  static let linesPerCause = 20
  /// Waiting documents that are named.
  private static let waitingNamed = 5

  private let log: Logger
  private let style: Style
  /// Failures by cause.
  private let causes = Guarded<[String: Int]>([:])
  /// Remarks that were made.
  private let notes = Guarded<Set<String>>([])

  init(log: Logger, style: Style) {
    self.log = log
    self.style = style
  }

  func tell(_ event: RunEvent) {
    switch event {
    case .skipped(let path, let reason):
      log.debug(
        "\(path): skipped: \(reason.rawValue)", metadata: ["event": "skipped", "path": "\(path)"])
    case .pageRead(let page): tell(page)
    case .left(let path, let reason):
      let text = reason == .beingWritten ? "it is still being written" : "it changed meanwhile"
      log.log(
        level: style == .quiet ? .debug : .info, "\(path): left for the next run: \(text)",
        metadata: ["event": "left", "path": "\(path)"])
    case .waiting: break  // told together at the end
    case .reportLost(let detail): log.warning("the report cannot be written: \(detail)")
    case .finished(let summary):
      tellNotes(of: summary)
      guard style == .plain else { return }
      log.info("\(sentence(for: summary))", metadata: fields(of: summary, outcome: "done"))
    case .partial(let summary, let problems): tell(summary, problems)
    case .failed(_, let path, let failure):
      guard isTold(cause: failure.cause) else { return }
      log.error(
        "\(path): \(failure.message)",
        metadata: [
          "event": "document", "path": "\(path)", "outcome": "failed", "cause": "\(failure.cause)",
        ])
    }
  }

  /// A damaged ledger was put aside.
  func tell(_ repair: LedgerRepair.Outcome, of ledger: LedgerFile) {
    log.warning(
      """
      the ledger \(ledger.path) was damaged (\(repair.detail)) and is kept as \(repair.kept); \
      \(counted(repair.documents, "document")) and \(counted(repair.readings, "page")) of it were \
      carried over, the rest is read again
      """, metadata: ["event": "ledger-repaired", "path": "\(repair.kept)"])
  }

  /// The last lines of a run: what waits for a person, and what was done.
  func tellEnd(of report: RunReport, _ record: RunRecord, output: String) {
    let causes = causes.withLock { $0 }
    for (cause, count) in causes.sorted(by: { $0.key < $1.key }) where count > Self.linesPerCause {
      if style == .quiet {
        log.error(
          "… and \(count - Self.linesPerCause) more (\(cause)); all of them: kanwu status \(output)"
        )
      }
    }
    for group in FailureDigest(record.waitingFailures).groups {
      log.warning(
        "waiting for you from earlier runs: \(group.line(examples: Self.waitingNamed))",
        metadata: ["event": "waiting", "cause": "\(group.cause)", "count": "\(group.count)"])
    }
    let needsPerson = report.failed + report.partial + report.waiting > 0
    switch style {
    case .none: return
    case .quiet where !needsPerson && report.signal == nil: return
    case .bar, .plain, .quiet:
      log.info(
        "\(RunSummary.sentence(for: report))", metadata: RunSummary.fields(of: report))
    }
  }

  private func tell(_ page: PageSummary) {
    log.debug(
      "\(page.path), page \(page.page): read in \((page.seconds * 10).rounded() / 10) s",
      metadata: [
        "event": "page-read", "path": "\(page.path)", "page": "\(page.page)",
        "seconds": "\(page.seconds)", "turned": "\(page.isTurned)",
      ])
  }

  private func tell(_ summary: DocumentSummary, _ problems: [PageProblem]) {
    tellNotes(of: summary)
    guard isTold(cause: "partly read") else { return }
    for problem in problems.prefix(style == .quiet ? Self.linesPerCause : .max) {
      log.warning(
        "\(summary.path), page \(problem.page): \(problem.failure.message)",
        metadata: ["event": "page-failed", "path": "\(summary.path)", "page": "\(problem.page)"])
    }
    log.warning(
      "\(summary.path): partly read: \(problems.count) of \(summary.pages) pages have failures",
      metadata: fields(of: summary, outcome: "partial"))
  }

  /// Counts a failure; says whether it gets its own line.
  private func isTold(cause: String) -> Bool {
    let count = causes.withLock { causes in
      causes[cause, default: 0] += 1
      return causes[cause, default: 0]
    }
    return style != .quiet || count <= Self.linesPerCause
  }

  /// A quiet run says each remark once.
  private func isTold(note: String) -> Bool {
    guard style == .quiet else { return true }
    return notes.withLock { notes in
      notes.count < Self.linesPerCause && notes.insert(note).inserted
    }
  }

  private func sentence(for summary: DocumentSummary) -> String {
    var text = "\(summary.path): \(counted(summary.pages, "page"))"
    if summary.pagesRead < summary.pages { text += " (\(summary.pagesRead) read)" }
    if !summary.edits.isEmpty { text += ", \(counted(summary.edits.count, "change"))" }
    return text
  }

  private func tellNotes(of summary: DocumentSummary) {
    for note in summary.notes where isTold(note: note) {
      log.notice("\(summary.path): \(note)", metadata: ["path": "\(summary.path)"])
    }
  }

  private func fields(of summary: DocumentSummary, outcome: String) -> Logger.Metadata {
    [
      "event": "document", "path": "\(summary.path)", "outcome": "\(outcome)",
      "pages": "\(summary.pages)", "pagesRead": "\(summary.pagesRead)",
      "changes": "\(summary.edits.count)", "seconds": "\(summary.seconds)",
    ]
  }
}

/// `1 page`, `2 pages`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
