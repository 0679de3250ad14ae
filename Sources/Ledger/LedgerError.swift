import Foundation
import GRDB

/// Why the ledger cannot be used: facts, from which sentences are made here and nowhere else.
public enum LedgerError: Error, Sendable, Hashable {
  /// No space is left for it.
  case full(path: String)
  /// Another program holds its file.
  case busy(path: String)
  /// The file is no database, or a damaged one.
  case damaged(path: String, detail: String)
  /// It, or its folder, cannot be opened or written.
  case unwritable(path: String, detail: String)
  /// A newer kanwu made it.
  case tooNew(path: String)
  case failed(path: String, detail: String)

  public var message: String {
    switch self {
    case .full(let path):
      "no space left for the ledger \(path); make room and run again: finished documents are whole"
    case .busy(let path):
      "the ledger \(path) is held by another program (a backup, a database browser); "
        + "close it and run again: nothing is lost"
    case .damaged(let path, let detail):
      "the ledger \(path) is damaged (\(detail)); run again: what can be read of it is carried over"
    case .unwritable(let path, let detail):
      "the ledger \(path) cannot be written (\(detail)); check the permissions of its folder"
    case .tooNew(let path):
      "the ledger \(path) was made by a newer kanwu; install that one, or give another output folder"
    case .failed(let path, let detail): "the ledger \(path) cannot be used: \(detail)"
    }
  }

  /// What a library's error means for the ledger at `path`.
  public init(_ error: any Error, path: String) {
    if let error = error as? LedgerError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .failed(path: path, detail: "\(error)")
      return
    }
    let detail = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, detail: detail)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .unwritable(path: path, detail: detail)
    case .SQLITE_IOERR:
      // A full disk shows as a failed write of the shared-memory file too.
      self = Self.isFull(path) ? .full(path: path) : .failed(path: path, detail: detail)
    default: self = .failed(path: path, detail: detail)
    }
  }

  private static func isFull(_ path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let system = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    return (system?[.systemFreeSize] as? NSNumber).map { $0.int64Value < 1 << 20 } ?? false
  }
}
