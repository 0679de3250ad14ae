import Export
public import Foundation
import Glibc
import Intake
public import Ledger

/// The output folder of a run, claimed for it: made, locked, its ledger open, swept of what a killed run
/// left.
///
/// Everything of kanwu's own lies in its folder `.kanwu`, which a walk never enters.
public final class OutputFolder: Sendable {
  public let url: URL
  public let ledger: LedgerFile
  /// What was done to a damaged ledger.
  public let repair: LedgerRepair.Outcome?
  private let lock: RunLock

  /// - Parameters:
  ///   - url: the folder; made if it is not there.
  ///   - inputs: the run's INPUTs, which are not swept where they lie in the folder.
  ///   - holder: what another run is told that finds it locked.
  /// - Throws: ``RunError``: it cannot be made, is locked, or its ledger cannot be used.
  public init(
    claiming url: URL, inputs: [URL] = [], for holder: RunLock.Holder
  ) throws(RunError) {
    self.url = url
    let state = Self.stateFolder(of: url)
    do {
      try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    } catch {
      if SystemReason.isFull(error) { throw .outputFull(path: url.path) }
      throw .outputFolder(path: url.path, detail: SystemReason.of(error))
    }
    guard unsafe access(url.path, W_OK) == 0 else {
      throw .outputFolder(path: url.path, detail: SystemReason.ofLastCall)
    }
    do throws(RunLock.Failure) {
      lock = try RunLock(path: Self.lockFile(in: state), holder: holder)
    } catch {
      switch error {
      case .held(let other): throw .locked(path: url.path, by: other)
      case .unusable(let path, let code):
        if code == ENOSPC || code == EDQUOT { throw .outputFull(path: url.path) }
        throw .outputFolder(path: path, detail: SystemReason.of(errno: code))
      }
    }
    guard !FreeSpace.isShort(at: url.path, of: FreeSpace.outputReserve) else {
      throw .outputFull(path: url.path)
    }
    do throws(LedgerError) {
      (ledger, repair) = try LedgerRepair.open(in: state, now: holder.since)
      let wasKilled = try ledger.lastRunIsUnfinished()
      if wasKilled || repair != nil { Leftovers.sweepOutputs(of: url, sparing: inputs) }
    } catch {
      throw .ledger(error)
    }
  }

  /// Gives the folder free; the ledger cannot be used any more.
  public func release() {
    ledger.close()
    lock.release()
  }

  /// Prunes a folder's ledger, which no run may work on meanwhile.
  ///
  /// A file counts as gone when its folder has other files in it and not this one: a disc that is not
  /// mounted, whose place is empty or not there, makes nothing gone.
  ///
  /// - Throws: ``RunError``: a run is at work, or the ledger cannot be used.
  public static func prune(_ url: URL, for holder: RunLock.Holder) throws(RunError) -> Pruning {
    let folder = try OutputFolder(claiming: url, for: holder)
    defer { folder.release() }
    do throws(LedgerError) {
      return try folder.ledger.prune { path in
        if FileManager.default.fileExists(atPath: path) { return false }
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        return !neighbours.isEmpty
      }
    } catch {
      throw .ledger(error)
    }
  }

  /// The folder of kanwu's own files.
  public static func stateFolder(of output: URL) -> URL {
    output.appendingPathComponent(".kanwu", isDirectory: true)
  }

  /// Who works on an output folder now.
  public static func holder(of output: URL) -> RunLock.Holder? {
    RunLock.holder(at: lockFile(in: stateFolder(of: output)))
  }

  private static func lockFile(in state: URL) -> String {
    state.appendingPathComponent("lock").path
  }
}
