import Batch
import Foundation
import Ledger

/// What `kanwu status` shows.
struct LedgerStatus: Encodable {
  /// Runs that are shown.
  private static let runsShown = 5

  private struct Trouble: Encodable {
    var name: String
    var path: String
    var outcome: String
    var failure: FailureFacts?
    var attempts: Int
    var since: Date?
    var pages: [PageTrouble]
  }

  private struct PageTrouble: Encodable {
    var page: Int
    var failure: FailureFacts
  }

  private var done: Int
  private var partial: Int
  private var failed: Int
  /// The run that is at work.
  private var holder: RunLock.Holder?
  private var runs: [RunEntry]
  private var troubled: [Trouble]
  private var pruned: Pruning?

  init(of ledger: LedgerFile, holder: RunLock.Holder?, _ pruning: Pruning?) throws(LedgerError) {
    let counts = try ledger.documentCounts()
    done = counts[.done] ?? 0
    partial = counts[.partial] ?? 0
    failed = counts[.failed] ?? 0
    self.holder = holder
    runs = try ledger.runs(last: Self.runsShown)
    troubled = try ledger.troubled().map { document in
      Trouble(
        name: document.entry.name, path: document.entry.path,
        outcome: document.entry.outcome.rawValue, failure: document.entry.failure,
        attempts: document.entry.attempts, since: document.entry.failingSince,
        pages: document.pages.map { PageTrouble(page: $0.page, failure: $0.failure) })
    }
    pruned = pruning
  }

  func json() throws -> String {
    try JSONForPrograms.text(of: self)
  }

  /// For people: each document with its reason and remedy.
  var text: String {
    var lines: [String] = []
    if let pruned {
      lines.append(
        "forgotten: \(counted(pruned.documents, "document")) whose files are gone, "
          + "\(counted(pruned.readings, "page")) that no document uses; "
          + "\(pruned.bytes / 1024) kB given back")
    }
    lines.append("\(counted(done, "document")) done, \(partial) partly, \(failed) failed")
    if let holder { lines.append("a run is at work: \(holder.sentence)") }
    for trouble in troubled {
      lines.append("")
      lines.append("\(escapingControls(trouble.path)): \(trouble.outcome)\(since(trouble))")
      if let failure = trouble.failure, trouble.pages.isEmpty {
        lines.append("  " + escapingControls(failure.message) + again(failure, trouble))
      }
      for page in trouble.pages {
        lines.append(
          "  page \(page.page): " + escapingControls(page.failure.message)
            + again(page.failure, trouble))
      }
    }
    if !runs.isEmpty { lines += ["", "last runs:"] + runs.map(line) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func since(_ trouble: Trouble) -> String {
    trouble.since.map { ", since \($0.secondInUTC)" } ?? ""
  }

  /// Whether later runs see to it by themselves.
  private func again(_ failure: FailureFacts, _ trouble: Trouble) -> String {
    guard failure.isTransient else { return "" }
    return trouble.attempts < RunOptions.attemptLimit
      ? " (the next run tries again)"
      : " (given up after \(trouble.attempts) runs; kanwu run --retry-failed tries again)"
  }

  private func line(for run: RunEntry) -> String {
    var text = "  \(run.id ?? 0)  \(run.started.secondInUTC)  "
    guard let code = run.exitCode, run.ended != nil else {
      return text + (holder?.pid == run.pid ? "at work" : "killed, or the power went")
    }
    text += "exit code \(code): \(run.done) done, \(run.partial) partly, \(run.failed) failed, "
    text += "\(run.unchanged) done before, \(run.waiting) waiting; "
    return text + "\(counted(run.pagesRead, "page")) read in \(Int(run.seconds.rounded())) s"
  }
}
