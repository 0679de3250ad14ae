import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

struct AtomicFileTests {
  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func `a committed file has all bytes and leaves nothing beside it`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("甲.txt")
    let part = String(repeating: "勘误", count: 20_000)
    try AtomicFile.write(to: file.path) { sink in
      for _ in 0..<3 { try sink.write(part) }
      try sink.write(bytes: [0x0A])
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == part + part + part + "\n")
    #expect(try names(in: folder.url) == ["甲.txt"])
  }

  @Test func `until the commit only a hidden temporary file is there`() throws {
    let folder = try TemporaryFolder()
    let file = try AtomicFile(at: folder.url.appendingPathComponent("a.txt").path)
    try file.write("甲")
    let during = try names(in: folder.url)
    #expect(during.count == 1)
    #expect(during.allSatisfy { $0.hasPrefix(AtomicFile.temporaryPrefix) })
    try file.commit()
    #expect(try names(in: folder.url) == ["a.txt"])
  }

  @Test func `a failure leaves the old file and no temporary one`() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let file = try folder.write("old", to: "a.txt")
    #expect(throws: Stop.self) {
      try AtomicFile.write(to: file.path) { sink in
        try sink.write("new")
        throw Stop()
      }
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "old")
    #expect(try names(in: folder.url) == ["a.txt"])
  }

  @Test func `a value that goes without a commit takes its temporary file with it`() throws {
    let folder = try TemporaryFolder()
    do {
      let file = try AtomicFile(at: folder.url.appendingPathComponent("a.txt").path)
      try file.write("x")
    }
    #expect(try names(in: folder.url).isEmpty)
  }

  @Test func `a missing folder is an error with path and reason`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("missing/a.txt").path
    let error = #expect(throws: ExportError.self) { try AtomicFile(at: path) }
    #expect(error == .fileOperation(.create, path: path, code: ENOENT))
    #expect(error?.message.contains(path) == true)
    #expect(error?.message.contains("No such file or directory") == true)
  }

  @Test func `a folder in the place of the file is an error and nothing is left beside it`() throws
  {
    let folder = try TemporaryFolder()
    let path = folder.url.appendingPathComponent("a.txt")
    try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
    #expect(throws: ExportError.fileOperation(.rename, path: path.path, code: EISDIR)) {
      try AtomicFile.write(to: path.path) { try $0.write("x") }
    }
    #expect(try names(in: folder.url) == ["a.txt"])
  }

  @Test func `writing after the commit is refused`() throws {
    let folder = try TemporaryFolder()
    let file = try AtomicFile(at: folder.url.appendingPathComponent("a.txt").path)
    try file.commit()
    #expect(throws: ExportError.self) {
      try file.write(bytes: [UInt8](repeating: 0x41, count: 100_000))
    }
  }
}
