import Batch
import Logging

/// A run in one line.
enum RunSummary {
  static func sentence(for report: RunReport) -> String {
    var parts = [counted(report.finished, "document") + " done"]
    if report.partial > 0 { parts.append("\(report.partial) partly") }
    if report.failed > 0 { parts.append("\(report.failed) failed") }
    if report.unchanged > 0 { parts.append("\(report.unchanged) done before") }
    if report.waiting > 0 { parts.append("\(report.waiting) waiting for you") }
    if report.left > 0 { parts.append("\(report.left) left for the next run") }
    parts.append(counted(report.pages, "page") + kept(report))
    if report.pagesFailed > 0 { parts.append("\(report.pagesFailed) with failures") }
    if report.edits > 0 { parts.append(counted(report.edits, "change")) }
    if report.skipped > 0 {
      parts.append("\(report.skipped) skipped (links, hidden files, litter)")
    }
    parts.append("\(Int(report.seconds.rounded())) s")
    if report.pages > 0 { parts.append("\(Int(report.pagesPerMinute)) pages/min") }
    let summary = parts.joined(separator: ", ")
    if report.signal != nil {
      return "stopped; " + summary + "; what is written is whole, run again for the rest"
    }
    if let limit = report.limit { return "\(limit.message); \(summary); run again for the rest" }
    return summary
  }

  /// The same as fields of the JSON log.
  static func fields(of report: RunReport) -> Logger.Metadata {
    [
      "event": "run", "done": "\(report.finished)", "partial": "\(report.partial)",
      "failed": "\(report.failed)", "unchanged": "\(report.unchanged)",
      "waiting": "\(report.waiting)", "left": "\(report.left)", "skipped": "\(report.skipped)",
      "pages": "\(report.pages)", "pagesRead": "\(report.pagesRead)",
      "pagesKept": "\(report.pagesKept)", "pagesFailed": "\(report.pagesFailed)",
      "changes": "\(report.edits)", "seconds": "\(report.seconds)",
    ]
  }

  private static func kept(_ report: RunReport) -> String {
    report.pagesKept > 0 ? " (\(report.pagesKept) from the ledger)" : ""
  }
}
