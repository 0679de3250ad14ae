public import Foundation
import Glibc
public import Ledger
import WorkerProtocol

/// The program's exit codes (sysexits.h), the same in the manual, here and nowhere else.
public enum ExitCode: Int32, Sendable, CaseIterable {
  case done = 0
  case usage = 64
  case someFailed = 65
  case noInput = 66
  case toolMissing = 69
  case internalError = 70
  case outputError = 73
  case locked = 75
  case configuration = 78
  case interrupted = 130
  case terminated = 143

  /// The code of a run that came to its end or was stopped.
  public static func of(_ report: RunReport) -> ExitCode {
    switch report.signal {
    case .some(SIGINT): .interrupted
    case .some: .terminated
    case .none where report.outputErrors > 0: .outputError
    case .none where report.toolsMissing > 0: .toolMissing
    // What failed in an earlier run and stays so counts: 0 says that every document has its text.
    case .none where report.failed + report.partial + report.waiting > 0: .someFailed
    case .none: .done
    }
  }
}

/// Why a run could not start, or had to stop.
public enum RunError: Error, Sendable, Hashable {
  case noInput(path: String)
  case outputFolder(path: String, detail: String)
  /// No space is left for any output.
  case outputFull(path: String)
  case temporaryFolder(path: String, detail: String)
  /// A worker cannot be set up because of the pipeline file.
  case configuration(message: String)
  /// Language data, a program or a model is missing.
  case toolMissing(message: String)
  case workersFail(detail: String)
  /// Another run works on the output folder; `nil` when it does not say which.
  case locked(path: String, by: RunLock.Holder?)
  case ledger(LedgerError)

  init(_ failure: SetupFailure) {
    switch failure.cause {
    case .configuration: self = .configuration(message: failure.message)
    case .missingTool: self = .toolMissing(message: failure.message)
    }
  }

  public var message: String {
    switch self {
    case .noInput(let path): "\(path): no such file or directory"
    case .outputFolder(let path, let detail): "cannot create the output folder \(path): \(detail)"
    case .outputFull(let path):
      "no space left in \(path); make room and run again: finished documents are whole"
    case .temporaryFolder(let path, let detail):
      "cannot create a temporary folder in \(path): \(detail); set TMPDIR to another place"
    case .configuration(let message), .toolMissing(let message): message
    case .workersFail(let detail): "the reading processes cannot be started: \(detail)"
    case .locked(let path, let holder):
      "another run works on \(path)\(holder.map { ": \($0.sentence)" } ?? ""); "
        + "this one does nothing, the next one goes on"
    case .ledger(let error): error.message
    }
  }

  public var exitCode: ExitCode {
    switch self {
    case .noInput: .noInput
    case .outputFolder, .outputFull, .temporaryFolder: .outputError
    case .configuration: .configuration
    case .toolMissing: .toolMissing
    case .workersFail: .internalError
    case .locked, .ledger(.busy): .locked
    case .ledger(.full), .ledger(.unwritable), .ledger(.damaged): .outputError
    case .ledger(.tooNew): .configuration
    case .ledger(.failed): .internalError
    }
  }
}

extension RunLock.Holder {
  /// `process 4711 on archive, since 2026-11-25 02:00:00 UTC`.
  public var sentence: String { "process \(pid) on \(host), since \(since.secondInUTC) UTC" }
}

extension Date {
  /// `2026-11-25 02:00:00`, in UTC.
  public var secondInUTC: String {
    formatted(
      .iso8601.year().month().day().dateTimeSeparator(.space).time(
        includingFractionalSeconds: false))
  }
}
