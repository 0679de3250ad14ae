import Foundation
import Ledger
import PipelineFile

extension Run {
  /// Writes the run's end into the ledger, and its report.
  ///
  /// A ledger that cannot be written shows a killed run; a report that cannot is told, and no more.
  ///
  /// - Returns: what the report tells.
  func writeDown(_ report: RunReport, _ fatal: RunError?) -> RunRecord {
    let ended = options.now()
    let exitCode = fatal?.exitCode ?? ExitCode.of(report)
    var entry = entry
    entry.ended = ended
    entry.exitCode = exitCode.rawValue
    entry.count(report)
    try? ledger.tidy(now: ended)
    // A damaged ledger is looked through when the last run seems to have been killed.
    if case .ledger(.damaged) = fatal {} else { try? ledger.update(entry) }

    let record = record(of: report, fatal, exitCode: exitCode, ended: ended)
    let files = ReportFiles(
      state: OutputFolder.stateFolder(of: options.output), zone: options.timeZone)
    do {
      try files.write(record)
      if let path = options.metricsFile { try files.write(metrics(for: record), to: path) }
    } catch {
      tell(.reportLost(detail: "\(error)"))
    }
    return record
  }

  private func record(
    of report: RunReport, _ fatal: RunError?, exitCode: ExitCode, ended: Date
  ) -> RunRecord {
    var record = RunRecord(
      programVersion: entry.version, runNumber: Int(number), started: entry.started, ended: ended,
      host: entry.host, inputs: options.inputs.map(\.path), output: options.output.path,
      pipeline: options.pipeline.file, jobs: options.jobs, exitCode: exitCode.rawValue,
      signal: report.signal, endedBecause: fatal?.message ?? report.limit?.message,
      seconds: report.seconds)
    record.documents = RunRecord.DocumentCounts(
      done: report.finished, partial: report.partial, failed: report.failed,
      unchanged: report.unchanged, waiting: report.waiting, left: report.left,
      skipped: report.skipped)
    record.pages = RunRecord.PageCounts(
      read: report.pagesRead, kept: report.pagesKept, failed: report.pagesFailed)
    record.edits = report.edits
    record.stages = report.stages
    record.workerPeakBytes = report.workerPeakBytes
    journal.complete(&record, from: ledger)
    return record
  }

  private func metrics(for record: RunRecord) -> String {
    let counts = (try? ledger.documentCounts()) ?? [:]
    let success = try? ledger.lastEnd(
      withExitCodes: [ExitCode.done.rawValue, ExitCode.someFailed.rawValue])
    return PrometheusMetrics.text(
      for: record, lastSuccess: success,
      ledger: PrometheusMetrics.LedgerCounts(
        done: counts[.done] ?? 0, partial: counts[.partial] ?? 0, failed: counts[.failed] ?? 0))
  }
}

extension RunEntry {
  fileprivate mutating func count(_ report: RunReport) {
    done = report.finished
    partial = report.partial
    failed = report.failed
    unchanged = report.unchanged
    waiting = report.waiting
    held = report.left
    pagesRead = report.pagesRead
    pagesKept = report.pagesKept
    pagesFailed = report.pagesFailed
    edits = report.edits
    seconds = report.seconds
  }
}
