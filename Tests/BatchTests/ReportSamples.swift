import Foundation

@testable import Batch

/// Made records for the tests of the renderers.
enum ReportSamples {
  /// 2026-03-01, 02:30 in UTC.
  static let start = Date(timeIntervalSince1970: 1_772_332_200)

  /// A run that found nothing.
  static func empty(exitCode: Int32 = 0) -> RunRecord {
    RunRecord(
      programVersion: "0.3.0", runNumber: 41, started: start, ended: start + 2, host: "scan01",
      inputs: ["/scans"], output: "/out", pipeline: "/usr/local/share/kanwu/Pipelines/default.yml",
      jobs: 2, exitCode: exitCode, seconds: 2)
  }

  /// A night with a little of everything.
  static func night() -> RunRecord {
    var record = empty(exitCode: 65)
    record.ended = start + 3905
    record.seconds = 3905.5
    record.documents = RunRecord.DocumentCounts(
      done: 118, partial: 1, failed: 4, unchanged: 10_234, waiting: 2, left: 3, skipped: 7)
    record.pages = RunRecord.PageCounts(read: 1460, kept: 12, failed: 2)
    record.edits = 5321
    record.workerPeakBytes = 678_000_000
    record.failures =
      ["合同/a.pdf", "合同/b.pdf", "c.pdf", "d.pdf"].map { encrypted($0) }
      + [3, 9].map { timedOut("会议纪要.tif", page: $0) }
      + [
        encrypted("旧档/e.pdf", waitingSince: start - 86_400 * 30),
        RunRecord.Failure(
          path: "/scans/f.zip", name: "f.zip", cause: "archive", isTransient: false,
          message: "it is an archive (zip); unpack it and give the folder",
          waitingSince: start - 86_400 * 3),
      ]
    record.lowestPages = [
      RunRecord.PageSample(
        path: "/scans/会议纪要.tif", name: "会议纪要.tif", page: 3, confidence: 0.614, thumbnail: jpeg),
      RunRecord.PageSample(
        path: "/scans/名册.pdf", name: "名册.pdf", page: 12, confidence: 0.702),
    ]
    record.repairs = [
      RunRecord.Repair(from: "末来", to: "未来", count: 87, rule: "chi_sim.tsv:12"),
      RunRecord.Repair(from: " ", to: "", count: 9, rule: "inner-space"),
    ]
    record.stages = [
      RunRecord.StageTiming(name: "survey", items: 123, busySeconds: 95, mostWaiting: 8),
      RunRecord.StageTiming(name: "read", items: 1472, busySeconds: 7300, mostWaiting: 16),
    ]
    record.documentsWorked = [
      document("会议纪要.tif", outcome: .partial, confidence: 0.951),
      document("合同/a.pdf", outcome: .failed, confidence: nil),
    ]
    record.documentsOmitted = 121
    return record
  }

  static func encrypted(_ name: String, waitingSince: Date? = nil) -> RunRecord.Failure {
    RunRecord.Failure(
      path: "/scans/\(name)", name: name, cause: "encrypted", isTransient: false,
      message: "it is protected by a password; save a copy without one, "
        + "for a PDF with: qpdf --decrypt --password=… IN OUT",
      waitingSince: waitingSince)
  }

  static func timedOut(_ name: String, page: Int) -> RunRecord.Failure {
    RunRecord.Failure(
      path: "/scans/\(name)", name: name, page: page, cause: "timed-out", isTransient: true,
      message: "no answer after 120 s; give it more with --page-timeout")
  }

  static func document(
    _ name: String, outcome: RunRecord.Outcome = .done, confidence: Double? = 0.987
  ) -> RunRecord.DocumentLine {
    RunRecord.DocumentLine(
      name: name, path: "/scans/\(name)", outcome: outcome, pages: 12, pagesRead: 10, edits: 31,
      meanConfidence: confidence, seconds: 21.4)
  }

  /// What a JPEG begins with, and no more.
  static let jpeg = Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16])

  /// Texts that try to become markup, to break a line, to turn its direction, or to be endless.
  static let hostileTexts = [
    "<script>alert(1)</script>.pdf", "\"><img src=x onerror=alert(1)>.png", "' onload='x.pdf",
    "a\nb\rc\td\u{0}\u{1b}[31m\u{7f}\u{85}\u{9b}.pdf",
    "gpj.\u{202e}fdp\u{2066}x\u{200b}y\u{feff}.exe",
    "</style></title><!-- ]]> &amp; & &#x3c; .pdf", "l\u{2028}p\u{2029}.pdf",
    String(repeating: "长", count: 20_000) + ".pdf", "a" + String(repeating: "\u{301}", count: 9000),
    "", "\u{ffff}\u{e0041}.pdf",
  ]

  /// A night in which every foreign text is `text`.
  static func hostile(_ text: String) -> RunRecord {
    var record = night()
    record.programVersion = text
    record.host = text
    record.inputs = [text]
    record.output = text
    record.pipeline = text
    record.endedBecause = text
    record.failures = [
      RunRecord.Failure(
        path: text, name: text, cause: text, isTransient: false, message: text + "; " + text),
      RunRecord.Failure(
        path: text + "2", name: text, page: -1, cause: text, isTransient: true, message: "x"),
      RunRecord.Failure(
        path: text, name: text, page: .max, cause: "a", isTransient: false, message: text,
        waitingSince: .distantPast),
    ]
    record.lowestPages = [
      RunRecord.PageSample(
        path: text, name: text, page: .min, confidence: .nan, thumbnail: Data(text.utf8)),
      RunRecord.PageSample(
        path: text, name: text, page: 2, confidence: -.infinity, thumbnail: jpeg),
    ]
    record.repairs = [RunRecord.Repair(from: text, to: text, count: 1, rule: text)]
    record.stages = [
      RunRecord.StageTiming(name: text, items: 1, busySeconds: .nan, mostWaiting: 1),
      RunRecord.StageTiming(name: text, items: 1, busySeconds: -5, mostWaiting: 1),
      RunRecord.StageTiming(name: text, items: 1, busySeconds: 1e300, mostWaiting: 1),
    ]
    record.documentsWorked = [document(text, confidence: .infinity)]
    record.seconds = .nan
    return record
  }
}
