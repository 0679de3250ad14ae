public import Foundation
import Glibc
import Intake
public import Ledger

/// The run's temporary folder; a folder for each document, removed with it, and all of it at the end.
///
/// It holds a lock as long as the run lives, so that a later run can tell it from one that a killed run
/// has left, and remove that. Other long work of the program has one too.
public final class RunScratch: Sendable {
  static let prefix = "kanwu-run-"
  static let lockName = "lock"

  public let url: URL
  private let lock: RunLock

  /// - Throws: ``RunError/temporaryFolder(path:detail:)``.
  public init(in parent: URL, for holder: RunLock.Holder) throws(RunError) {
    Leftovers.sweepScratch(in: parent, for: holder)
    do {
      (url, lock) = try Self.makeAgain(4, in: parent, for: holder)
    } catch {
      throw .temporaryFolder(path: parent.path, detail: Self.reason(of: error))
    }
  }

  /// Another run that sweeps may take a folder for a dead one's before it is locked: then it is made anew.
  private static func makeAgain(
    _ times: Int, in parent: URL, for holder: RunLock.Holder
  ) throws -> (url: URL, lock: RunLock) {
    do {
      return try make(in: parent, for: holder)
    } catch let failure as RunLock.Failure {
      guard times > 0 else { throw failure }
      return try makeAgain(times - 1, in: parent, for: holder)
    }
  }

  private static func make(
    in parent: URL, for holder: RunLock.Holder
  ) throws -> (url: URL, lock: RunLock) {
    let url = parent.appendingPathComponent(prefix + UUID().uuidString, isDirectory: true)
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    do {
      let path = url.appendingPathComponent(lockName).path
      let lock = try RunLock(path: path, holder: holder)
      // A lock of a file that was removed before it was taken keeps nobody out.
      guard FileManager.default.fileExists(atPath: path) else {
        throw RunLock.Failure.unusable(path: path, code: ENOENT)
      }
      return (url, lock)
    } catch {
      try? FileManager.default.removeItem(at: url)
      throw error
    }
  }

  private static func reason(of error: any Error) -> String {
    switch error {
    case RunLock.Failure.unusable(_, let code): SystemReason.of(errno: code)
    case RunLock.Failure.held: "another run removes it"
    default: SystemReason.of(error)
    }
  }

  /// Bytes that documents under way may take together before another one is looked into.
  static let limitBytes = 4 << 30

  /// Bytes of all that lies in it now.
  var bytesUsed: Int { Self.bytes(in: url.path) }

  /// It is asked before each document, so the sizes come from the system: Foundation's values of a URL took
  /// two thirds of the parent's time over small files.
  private static func bytes(in folder: String) -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.reduce(0) { sum, name in
      let path = "\(folder)/\(name)"
      var status = stat()
      guard unsafe lstat(path, &status) == 0 else { return sum }
      return sum + (status.st_mode & S_IFMT == S_IFDIR ? bytes(in: path) : Int(status.st_size))
    }
  }

  /// - Throws: ``RunError/temporaryFolder(path:detail:)``.
  func makeDocumentFolder() throws(RunError) -> URL {
    let folder = url.appendingPathComponent(UUID().uuidString, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return folder
    } catch {
      throw .temporaryFolder(path: url.path, detail: SystemReason.of(error))
    }
  }

  /// Removes it with all that lies in it.
  public func remove() {
    try? FileManager.default.removeItem(at: url)
  }
}
