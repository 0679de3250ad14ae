import Foundation
import Glibc
import TestSupport
import Testing

@testable import Intake

struct InputWalkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  private func walk(_ inputs: [String] = [""], group: GroupPolicy = .auto) -> [Finding] {
    let urls = inputs.map { folder.url.appendingPathComponent($0) }
    let output = folder.url.appendingPathComponent("out")
    return Array(InputWalk(inputs: urls, output: output, group: group))
  }

  private func names(_ findings: [Finding]) -> [String] {
    findings.compactMap { if case .document(let document) = $0 { document.name } else { nil } }
  }

  @Test func `files come in natural order under names that mirror the folder`() throws {
    for name in ["b/10.pdf", "b/2.pdf", "b/deep/x.pdf", "a.pdf"] {
      try folder.write("%PDF-1.4", to: name)
    }
    #expect(names(walk()) == ["a.pdf", "b/2.pdf", "b/10.pdf", "b/deep/x.pdf"])
  }

  @Test func `a single file is named by its last component`() throws {
    try folder.write("%PDF-1.4", to: "2024/a.pdf")
    #expect(names(walk(["2024/a.pdf"])) == ["a.pdf"])
  }

  @Test func `inputs of equal names get their parent folder's`() throws {
    for name in ["x/a.pdf", "y/a.pdf", "y/b.pdf"] { try folder.write("%PDF-1.4", to: name) }
    #expect(names(walk(["x/a.pdf", "y/a.pdf", "y/b.pdf"])) == ["x/a.pdf", "y/a.pdf", "b.pdf"])
  }

  @Test func `the same input given twice is read once`() throws {
    try folder.write("%PDF-1.4", to: "a.pdf")
    let findings = walk(["a.pdf", "./a.pdf"])
    #expect(names(findings).count == 1)
    #expect(findings.contains(.skipped(path: path("a.pdf"), .duplicate)))
  }

  @Test func `hidden files and litter are skipped with their reason`() throws {
    for name in [".DS_Store", "Thumbs.db", "desktop.ini", "~$临时.docx", ".~lock.a.odt#"] {
      try folder.write("%PDF-1.4", to: name)
    }
    let findings = walk()
    #expect(names(findings).isEmpty)
    #expect(findings.contains(.skipped(path: path(".DS_Store"), .hidden)))
    #expect(findings.contains(.skipped(path: path("Thumbs.db"), .litter)))
    #expect(findings.contains(.skipped(path: path("~$临时.docx"), .litter)))
    #expect(findings.count == 5)
  }

  @Test func `links are not followed, and a dangling one of a document is refused`() throws {
    try folder.write("%PDF-1.4", to: "a.pdf")
    let links = [
      ("good.pdf", "a.pdf"), ("loop", "."), ("self.pdf", "self.pdf"), ("gone.tif", "nowhere"),
      ("gone", "nowhere"),
    ]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: path(name), withDestinationPath: target)
    }
    let findings = walk()
    #expect(names(findings) == ["a.pdf"])
    for name in ["good.pdf", "loop", "gone"] {
      #expect(findings.contains(.skipped(path: path(name), .link)))
    }
    for name in ["self.pdf", "gone.tif"] {
      #expect(findings.contains(.refused(name: name, path: path(name), .danglingLink)))
    }
  }

  @Test func `a link given as input is followed`() throws {
    try folder.write("%PDF-1.4", to: "real/a.pdf")
    try FileManager.default.createSymbolicLink(
      atPath: path("scans"), withDestinationPath: "real")
    #expect(names(walk(["scans"])) == ["a.pdf"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe is skipped and never opened`() throws {
    #expect(unsafe mkfifo(path("pipe.pdf"), 0o600) == 0)
    #expect(walk() == [.skipped(path: path("pipe.pdf"), .special)])
    let given = walk(["pipe.pdf"])
    #expect(given == [.refused(name: "pipe.pdf", path: path("pipe.pdf"), .notAFile)])
  }

  @Test func `the output folder and that of an earlier run are not walked into`() throws {
    try folder.write("text", to: "out/a.pdf.txt")
    try folder.write("text", to: "earlier/a.pdf.txt")
    try folder.write("", to: "earlier/.kanwu/ledger.sqlite")
    let findings = walk()
    #expect(names(findings).isEmpty)
    #expect(findings.contains(.skipped(path: path("out"), .outputFolder)))
    #expect(findings.contains(.skipped(path: path("earlier"), .outputFolder)))
  }

  @Test func `difficult names come through unchanged`() throws {
    let difficult = ["line\nbreak.pdf", "-rf.pdf", "--help.pdf", "a'\"$(id);&.pdf", "%s%n.pdf"]
    for name in difficult { try folder.write("%PDF-1.4", to: name) }
    #expect(Set(names(walk())) == Set(difficult))
  }

  @Test func `a name that is not UTF-8 is refused with its remedy`() throws {
    var bytes = Array(path("").utf8) + [UInt8(ascii: "/"), 0xB9, 0xAB] + Array(".pdf".utf8) + [0]
    let descriptor = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe open(
        buffer.baseAddress!.assumingMemoryBound(to: CChar.self), O_CREAT | O_WRONLY, 0o600)
    }
    try #require(descriptor >= 0)
    close(descriptor)
    let findings = walk()
    #expect(findings.count == 1)
    guard case .refused(_, _, let error) = findings.first else {
      Issue.record("not refused: \(findings)")
      return
    }
    #expect(error == .nameNotUTF8)
  }

  @Test func `what does not exist is refused`() {
    #expect(walk(["no"]) == [.refused(name: "no", path: path("no"), .notFound)])
  }
}

