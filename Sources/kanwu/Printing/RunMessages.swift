import Batch
import DocumentModel
import Intake
import Logging

/// Tells what happens in a run: one line for each document, and one for each page that failed.
struct RunMessages: Sendable {
  let log: Logger
  /// Whether documents without trouble are told too.
  let tellsFinished: Bool

  func tell(_ event: RunEvent) {
    switch event {
    case .skipped(let path, let reason):
      log.debug("\(path): skipped: \(reason.rawValue)", metadata: ["path": "\(path)"])
    case .finished(let summary):
      tellNotes(of: summary)
      guard tellsFinished else { return }
      log.info("\(sentence(for: summary))", metadata: fields(of: summary, outcome: "done"))
    case .partial(let summary, let problems):
      tellNotes(of: summary)
      for problem in problems {
        log.warning(
          "\(summary.path), page \(problem.page): \(problem.failure.message)",
          metadata: ["path": "\(summary.path)", "page": "\(problem.page)"])
      }
      log.warning(
        "\(summary.path): partly read: \(problems.count) of \(summary.pages) pages have failures",
        metadata: fields(of: summary, outcome: "partial"))
    case .failed(_, let path, let failure):
      log.error(
        "\(path): \(failure.message)", metadata: ["path": "\(path)", "outcome": "failed"])
    }
  }

  /// The last line of a run.
  static func summary(of report: RunReport) -> String {
    var parts = [counted(report.finished, "document") + " done"]
    if report.partial > 0 { parts.append("\(report.partial) partly") }
    if report.failed > 0 { parts.append("\(report.failed) failed") }
    parts.append(counted(report.pages, "page"))
    if report.pagesFailed > 0 { parts.append("\(report.pagesFailed) with failures") }
    if report.edits > 0 { parts.append(counted(report.edits, "change")) }
    if report.skipped > 0 {
      parts.append("\(report.skipped) skipped (links, hidden files, litter)")
    }
    parts.append("\(Int(report.seconds.rounded())) s")
    parts.append("\(Int(report.pagesPerMinute)) pages/min")
    let summary = parts.joined(separator: ", ")
    guard report.signal != nil else { return summary }
    return "stopped; " + summary + "; what is written is whole, run again for the rest"
  }

  /// The same as fields of the JSON log.
  static func fields(of report: RunReport) -> Logger.Metadata {
    [
      "done": "\(report.finished)", "partial": "\(report.partial)", "failed": "\(report.failed)",
      "skipped": "\(report.skipped)", "pages": "\(report.pages)",
      "pagesFailed": "\(report.pagesFailed)", "changes": "\(report.edits)",
      "seconds": "\(report.seconds)",
    ]
  }

  private func sentence(for summary: DocumentSummary) -> String {
    var text = "\(summary.path): \(counted(summary.pages, "page"))"
    if summary.edits > 0 { text += ", \(counted(summary.edits, "change"))" }
    return text
  }

  private func tellNotes(of summary: DocumentSummary) {
    for note in summary.notes {
      log.notice("\(summary.path): \(note)", metadata: ["path": "\(summary.path)"])
    }
  }

  private func fields(of summary: DocumentSummary, outcome: String) -> Logger.Metadata {
    [
      "path": "\(summary.path)", "outcome": "\(outcome)", "pages": "\(summary.pages)",
      "edits": "\(summary.edits)",
    ]
  }
}

/// `1 page`, `2 pages`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
