import Foundation
import Synthesis
import TestSupport
import Testing

struct SourceTextTests {
  @Test func `files are read in the order of their names, one paragraph per line`() throws {
    let folder = try TemporaryFolder()
    try folder.write("二\n\n三\r\n", to: "b.txt")
    try folder.write("一", to: "a.txt")
    try folder.write("不", to: "c.md")
    #expect(try SourceText(folder: folder.url.path).paragraphs == ["一", "二", "三"])
  }

  @Test func `what has no shape on paper is left out`() {
    let text = SourceText(lines: ["\u{FEFF}　第一条\t\u{3000}为\u{200B}了\u{7}  ", " ", ""])
    #expect(text.paragraphs == ["第一条 为了"])
  }

  @Test func `a paragraph longer than a page is cut after a sentence`() {
    let sentence = String(repeating: "好", count: 149) + "。"
    let text = SourceText(lines: [String(repeating: sentence, count: 5)])
    #expect(text.paragraphs.map(\.count) == [300, 300, 150])
    #expect(text.paragraphs.joined() == String(repeating: sentence, count: 5))
  }

  @Test func `a long paragraph without a sentence's end is cut all the same`() {
    let text = SourceText(lines: [String(repeating: "好", count: 900)])
    #expect(text.paragraphs.map(\.count) == [400, 400, 100])
  }

  @Test func `another encoding is told with file, line and remedy`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("a.txt")
    try (Data("一\n".utf8) + Data([0xD6, 0xD0, 0x0A])).write(to: file)
    let error = #expect(throws: SynthesisError.self) { try SourceText(folder: folder.url.path) }
    #expect(error == .notUTF8(path: file.path, line: 2))
    #expect(error?.message.contains("iconv -f GB18030 -t UTF-8") == true)
  }

  @Test func `a folder without text is told with the remedy`() throws {
    let folder = try TemporaryFolder()
    try folder.write(" \n", to: "a.txt")
    let error = #expect(throws: SynthesisError.self) { try SourceText(folder: folder.url.path) }
    #expect(error == .noText(folder: folder.url.path))
    #expect(error?.message.contains("put .txt files into it") == true)
  }

  @Test func `a folder that is not there is told`() {
    let error = #expect(throws: SynthesisError.self) { try SourceText(folder: "/no/texts") }
    #expect(error?.message.hasPrefix("/no/texts cannot be read (there is no such folder)") == true)
  }
}
