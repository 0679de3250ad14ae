import Export
import Foundation
import Glibc
import Ledger

/// Removes what runs that were killed have left behind.
enum Leftovers {
  /// Removes half-written outputs below `output`; only after a run without an end, since the folder may be
  /// large.
  ///
  /// - Parameters:
  ///   - output: the output folder.
  ///   - inputs: folders that are not gone into.
  static func sweepOutputs(of output: URL, sparing inputs: [URL] = []) {
    let spared = Set(inputs.map { $0.standardizedFileURL.path })
    var folders = [output.standardizedFileURL.path]
    while let folder = folders.popLast() {
      if spared.contains(folder) { continue }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names {
        let path = "\(folder)/\(name)"
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(path)
        case S_IFREG where name.hasPrefix(AtomicFile.temporaryPrefix): unsafe unlink(path)
        default: continue
        }
      }
    }
  }

  /// Removes the temporary folders of this user's runs that have ended without doing so.
  ///
  /// A living run holds the lock in its folder; whoever removes a folder holds it too, so that a run that
  /// is about to take it finds out and makes another one. A folder without a lock file was left by a run
  /// that was killed while it made or removed it.
  static func sweepScratch(in parent: URL, for holder: RunLock.Holder) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in names where name.hasPrefix(RunScratch.prefix) {
      let folder = parent.appendingPathComponent(name).path
      var status = stat()
      guard unsafe lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
        status.st_uid == geteuid()
      else { continue }
      let lock = "\(folder)/\(RunScratch.lockName)"
      if let own = try? RunLock(path: lock, holder: holder) {
        try? FileManager.default.removeItem(atPath: folder)
        own.release()
      }
    }
  }
}
