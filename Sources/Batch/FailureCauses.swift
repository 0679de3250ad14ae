import DocumentModel
import Glibc
import Intake
import Ledger

/// What a failure means for later runs.
struct FailureVerdict {
  var facts: FailureFacts
  /// Whether a run that met it counts against the limit of tries.
  ///
  /// What lies in the surroundings (a missing program, a permission) costs nothing to look at again and
  /// is tried in every run.
  var countsAsTry = true

  init(_ cause: String, _ message: String, isTransient: Bool = false, countsAsTry: Bool = true) {
    facts = FailureFacts(cause: cause, message: message, isTransient: isTransient)
    self.countsAsTry = countsAsTry
  }
}

extension DocumentFailure {
  var verdict: FailureVerdict {
    switch self {
    case .intake(let error): error.verdict
    case .noPageRead(let problems):
      FailureVerdict(
        problems.first?.failure.verdict.facts.cause ?? "unreadable", message,
        isTransient: problems.contains { $0.failure.verdict.facts.isTransient },
        countsAsTry: problems.contains { $0.failure.verdict.countsAsTry })
    case .survey(let failure): failure.verdict
    case .output:
      FailureVerdict("output", message, isTransient: true, countsAsTry: false)
    case .stage: FailureVerdict("stage-failed", message)
    case .vanished: FailureVerdict("vanished", message, isTransient: true, countsAsTry: false)
    case .nameTaken: FailureVerdict("name-taken", message)
    case .searchablePDF: FailureVerdict("pdf-failed", message)
    case .notExportable: FailureVerdict("not-exportable", message)
    case .readingLost: FailureVerdict("reading-lost", message, isTransient: true)
    }
  }
}

extension IntakeError {
  var verdict: FailureVerdict {
    switch self {
    case .notFound: FailureVerdict("vanished", message, isTransient: true, countsAsTry: false)
    case .unreadable: FailureVerdict("not-readable", message, isTransient: true, countsAsTry: false)
    case .programMissing:
      FailureVerdict("tool-missing", message, isTransient: true, countsAsTry: false)
    case .scratch: FailureVerdict("no-space", message, isTransient: true, countsAsTry: false)
    case .programKilled: FailureVerdict("tool-killed", message, isTransient: true)
    case .programTimedOut: FailureVerdict("timed-out", message, isTransient: true)
    default: FailureVerdict(permanentCause, message)
    }
  }

  private var permanentCause: String {
    switch self {
    case .notAFile: "not-a-file"
    case .danglingLink: "dangling-link"
    case .nameNotUTF8: "name-not-utf8"
    case .empty: "empty"
    case .encrypted: "encrypted"
    case .wrongType: "wrong-type"
    case .unsupported: "unsupported"
    case .archive: "archive"
    case .noPages: "no-pages"
    case .tooManyPixels, .tooManyBytes: "too-large"
    case .notConvertible: "not-convertible"
    case .programFailed: "tool-failed"
    default: "damaged"
    }
  }
}

extension PageFailure {
  var verdict: FailureVerdict {
    switch self {
    case .unreadablePicture: FailureVerdict("damaged", message)
    case .tooLarge: FailureVerdict("too-large", message)
    case .missing: FailureVerdict("page-missing", message)
    case .truncated: FailureVerdict("truncated", message)
    case .toolMissing:
      FailureVerdict("tool-missing", message, isTransient: true, countsAsTry: false)
    case .noSpace: FailureVerdict("no-space", message, isTransient: true, countsAsTry: false)
    case .stoppedAtDeadline, .timedOut: FailureVerdict("timed-out", message, isTransient: true)
    // Killed or stopped from outside: by an administrator, or by the system for want of memory.
    case .crashed(SIGKILL), .crashed(SIGTERM), .crashed(SIGSTOP):
      FailureVerdict("worker-killed", message, isTransient: true)
    case .crashed, .exited: FailureVerdict("worker-crashed", message)
    case .programFailed: FailureVerdict("tool-failed", message)
    case .engine: FailureVerdict("engine", message)
    }
  }
}
