import Foundation
import Glibc
import TestSupport
import Testing

@testable import Intake

struct FileFactsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `facts say what the file system says`() throws {
    let file = try folder.write("通知", to: "a.txt")
    let times = [timespec(tv_sec: 1, tv_nsec: 2), timespec(tv_sec: 1_700_000_000, tv_nsec: 123)]
    try #require(unsafe utimensat(AT_FDCWD, file.path, times, 0) == 0)
    let facts = try FileFacts(path: file.path)
    #expect(facts.path == file.path)
    #expect(facts.size == 6)
    #expect(facts.modified == 1_700_000_000_000_000_123)
    #expect(facts.changed > facts.modified)
    #expect(try FileFacts(path: file.path) == facts)
  }

  @Test func `a change that keeps length and time of the content shows all the same`() throws {
    let file = try folder.write("一", to: "a.txt")
    let times = Array(repeating: timespec(tv_sec: 1_700_000_000, tv_nsec: 0), count: 2)
    try #require(unsafe utimensat(AT_FDCWD, file.path, times, 0) == 0)
    let before = try FileFacts(path: file.path)
    try Data("二".utf8).write(to: file, options: .atomic)
    try #require(unsafe utimensat(AT_FDCWD, file.path, times, 0) == 0)
    let after = try FileFacts(path: file.path)
    #expect(after.size == before.size && after.modified == before.modified)
    #expect(after != before)
  }

  @Test func `a link has the facts of what it leads to`() throws {
    let file = try folder.write("通知", to: "a.txt")
    let link = folder.url.appendingPathComponent("link").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
    #expect(try FileFacts(path: link).inode == FileFacts(path: file.path).inode)
  }

  @Test func `a file that is not there is not found`() {
    #expect(throws: IntakeError.notFound) { try FileFacts(path: folder.url.path + "/no") }
  }
}
