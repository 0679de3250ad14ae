public import DocumentModel
public import Intake
import Ledger

/// Why a document has no output.
public enum DocumentFailure: Error, Sendable, Hashable {
  case intake(IntakeError)
  /// None of its pages could be read.
  case noPageRead([PageProblem])
  /// Its survey lost its worker.
  case survey(PageFailure)
  /// - isFull: no space is left, so that no other document can be written either.
  case output(path: String, detail: String, isFull: Bool)
  case stage(name: String, detail: String)
  /// Its file was taken away while the run was under way, with pages still to be read.
  case vanished
  /// Its texts would bear the name of another file's, which is still there.
  case nameTaken(by: String)
  /// The ledger should have had a page's reading, and had not.
  case readingLost
  /// It has no searchable PDF; its other formats are written.
  case searchablePDF(detail: String)
  /// It cannot be exported again without its JSON export.
  case notExportable(detail: String)

  /// A stable word for the class of failure (`encrypted`, `timed-out`).
  public var cause: String { verdict.facts.cause }

  /// One sentence with the remedy; the caller adds the file.
  public var message: String {
    switch self {
    case .intake(let error): error.message
    case .noPageRead(let problems):
      problems.count == 1
        ? problems[0].failure.message
        : "none of \(problems.count) pages could be read; page \(problems[0].page): "
          + problems[0].failure.message
    case .survey(let failure): failure.message
    case .output(_, let detail, _): detail
    case .stage(let name, let detail): "‘\(name)’ failed: \(detail)"
    case .vanished: "it was taken away while the run was under way; put it back and run again"
    case .nameTaken(let other):
      "its texts would replace those of \(other); choose another --output, or give both in one run"
    case .searchablePDF(let detail):
      "it has no searchable PDF: \(detail); its other formats are written, the next run tries again"
    case .notExportable(let detail): detail
    case .readingLost: "the ledger has lost the reading of a page; run again to have it read"
    }
  }
}
