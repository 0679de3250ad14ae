import Foundation
import Glibc
import Ledger
import TestSupport
import Testing

@testable import Batch

/// What killed runs leave, and what is not theirs.
struct LeftoversTests {
  private let folder: TemporaryFolder
  private let holder = RunLock.Holder(pid: 4711, host: "archive", since: .distantPast)

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  private func isThere(_ name: String) -> Bool {
    var status = stat()
    return unsafe lstat(path(name), &status) == 0
  }

  // MARK: Outputs

  @Test func `half-written files are removed at every depth, and nothing else`() throws {
    let half = [".kanwu-a1", "2024/.kanwu-b2", "2024/01/.kanwu-c3", ".kanwu/.kanwu-d4"]
    let others = ["a.pdf.txt", "2024/kanwu-x", "2024/.hidden", ".kanwu/ledger.sqlite", ".kanwuX"]
    for name in half + others { try folder.write("x", to: name) }
    Leftovers.sweepOutputs(of: folder.url)
    #expect(half.filter(isThere) == [])
    #expect(others.filter(isThere) == others)
  }

  @Test func `links are neither followed nor removed, nor are folders`() throws {
    let outside = try TemporaryFolder()
    try outside.write("x", to: ".kanwu-a1")
    try FileManager.default.createSymbolicLink(
      atPath: path("linked"), withDestinationPath: outside.url.path)
    try FileManager.default.createSymbolicLink(
      atPath: path(".kanwu-link"), withDestinationPath: "nowhere")
    try folder.write("x", to: ".kanwu-folder/a")
    Leftovers.sweepOutputs(of: folder.url)
    #expect(FileManager.default.fileExists(atPath: outside.url.path + "/.kanwu-a1"))
    #expect([".kanwu-link", ".kanwu-folder/a", "linked"].allSatisfy(isThere))
  }

  // MARK: Temporary folders

  @Test func `the folder of a dead run is removed, that of a living one is kept`() throws {
    try folder.write("{}", to: "kanwu-run-dead/lock")
    try folder.write("x", to: "kanwu-run-dead/deep/page.tif")
    try folder.write("x", to: "kanwu-run-living/page.tif")
    let lock = try RunLock(path: path("kanwu-run-living/lock"), holder: holder)
    Leftovers.sweepScratch(in: folder.url, for: holder)
    #expect(!isThere("kanwu-run-dead"))
    #expect(isThere("kanwu-run-living/page.tif"))
    lock.release()
    Leftovers.sweepScratch(in: folder.url, for: holder)
    #expect(!isThere("kanwu-run-living"))
  }

  @Test func `a folder without a lock was left by a run that was killed, and is removed`() throws {
    try FileManager.default.createDirectory(
      atPath: path("kanwu-run-new"), withIntermediateDirectories: false)
    Leftovers.sweepScratch(in: folder.url, for: holder)
    #expect(!isThere("kanwu-run-new"))
  }

  @Test func `what is not a run's folder of this user is kept`() throws {
    try folder.write("x", to: "other/lock")
    try folder.write("x", to: "kanwu-run-file")
    try folder.write("x", to: "kanwu-run-others/lock")
    try FileManager.default.createSymbolicLink(
      atPath: path("kanwu-run-link"), withDestinationPath: path("other"))
    let isRoot = geteuid() == 0
    if isRoot { try #require(unsafe chown(path("kanwu-run-others"), 65534, 65534) == 0) }
    Leftovers.sweepScratch(in: folder.url, for: holder)
    #expect(["other/lock", "kanwu-run-file", "kanwu-run-link"].allSatisfy(isThere))
    #expect(isThere("kanwu-run-others") == isRoot)
  }

  // MARK: A run's own

  @Test func `a run's folder is for its user alone and goes with the run`() throws {
    let scratch = try RunScratch(in: folder.url, for: holder)
    var status = stat()
    try #require(unsafe stat(scratch.url.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    let documents = try (0..<3).map { _ in try scratch.makeDocumentFolder().path }
    #expect(Set(documents).count == 3)
    #expect(documents.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    scratch.remove()
    #expect(!FileManager.default.fileExists(atPath: scratch.url.path))
  }

  @Test func `what documents take is counted in all their folders`() throws {
    let scratch = try RunScratch(in: folder.url, for: holder)
    defer { scratch.remove() }
    let before = scratch.bytesUsed
    let inner = try scratch.makeDocumentFolder().appendingPathComponent("pictures")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
    try Data(count: 3000).write(to: inner.appendingPathComponent("1.png"))
    try Data(count: 40).write(to: scratch.makeDocumentFolder().appendingPathComponent("a.pdf"))
    #expect(scratch.bytesUsed == before + 3040)
  }

  @Test func `a run that begins removes what dead ones left, and no living one's`() throws {
    try folder.write("{}", to: "kanwu-run-dead/lock")
    let first = try RunScratch(in: folder.url, for: holder)
    let second = try RunScratch(in: folder.url, for: holder)
    #expect(!isThere("kanwu-run-dead"))
    for scratch in [first, second] {
      #expect(FileManager.default.fileExists(atPath: scratch.url.path))
      scratch.remove()
    }
  }

  @Test func `a place that cannot be used is told with the remedy`() throws {
    let file = try folder.write("x", to: "file")
    let error = #expect(throws: RunError.self) { try RunScratch(in: file, for: holder) }
    guard case .temporaryFolder(file.path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.message.contains("TMPDIR") == true)
  }
}
