import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Intake

/// Documents that are passed over by what the file system says of their files.
struct NeedsNothingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Question: Hashable {
    var name: String
    var files: [String]
  }

  /// Everything that is asked, and what the walk finds when all of it (or only `names`) needs nothing.
  private func walk(
    group: GroupPolicy = .auto, names: Set<String>? = nil
  ) -> (asked: [Question], found: [Finding]) {
    let asked = Mutex<[Question]>([])
    let walk = InputWalk(
      inputs: [folder.url], output: URL(fileURLWithPath: "/nowhere/out"), group: group
    ) { name, files in
      let paths = files.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }
      asked.withLock { $0.append(Question(name: name, files: paths)) }
      return names?.contains(name) ?? true
    }
    let found = Array(walk)
    return (asked.withLock { $0 }, found)
  }

  @Test func `what needs nothing is not opened`() throws {
    // Opened they would all be refused.
    for name in ["empty.pdf", "sub/empty.jpg"] { try folder.write("", to: name) }
    try folder.write("no picture", to: "a.png")
    let (asked, found) = walk()
    #expect(found == [])
    #expect(
      asked == [
        Question(name: "a.png", files: ["a.png"]),
        Question(name: "empty.pdf", files: ["empty.pdf"]),
        Question(name: "sub/empty.jpg", files: ["empty.jpg"]),
      ])
    #expect(walk(names: []).found.count == 3)
  }

  @Test func `it is asked with the facts of the file`() throws {
    let file = try folder.write("%PDF-1.4", to: "a.pdf")
    let facts = try FileFacts(path: file.path)
    let asked = Mutex<[FileFacts]>([])
    let walk = InputWalk(inputs: [folder.url], output: URL(fileURLWithPath: "/nowhere/out")) {
      _, files in
      asked.withLock { $0 += files }
      return true
    }
    #expect(Array(walk) == [])
    #expect(asked.withLock { $0 } == [facts])
  }

  @Test func `a page folder is asked about as one, and not opened`() throws {
    // Opened they would be no pages.
    for name in ["会议/1.jpg", "会议/2.jpg", "会议/5.jpg"] { try folder.write("text", to: name) }
    let (asked, found) = walk()
    #expect(found == [])
    #expect(asked == [Question(name: "会议", files: ["1.jpg", "2.jpg", "5.jpg"])])
  }

  @Test func `pages are asked about one by one where folders are no documents`() throws {
    for name in ["a/1.jpg", "a/2.jpg"] { try folder.write("text", to: name) }
    let (asked, found) = walk(group: .none)
    #expect(found == [])
    #expect(asked.map(\.name) == ["a/1.jpg", "a/2.jpg"])
  }

  @Test func `where folders are documents their pictures are asked about as one`() throws {
    for name in ["a/cover.jpg", "a/2.jpg"] { try folder.write(bytes: Magic.jpeg, to: name) }
    try folder.write("", to: "a/empty.pdf")
    let (asked, found) = walk(group: .folder)
    #expect(found == [])
    #expect(
      asked == [
        Question(name: "a", files: ["2.jpg", "cover.jpg"]),
        Question(name: "a/empty.pdf", files: ["empty.pdf"]),
      ])
  }

  @Test func `only what needs nothing is passed over`() throws {
    for name in ["a.pdf", "b.pdf", "p/1.pdf"] { try folder.write("%PDF-1.4", to: name) }
    for name in ["q/1.jpg", "q/2.jpg"] { try folder.write(bytes: Magic.jpeg, to: name) }
    let names = walk(names: ["a.pdf", "q"]).found.map {
      if case .document(let document) = $0 { document.name } else { "\($0)" }
    }
    #expect(names == ["b.pdf", "p/1.pdf"])
  }
}
