import Foundation
import Ledger
import TestSupport
import Testing

@testable import Batch

struct OutputFolderTests {
  private let folder: TemporaryFolder
  private let output: URL
  private let holder = RunLock.Holder(
    pid: 4711, host: "archive", since: Date(timeIntervalSince1970: 1_795_572_000))

  init() throws {
    folder = try TemporaryFolder()
    output = folder.url.appendingPathComponent("out")
  }

  private func claim() throws(RunError) -> OutputFolder {
    try OutputFolder(claiming: output, for: holder)
  }

  @Test func `a folder that is not there is made, with what is kanwu's own in it`() throws {
    let deep = output.appendingPathComponent("deep/er")
    let claimed = try OutputFolder(claiming: deep, for: holder)
    defer { claimed.release() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: deep.path) == [".kanwu"])
    #expect(LedgerFile.exists(in: OutputFolder.stateFolder(of: deep)))
    #expect(claimed.repair == nil)
  }

  @Test func `a second claim is refused and told who has it`() throws {
    let first = try claim()
    #expect(throws: RunError.locked(path: output.path, by: holder)) { try claim() }
    #expect(OutputFolder.holder(of: output) == holder)
    #expect(RunError.locked(path: output.path, by: holder).exitCode == .locked)
    first.release()
  }

  @Test func `a folder that was released can be claimed again, its ledger as it was`() throws {
    let first = try claim()
    let run = try first.ledger.begin(
      RunEntry(
        started: holder.since, host: "h", pid: 1, version: "v", pipeline: "p", inputs: []))
    first.release()
    #expect(OutputFolder.holder(of: output) == nil)
    let second = try claim()
    defer { second.release() }
    #expect(try second.ledger.runs(last: 1) == [run])
  }

  @Test func `a file in place of the folder is an output error with its path`() throws {
    try folder.write("a file", to: "out")
    let error = #expect(throws: RunError.self) { try claim() }
    guard case .outputFolder(output.path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.exitCode == .outputError)
    #expect(try String(contentsOf: output, encoding: .utf8) == "a file")
  }

  @Test func `a file in place of kanwu's own folder is an output error`() throws {
    try folder.write("a file", to: "out/.kanwu")
    let error = #expect(throws: RunError.self) { try claim() }
    #expect(error?.exitCode == .outputError)
  }

  @Test func `a place where nothing can be made is an output error`() {
    // Not even root makes folders there.
    let place = URL(fileURLWithPath: "/proc/kanwu-out")
    let error = #expect(throws: RunError.self) {
      try OutputFolder(claiming: place, for: holder)
    }
    guard case .outputFolder(place.path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a link in place of the lock is not followed`() throws {
    try claim().release()
    let lock = OutputFolder.stateFolder(of: output).appendingPathComponent("lock")
    let target = try folder.write("precious", to: "target")
    try FileManager.default.removeItem(at: lock)
    try FileManager.default.createSymbolicLink(at: lock, withDestinationURL: target)
    #expect(throws: RunError.self) { try claim() }
    #expect(try String(contentsOf: target, encoding: .utf8) == "precious")
  }

  @Test func `half-written outputs are swept only after a run without an end`() throws {
    let first = try claim()
    var run = try first.ledger.begin(
      RunEntry(
        started: holder.since, host: "h", pid: 1, version: "v", pipeline: "p", inputs: []))
    run.ended = holder.since
    try first.ledger.update(run)
    first.release()
    let half = try folder.write("half", to: "out/2024/.kanwu-1x9")

    let second = try claim()
    #expect(FileManager.default.fileExists(atPath: half.path))
    run.ended = nil
    try second.ledger.update(run)
    second.release()

    try claim().release()
    #expect(!FileManager.default.fileExists(atPath: half.path))
  }

  @Test func `a damaged ledger is told, and half-written outputs are swept then too`() throws {
    try folder.write(String(repeating: "junk", count: 2000), to: "out/.kanwu/ledger.sqlite")
    let half = try folder.write("half", to: "out/.kanwu-1x9")
    let claimed = try claim()
    defer { claimed.release() }
    #expect(claimed.repair?.documents == 0)
    #expect(!FileManager.default.fileExists(atPath: half.path))
  }

  @Test func `pruning is refused while a run works`() throws {
    let first = try claim()
    #expect(throws: RunError.locked(path: output.path, by: holder)) {
      try OutputFolder.prune(output, for: holder)
    }
    first.release()
    _ = try OutputFolder.prune(output, for: holder)
    #expect(OutputFolder.holder(of: output) == nil)
  }

  @Test func `pruning forgets a file that is gone, not one whose folder is empty or gone`() throws {
    try folder.write("a", to: "scans/there.pdf")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("unmounted"), withIntermediateDirectories: true)
    let names = ["scans/there.pdf", "scans/gone.pdf", "unmounted/a.pdf", "nowhere/a.pdf"]
    let claimed = try claim()
    for name in names {
      let key = ContentKey(of: [name])
      try claimed.ledger.record(
        DocumentEntry(
          name: name, path: folder.url.appendingPathComponent(name).path, kind: "pdf",
          fingerprint: key.fingerprint, size: 1, modified: 1, content: nil, readingKey: key,
          textKey: key, formats: [], outcome: .done, run: 1, finished: holder.since))
    }
    claimed.release()
    #expect(try OutputFolder.prune(output, for: holder).documents == 1)
    let after = try claim()
    defer { after.release() }
    #expect(try names.filter { try after.ledger.document(named: $0) == nil } == ["scans/gone.pdf"])
  }
}
