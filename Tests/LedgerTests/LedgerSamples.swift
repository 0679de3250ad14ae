import DocumentModel
import Foundation
import GRDB
import TestSupport

@testable import Ledger

/// Made entries and pages for the tests of the ledger.
enum LedgerSamples {
  /// 2026-11-25, 02:00 in UTC.
  static let now = Date(timeIntervalSince1970: 1_795_572_000)
  static let day: TimeInterval = 24 * 3600
  static let reading = ContentKey(of: ["reading"])
  static let text = ContentKey(of: ["text"])
  static let passing = FailureFacts(cause: "timed-out", message: "no answer", isTransient: true)
  static let lasting = FailureFacts(cause: "encrypted", message: "a password", isTransient: false)

  static func fingerprint(of name: String) -> Fingerprint {
    ContentKey(of: ["fingerprint", name]).fingerprint
  }

  /// A document that is done in two formats.
  static func document(_ name: String, finished: Date = now) -> DocumentEntry {
    DocumentEntry(
      name: name, path: "/scans/\(name)", kind: "pdf", fingerprint: fingerprint(of: name),
      size: 4711, modified: 1_700_000_000.25, content: ContentKey(of: ["content", name]),
      readingKey: reading, textKey: text, formats: ["json", "txt"], outcome: .done, pages: 3,
      edits: 7, confidence: 0.875, seconds: 12.5, run: 1, finished: finished)
  }

  /// A document that is not done.
  static func document(
    _ name: String, _ outcome: DocumentEntry.Outcome, _ failure: FailureFacts, attempts: Int = 1
  ) -> DocumentEntry {
    var entry = document(name)
    entry.outcome = outcome
    entry.failure = failure
    entry.attempts = attempts
    entry.failingSince = now - 3 * day
    if outcome == .failed { entry.formats = [] }
    return entry
  }

  static func source(_ name: String) -> SourceKey {
    SourceKey(content: ContentKey(of: ["content", name]), kind: "pdf", readingKey: reading)
  }

  /// A page with everything that a page can have.
  static func page(_ text: String = "关于召开会议的通知") -> Page {
    let glyphs = text.unicodeScalars.enumerated().map { index, scalar in
      Glyph(
        scalar: scalar, box: Box(left: index * 30, top: 40, right: index * 30 + 28, bottom: 70),
        confidence: Float(900 + index) / 1000)
    }
    var line = TextLine(
      text: text, glyphs: glyphs, box: Box(left: 0, top: 40, right: 300, bottom: 70), block: 2,
      drop: Drop(stage: "drop-running-heads", reason: "running head"))
    line.text = "changed"
    return Page(
      number: 4, width: 1654, height: 2339, dpi: 200, origin: .recognised,
      originReason: "text layer: 31 % private-use characters",
      lines: [line, TextLine(text: "plain")], failure: .stoppedAtDeadline(seconds: 45),
      measures: [
        Measure(stage: "deskew", name: "confidence", value: .infinity),
        Measure(stage: "deskew", name: "angleDegrees", value: -0.25),
        Measure(stage: "x", name: "lowest", value: -.infinity),
      ],
      toSource: PageTransform(a: 2, b: 0, c: 0, d: 2, tx: 1, ty: -1))
  }

  static func run(_ started: Date = now) -> RunEntry {
    RunEntry(
      started: started, host: "archive", pid: 4711, version: "0.3.0", pipeline: "default.yml",
      inputs: ["/scans", "/更多"])
  }
}

extension TemporaryFolder {
  /// Opens the ledger of this folder; it does not wait for the disk, which makes tests quick.
  func ledger(patience: Double = LedgerFile.patience) throws -> LedgerFile {
    let ledger = try LedgerFile(in: url, patience: patience)
    try ledger.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    return ledger
  }

  var ledgerFile: URL { url.appendingPathComponent(LedgerFile.fileName) }
}
