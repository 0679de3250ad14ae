import Foundation
import Glibc
import TestSupport
import Testing

@testable import Ledger

/// One run at a time on an output folder.
struct RunLockTests {
  private let folder: TemporaryFolder
  private let holder = RunLock.Holder(
    pid: 4711, host: "archive", since: Date(timeIntervalSince1970: 1_700_000_000))

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.url.appendingPathComponent("lock").path }

  @Test func `the second one is refused and told who holds it`() throws {
    let lock = try RunLock(path: path, holder: holder)
    #expect(throws: RunLock.Failure.held(by: holder)) {
      try RunLock(path: path, holder: RunLock.Holder(pid: 1, host: "x", since: .now))
    }
    lock.release()
  }

  @Test func `a lock that was given back can be taken`() throws {
    try RunLock(path: path, holder: holder).release()
    #expect(!RunLock.isHeld(at: path))
    let lock = try RunLock(path: path, holder: holder)
    #expect(RunLock.holder(at: path) == holder)
    lock.release()
    #expect(RunLock.holder(at: path) == nil)
  }

  @Test func `a file that a killed run left does not lock`() throws {
    try folder.write(#"{"host":"archive","pid":4711,"since":"2026-01-01T00:00:00Z"}"#, to: "lock")
    #expect(!RunLock.isHeld(at: path))
    let lock = try RunLock(path: path, holder: holder)
    #expect(RunLock.holder(at: path) == holder)
    lock.release()
  }

  @Test func `asking who holds it does not take it`() throws {
    let lock = try RunLock(path: path, holder: holder)
    for _ in 0..<100 { #expect(RunLock.isHeld(at: path)) }
    lock.release()
    #expect(RunLock.holder(at: path) == nil)
  }

  @Test func `a folder that is not there is told with its path`() {
    let missing = folder.url.appendingPathComponent("no/lock").path
    #expect(throws: RunLock.Failure.unusable(path: missing, code: ENOENT)) {
      try RunLock(path: missing, holder: holder)
    }
  }

  @Test func `a link in place of the lock file is not followed`() throws {
    let target = try folder.write("precious", to: "target")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target.path)
    #expect(throws: RunLock.Failure.unusable(path: path, code: ELOOP)) {
      try RunLock(path: path, holder: holder)
    }
    #expect(try String(contentsOf: target, encoding: .utf8) == "precious")
  }
}
