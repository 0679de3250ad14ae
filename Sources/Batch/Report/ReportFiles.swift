import DocumentModel
import Export
import Foundation
import Ledger

/// Writes a run's report and metrics.
///
/// Each run has its folder `DIR/.kanwu/reports/NUMBER`; the youngest report lies in `DIR/.kanwu` too,
/// where a bookmark finds it.
struct ReportFiles {
  /// Reports that are kept.
  private static let reportsKept = 60

  /// `DIR/.kanwu`.
  var state: URL
  /// Of the dates in the page for people.
  var zone: TimeZone

  /// - Throws: what the system says.
  func write(_ record: RunRecord) throws {
    let reports = state.appendingPathComponent("reports", isDirectory: true)
    let own = reports.appendingPathComponent(String(record.runNumber), isDirectory: true)
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    let json = Array(try ReportJSON.bytes(of: record))
    let html = Array(ReportHTML(record, zone: zone).text.utf8)
    for folder in [own, state] {
      for (name, bytes) in [("report.json", json), ("report.html", html)] {
        try AtomicFile.write(to: folder.appendingPathComponent(name).path) {
          try $0.write(bytes: bytes)
        }
      }
    }
    removeOld(in: reports)
  }

  /// - Throws: what the system says.
  func write(_ metrics: String, to path: String) throws {
    try AtomicFile.write(to: path) { try $0.write(metrics) }
  }

  private func removeOld(in reports: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: reports.path)) ?? []
    for number in names.compactMap({ Int($0) }).sorted().dropLast(Self.reportsKept) {
      try? FileManager.default.removeItem(at: reports.appendingPathComponent(String(number)))
    }
  }
}
