public import Foundation

/// The metrics of a run in Prometheus' text format, for the textfile collector of the node exporter.
///
/// All are gauges of the last run; the label `output` tells apart output folders whose files lie in the
/// same collector directory. Source: https://prometheus.io/docs/instrumenting/exposition_formats/
public enum PrometheusMetrics {
  /// Documents of the whole ledger.
  public struct LedgerCounts: Sendable, Hashable {
    public var done: Int
    public var partial: Int
    public var failed: Int

    public init(done: Int, partial: Int, failed: Int) {
      self.done = done
      self.partial = partial
      self.failed = failed
    }
  }

  /// The text of the collector's file.
  ///
  /// - Parameters:
  ///   - record: the run.
  ///   - lastSuccess: when the last run ended with exit code 0 or 65, this one included; `nil`, if none
  ///     has, leaves the metric out.
  ///   - ledger: counts of the whole ledger.
  /// - Returns: lines with `# HELP` and `# TYPE`, the last one ended.
  public static func text(
    for record: RunRecord, lastSuccess: Date?, ledger: LedgerCounts
  ) -> String {
    gauges(for: record, lastSuccess: lastSuccess, ledger: ledger)
      .map { $0.text(output: record.output) }.joined()
  }

  private static func gauges(
    for record: RunRecord, lastSuccess: Date?, ledger: LedgerCounts
  ) -> [Gauge] {
    let documents = record.documents
    let pages = record.pages
    return [
      Gauge(
        "kanwu_last_run_timestamp_seconds", "When the last run ended.",
        record.ended.timeIntervalSince1970.rounded(.down)),
      lastSuccess.map {
        Gauge(
          "kanwu_last_success_timestamp_seconds",
          "When a run last came to its end, with or without failed documents.",
          $0.timeIntervalSince1970.rounded(.down))
      },
      Gauge(
        "kanwu_last_run_exit_code", "Exit code of the last run; 0 is all done, 65 some failed.",
        Double(record.exitCode)),
      Gauge("kanwu_last_run_duration_seconds", "Duration of the last run.", record.seconds),
      Gauge(
        "kanwu_last_run_documents", "Documents that the last run met, by what became of them.",
        byOutcome: [
          ("done", documents.done), ("partial", documents.partial), ("failed", documents.failed),
          ("unchanged", documents.unchanged), ("waiting", documents.waiting),
          ("left", documents.left),
        ]),
      Gauge(
        "kanwu_last_run_pages", "Pages of the documents worked on, by what became of them.",
        byOutcome: [("read", pages.read), ("kept", pages.kept), ("failed", pages.failed)]),
      Gauge("kanwu_last_run_changes", "Changes of the text in the last run.", Double(record.edits)),
      record.workerPeakBytes.map {
        Gauge(
          "kanwu_last_run_worker_peak_bytes", "The most memory that a worker had at a time.",
          Double($0))
      },
      Gauge(
        "kanwu_documents", "Documents in the ledger, by what became of them.",
        byOutcome: [
          ("done", ledger.done), ("partial", ledger.partial), ("failed", ledger.failed),
        ]),
    ].compactMap(\.self)
  }
}

/// One metric with its samples.
private struct Gauge {
  var name: String
  var help: String
  /// Values by the label `outcome`; without one where that is `nil`.
  var samples: [(outcome: String?, value: Double)]

  init(_ name: String, _ help: String, _ value: Double) {
    self.name = name
    self.help = help
    samples = [(nil, value)]
  }

  init(_ name: String, _ help: String, byOutcome counts: [(String, Int)]) {
    self.name = name
    self.help = help
    samples = counts.map { ($0.0, Double($0.1)) }
  }

  func text(output: String) -> String {
    let folder = "output=\"\(Self.escaped(output))\""
    let lines = samples.map { sample in
      let outcome = sample.outcome.map { ",outcome=\"\($0)\"" } ?? ""
      return "\(name){\(folder)\(outcome)} \(Self.number(sample.value))\n"
    }
    return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" + lines.joined()
  }

  /// Whole numbers without a point; `NaN`, `+Inf` and `-Inf` as the format spells them.
  private static func number(_ value: Double) -> String {
    if let whole = Int(exactly: value) { return String(whole) }
    if value.isNaN { return "NaN" }
    return value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : "\(value)"
  }

  /// The three characters that a label's value cannot hold as they are.
  private static func escaped(_ value: String) -> String {
    value.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
