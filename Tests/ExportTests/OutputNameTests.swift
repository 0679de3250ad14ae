import Export
import Foundation
import Testing

struct OutputNameTests {
  @Test func `the whole input name is kept and the suffix added`() {
    #expect(OutputName.fileName(for: "年报 (1).pdf", suffix: ".txt") == "年报 (1).pdf.txt")
    #expect(OutputName.fileName(for: "a\nb", suffix: ".json") == "a\nb.json")
  }

  @Test func `a name that just fits is not cut`() {
    let name = String(repeating: "a", count: 251)
    #expect(OutputName.fileName(for: name, suffix: ".txt") == name + ".txt")
  }

  @Test func `a name too long is cut at a character and keeps its suffix`() {
    let name = String(repeating: "𠮷", count: 63) + ".pdf"
    let cut = OutputName.fileName(for: name, suffix: ".json")
    #expect(cut.utf8.count <= 255 && cut.utf8.count > 251)
    #expect(cut.hasSuffix(".json"))
    #expect(cut.hasPrefix(String(repeating: "𠮷", count: 58) + "~"))
    #expect(cut == OutputName.fileName(for: name, suffix: ".json"))
  }

  @Test func `long names that differ only at their ends stay different`() {
    let start = String(repeating: "文", count: 90)
    let first = OutputName.fileName(for: start + "1.pdf", suffix: ".txt")
    #expect(first != OutputName.fileName(for: start + "2.pdf", suffix: ".txt"))
  }

  @Test func `the hash is the same on every machine`() {
    #expect(
      OutputName.fileName(for: "abcdefghijklmnopqrstuvwxyz", suffix: ".md", limit: 25)
        == "abcde~8450deb1cdc382a2.md")
  }
}
