import Foundation
import Intake

/// The run's temporary folder; a folder for each document, removed with it, and all of it at the end.
struct RunScratch: Sendable {
  let url: URL

  /// - Throws: ``RunError/temporaryFolder(path:detail:)``.
  init(in parent: URL) throws(RunError) {
    url = parent.appendingPathComponent("kanwu-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .temporaryFolder(path: parent.path, detail: SystemReason.of(error))
    }
  }

  func makeDocumentFolder() throws -> URL {
    let folder = url.appendingPathComponent(UUID().uuidString, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  func remove() {
    try? FileManager.default.removeItem(at: url)
  }
}
