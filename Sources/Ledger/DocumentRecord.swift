import Foundation
import GRDB

/// A row of the table `document`, column by column.
struct DocumentRecord: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "document"

  var name: String
  var path: String
  var kind: String
  var fingerprint: Data
  var size: Int
  var modified: Double
  var content: Data?
  var readingKey: Data
  var textKey: Data
  var formats: String
  var outcome: String
  var cause: String?
  var message: String?
  var isTransient: Bool
  var attempts: Int
  var failingSince: Double?
  var pages: Int
  var pagesFailed: Int
  var edits: Int
  var confidence: Double?
  var seconds: Double
  var run: Int64
  var finished: Double
}

extension DocumentEntry {
  /// - Throws: when the ledger holds something else than was written into it.
  init(_ record: DocumentRecord) throws {
    guard let fingerprint = Fingerprint(data: record.fingerprint),
      let outcome = Outcome(rawValue: record.outcome)
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "document \(record.name)") }
    self.init(
      name: record.name, path: record.path, kind: record.kind, fingerprint: fingerprint,
      size: record.size, modified: record.modified,
      content: record.content.map { ContentKey(bytes: $0) },
      readingKey: ContentKey(bytes: record.readingKey),
      textKey: ContentKey(bytes: record.textKey),
      formats: record.formats.split(separator: ",").map(String.init), outcome: outcome,
      failure: record.cause.map {
        FailureFacts(
          cause: $0, message: record.message ?? "", isTransient: record.isTransient)
      },
      attempts: record.attempts,
      failingSince: record.failingSince.map { Date(timeIntervalSince1970: $0) },
      pages: record.pages, pagesFailed: record.pagesFailed, edits: record.edits,
      confidence: record.confidence, seconds: record.seconds, run: record.run,
      finished: Date(timeIntervalSince1970: record.finished))
  }

  /// The entry as a row of the table.
  var record: DocumentRecord {
    DocumentRecord(
      name: name, path: path, kind: kind, fingerprint: fingerprint.data, size: size,
      modified: modified, content: content?.bytes, readingKey: readingKey.bytes,
      textKey: textKey.bytes, formats: formats.joined(separator: ","), outcome: outcome.rawValue,
      cause: failure?.cause, message: failure?.message,
      isTransient: failure?.isTransient ?? false, attempts: attempts,
      failingSince: failingSince?.timeIntervalSince1970, pages: pages, pagesFailed: pagesFailed,
      edits: edits, confidence: confidence, seconds: seconds, run: run,
      finished: finished.timeIntervalSince1970)
  }
}
