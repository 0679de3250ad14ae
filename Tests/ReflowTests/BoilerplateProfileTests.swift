import DocumentModel
import Foundation
import PipelineFile
import Testing

@testable import Reflow

struct BoilerplateProfileTests {
  private func files() throws -> [String] {
    let folder = CheckoutFiles.folder.appendingPathComponent("boilerplate").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test
  func `every installed profile can be loaded, is used by web-capture and has a capture here`()
    throws
  {
    let dropper = try DropBoilerplate.webCapture()
    #expect(dropper.dataFiles.map { ($0 as NSString).lastPathComponent }.sorted() == (try files()))
    #expect(Set(Capture.all.map { $0.site + ".yml" }) == Set(try files()))
  }

  @Test(arguments: Capture.all)
  func `a site's clutter goes and its text stays whole`(capture: Capture) throws {
    let result = try DropBoilerplate.webCapture().apply(to: capture.document)
    #expect(result.kept == capture.body)
    #expect(result.dropped.values.allSatisfy { !$0.isEmpty })
  }

  @Test(arguments: Capture.all)
  func `what is cleaned once has no clutter left to drop`(capture: Capture) throws {
    let dropper = try DropBoilerplate.webCapture()
    let once = dropper.apply(to: capture.document)
    #expect(dropper.apply(to: once) == once)
    #expect(dropper.apply(to: .captured(once.kept)).kept == once.kept)
  }

  // MARK: Mistakes in a file

  @Test(arguments: [
    ("lines:\n  - 下载{本文\n", "my.yml:2: a { without its }; write \\{ for the mark itself"),
    ("lines:\n  - 下载本文}\n", "my.yml:2: a } without its {; write \\} for the mark itself"),
    ("about: x\nlines:\n  - a\n  - '*'\n", "my.yml:4: ‘*’ would match empty lines"),
    ("lines:\n  - '{下载|}'\n", "my.yml:2: ‘{下载|}’ would match empty lines"),
    ("lines:\n  - '下载{★|}'\n", "my.yml:2: ‘★’ holds only spaces or icons"),
    ("lines:\n  - 下载\\\n", "my.yml:2: nothing follows the \\ at the end"),
    ("lines:\n  - #人\n", "my.yml:2: found no pattern in ‘lines’; put a pattern that holds #"),
    ("lines: 下载\n", "my.yml:1: ‘lines’ is no list"),
    (
      "line:\n  - 下载\n",
      "my.yml:1: unknown section ‘line’; there are about, sure, signs, folds, lines"
    ),
    ("lines:\n  - 下载\n  - 下载\n", "my.yml:3: ‘下载’ repeats line 2; keep one of the two"),
    ("inside:\n  - '*下载'\n", "my.yml:2: ‘*下载’ stands in ‘inside’ and must begin with a character"),
    (
      "lines:\n  - '\(String(repeating: "{", count: 200_000))'\n",
      "my.yml:2: more than 16 { in each other; write the pattern as several"
    ),
    ("words:\n  本站: 9\n", "my.yml:2: the weight ‘9’ of ‘本站’ is none; write 1, 2 or 3"),
    ("words:\n  - 本站\n", "my.yml:1: ‘words’ has no weights"),
    ("下载\n", "my.yml:1: found no sections"),
    ("", "my.yml:1: found no sections"),
  ])
  func `a mistake is named with file, line and remedy`(yaml: String, message: String) throws {
    let outline = try Outline(yaml: yaml, file: "my.yml")
    let error = #expect(throws: BoilerplateError.self) {
      try BoilerplateProfile(outline, file: "my.yml", path: "my.yml")
    }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func `sections may be empty`() throws {
    let outline = try Outline(yaml: "about: a site\nlines:\nwords: {本站: 3}\n", file: "my.yml")
    let profile = try BoilerplateProfile(outline, file: "my.yml", path: "my.yml")
    #expect(profile.entries.isEmpty)
    #expect(profile.words.count == 1)
  }
}