struct GroupingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func documents(_ group: GroupPolicy) -> [InputDocument] {
    InputWalk(inputs: [folder.url], output: URL(fileURLWithPath: "/nowhere/out"), group: group)
      .compactMap { if case .document(let document) = $0 { document } else { nil } }
  }

  private func write(_ names: [String]) throws {
    for name in names { try folder.write(bytes: Magic.jpeg, to: name) }
  }

  @Test func `a folder of numbered pictures is one document in page order`() throws {
    try write(["会议/10.jpg", "会议/2.jpg", "会议/1.jpg", "会议/3.jpg", "会议/4.jpg", "会议/5.jpg"])
    let document = try #require(documents(.auto).first)
    #expect(document.name == "会议")
    #expect(document.kind == .folder)
    let order = document.files.map { $0.split(separator: "/").last.map(String.init) ?? "" }
    #expect(order == ["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg", "10.jpg"])
  }

  @Test func `the input folder itself is grouped only when asked`() throws {
    try write(["1.jpg", "2.jpg"])
    #expect(documents(.auto).map(\.name) == ["1.jpg", "2.jpg"])
    #expect(documents(.folder).map(\.name) == [folder.url.lastPathComponent])
    #expect(documents(.folder).first?.files.count == 2)
  }

  @Test func `no folder is grouped under none`() throws {
    try write(["a/1.jpg", "a/2.jpg"])
    #expect(documents(.none).map(\.name) == ["a/1.jpg", "a/2.jpg"])
  }

  @Test func `a folder with something else in it is not grouped`() throws {
    try write(["a/1.jpg", "a/2.jpg"])
    try folder.write("通知", to: "a/3.txt")
    #expect(documents(.auto).map(\.name) == ["a/1.jpg", "a/2.jpg", "a/3.txt"])
  }

  @Test func `an empty picture keeps its place in a page folder`() throws {
    try write(["a/1.jpg", "a/3.jpg"])
    try folder.write("", to: "a/2.jpg")
    let document = try #require(documents(.auto).first)
    #expect(document.files.count == 3)
    let survey = try DocumentSurveyor(scratch: folder.url) { _ in (1, false) }.survey(document)
    #expect(survey.pages[1] == .missing(.empty))
  }

  @Test func `litter in a page folder does not count`() throws {
    try write(["a/1.jpg", "a/2.jpg"])
    try folder.write("x", to: "a/Thumbs.db")
    #expect(documents(.auto).map(\.name) == ["a"])
  }
}
