import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Intake

/// Files that somebody may still be writing.
struct RestingTests {
  private let folder: TemporaryFolder
  private let scans: URL

  init() throws {
    folder = try TemporaryFolder()
    scans = folder.url.appendingPathComponent("scans")
    try FileManager.default.createDirectory(at: scans, withIntermediateDirectories: true)
  }

  private func path(_ name: String) -> String { scans.appendingPathComponent(name).path }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try folder.write(bytes: bytes, to: "scans/\(name)")
  }

  private let pdf = Array("%PDF-1.4".utf8)

  /// Rests for so long that nothing is still young when it is looked at again, on a clock at `age`
  /// seconds after now.
  private func resting(
    seconds: Double = 0.05, age: Double = 0,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> Resting {
    Resting(seconds: seconds, now: { Date.now + age }, isCancelled: isCancelled)
  }

  private func walk(_ resting: Resting?, group: GroupPolicy = .auto) -> InputWalk {
    InputWalk(
      inputs: [scans], output: folder.url.appendingPathComponent("out"), group: group,
      resting: resting)
  }

  private func document(_ name: String, kind: FileKind = .pdf) -> Finding {
    .document(InputDocument(name: name, kind: kind, files: [path(name)]))
  }

  // MARK: How long

  @Test(arguments: [
    (-1.0, 10.0), (0, 10), (4, 6), (10, 0), (11, 0), (-100_000, 10),
  ])
  func `a file must be left alone until it is old enough, and never longer than that`(
    age: Double, left: Double
  ) throws {
    var facts = try FileFacts(path: scans.path)
    facts.modified = 1_700_000_000_000_000_000
    facts.changed = facts.modified - 5_000_000_000
    let now = Date(timeIntervalSince1970: 1_700_000_000 + age)
    let resting = Resting(seconds: 10, now: { now }, isCancelled: { false })
    #expect(resting.secondsLeft(for: [facts]) == left)
  }

  @Test func `the youngest file and the younger of its times count`() throws {
    var old = try FileFacts(path: scans.path)
    old.modified = 1_000_000_000
    old.changed = 1_000_000_000
    var touched = old
    touched.changed = 98_000_000_000
    let resting = Resting(
      seconds: 10, now: { Date(timeIntervalSince1970: 100) }, isCancelled: { false })
    #expect(resting.secondsLeft(for: [old]) == 0)
    #expect(resting.secondsLeft(for: [old, touched]) == 8)
    #expect(resting.secondsLeft(for: []) == 0)
  }

  @Test func `no time to rest is none to wait`() throws {
    try write(pdf, to: "a.pdf")
    let facts = try FileFacts(path: path("a.pdf"))
    #expect(resting(seconds: 0).secondsLeft(for: [facts]) == 0)
  }

  // MARK: Files

  @Test func `a file that is old enough comes in its place`() throws {
    for name in ["a.pdf", "b.pdf"] { try write(pdf, to: name) }
    let findings = Array(walk(resting(seconds: 3000, age: 3600)))
    #expect(findings == [document("a.pdf"), document("b.pdf")])
  }

  @Test func `a fresh file is put off and taken when it did not change`() throws {
    for name in ["a.pdf", "b.pdf"] { try write(pdf, to: name) }
    try touch("a.pdf", seconds: 3700)
    // On this clock b is an hour old, and a has just been changed.
    let findings = Array(walk(resting(seconds: 0.05, age: 3600)))
    #expect(findings == [document("b.pdf"), document("a.pdf")])
  }

  @Test func `a file from the future is watched and taken`() throws {
    try write(pdf, to: "a.pdf")
    try touch("a.pdf", seconds: 100_000_000)
    #expect(Array(walk(resting())) == [document("a.pdf")])
  }

  @Test func `a file that changes while it is watched is left, and not opened`() throws {
    // Opened it would be refused: it is no PDF.
    try write(Array("still being writ".utf8), to: "growing.pdf")
    try write(pdf, to: "z.pdf")
    let asked = Mutex(0)
    let growing = scans.appendingPathComponent("growing.pdf")
    let rest = resting {
      // The first time that the walk waits.
      let isFirst = asked.withLock { count in
        count += 1
        return count == 1
      }
      if isFirst { try? Data("still being written".utf8).write(to: growing) }
      return false
    }
    #expect(
      Array(walk(rest))
        == [.unsettled(name: "growing.pdf", path: growing.path), document("z.pdf")])
  }

  @Test func `a file that is taken away while it is watched is left`() throws {
    try write(pdf, to: "a.pdf")
    let file = scans.appendingPathComponent("a.pdf")
    let rest = resting {
      try? FileManager.default.removeItem(at: file)
      return false
    }
    #expect(Array(walk(rest)) == [.unsettled(name: "a.pdf", path: file.path)])
  }

  @Test(.timeLimit(.minutes(1)))
  func `cancellation ends the wait at once`() throws {
    for number in 0..<10 { try write(pdf, to: "\(number).pdf") }
    // Without it the walk would take an hour.
    #expect(Array(walk(resting(seconds: 3600, isCancelled: { true }))) == [])
  }

  // MARK: Page folders

  @Test func `a fresh page folder is put off as a whole`() throws {
    for name in ["a/1.jpg", "a/2.jpg", "a/3.jpg"] { try write(Magic.jpeg, to: name) }
    try write(pdf, to: "b.pdf")
    try touch("a/2.jpg", seconds: 3700)
    let pages = InputDocument(
      name: "a", kind: .folder, files: ["a/1.jpg", "a/2.jpg", "a/3.jpg"].map { path($0) })
    #expect(
      Array(walk(resting(seconds: 0.05, age: 3600))) == [document("b.pdf"), .document(pages)])
  }

  @Test(.timeLimit(.minutes(1)), arguments: [GroupPolicy.auto, .folder])
  func `a folder to which pages keep coming is left, and does not hold the walk`(
    group: GroupPolicy
  ) throws {
    for name in ["a/1.jpg", "a/2.jpg"] { try write(Magic.jpeg, to: name) }
    let next = Mutex(3)
    let pages = scans.appendingPathComponent("a")
    let rest = resting {
      // A further page whenever the walk waits.
      let number = next.withLock { number in
        defer { number += 1 }
        return number
      }
      try? Data(Magic.jpeg).write(to: pages.appendingPathComponent("\(number).jpg"))
      return false
    }
    #expect(
      Array(walk(rest, group: group)) == [.unsettled(name: "a", path: pages.path)])
  }

  @Test func `what else lies in a page folder does not wait for its pages`() throws {
    for name in ["a/1.jpg", "a/2.jpg"] { try write(Magic.jpeg, to: name) }
    for name in ["a/older/x.pdf", "a/.hidden"] { try write(pdf, to: name) }
    for name in ["a/1.jpg", "a/2.jpg"] { try touch(name, seconds: 3700) }
    let page = scans.appendingPathComponent("a/2.jpg")
    let rest = resting(age: 3600) {
      try? Data(Magic.jpeg + [0]).write(to: page)
      return false
    }
    #expect(
      Array(walk(rest)) == [
        .skipped(path: path("a/.hidden"), .hidden), document("a/older/x.pdf"),
        .unsettled(name: "a", path: path("a")),
      ])
  }

  @Test func `what else lies in a page folder comes once`() throws {
    for name in ["a/1.jpg", "a/2.jpg"] { try write(Magic.jpeg, to: name) }
    for name in ["a/older/x.pdf", "a/note.pdf"] { try write(pdf, to: name) }
    let findings = Array(walk(resting(), group: .folder))
    let names = findings.map { if case .document(let document) = $0 { document.name } else { "" } }
    #expect(names.sorted() == ["a", "a/note.pdf", "a/older/x.pdf"])
  }

  @Test func `a page folder that is none any more falls into its files`() throws {
    for name in ["a/1.jpg", "a/2.jpg"] { try write(Magic.jpeg, to: name) }
    let other = scans.appendingPathComponent("a/letter.pdf")
    let added = Mutex(false)
    let rest = resting {
      let isFirst = added.withLock { added in
        defer { added = true }
        return !added
      }
      if isFirst { try? Data("%PDF-1.4".utf8).write(to: other) }
      return false
    }
    #expect(
      Array(walk(rest)) == [
        document("a/1.jpg", kind: .jpeg), document("a/2.jpg", kind: .jpeg),
        document("a/letter.pdf"),
      ])
  }

  /// Sets the time of a file's last change to so many seconds from now.
  private func touch(_ name: String, seconds: Int) throws {
    let time = timespec(tv_sec: time(nil) + seconds, tv_nsec: 0)
    try #require(unsafe utimensat(AT_FDCWD, path(name), [time, time], 0) == 0)
  }
}
