import Foundation
import Intake
import Ledger

/// A document that there is work to do on.
struct AdmittedDocument: Sendable {
  var input: InputDocument
  /// Of its files, in their order; taken before their bytes were looked at.
  var files: [FileFacts]
  /// Of each file's bytes.
  var contents: [ContentKey]
  /// Of all of them, and of what the document is.
  var content: ContentKey
  var fingerprint: Fingerprint
  /// How often this content has failed in earlier runs, and since when.
  var failures: (attempts: Int, since: Date?)

  /// Whether the ledger has an entry of its name.
  var isKnown = false
  /// Formats that were written of this content with the run's keys.
  var formats: [String] = []

  /// What has become of its files since their bytes were looked at.
  var change: FileChange { files.map(\.change).max() ?? .none }
}

/// What has become of a file since it was looked at.
enum FileChange: Int, Comparable {
  case none
  case changed
  case vanished

  static func < (one: FileChange, other: FileChange) -> Bool { one.rawValue < other.rawValue }
}

extension FileFacts {
  var change: FileChange {
    do throws(IntakeError) {
      return try FileFacts(path: path) == self ? .none : .changed
    } catch {
      return error == .notFound ? .vanished : .changed
    }
  }
}

/// A document that is lost to the run, and why; carried past the stages it misses.
struct DocumentLoss: Error {
  var document: AdmittedDocument
  var failure: DocumentFailure
}

/// A document whose file is another by now: it is left for the next run.
struct DocumentChanged: Error {
  var document: AdmittedDocument
}
