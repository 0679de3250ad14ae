import DocumentModel
import Export
import Foundation

/// A file that a command writes where its user says so: whole or not at all, and through links.
struct NamedOutput {
  /// As it was typed.
  let path: String

  func write(_ text: String) throws {
    try AtomicFile.write(to: target) { try $0.write(text) }
  }

  /// Finds out, before long work, whether the file can be written; nothing is left of the trial.
  func check() throws(ExportError) {
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: target, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw .fileOperation(.create, path: path, code: EISDIR)
    }
    try AtomicFile(at: target).discard()
  }

  /// The most links that lead from one to the next, as Linux has it.
  private static let longestChain = 40

  /// What a link leads to, there or not, so that one to a table shared between pipelines stays a link.
  private var target: String {
    var target = path
    for _ in 0..<Self.longestChain {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else {
        break
      }
      target =
        URL(
          fileURLWithPath: next,
          relativeTo: URL(fileURLWithPath: target).deletingLastPathComponent()
        ).path
    }
    return target
  }
}
