import Foundation
import Synthesis
import TestSupport
import Testing

struct PrintFontTests {
  private let scratch: TemporaryFolder

  init() throws { scratch = try TemporaryFolder() }

  private func font(_ name: String) throws -> PrintFont {
    try PrintFont(named: name, scratch: scratch.url.path)
  }

  @Test(arguments: [Sample.font, "\(Sample.font)#0", Sample.family])
  func `a font is found by its file and by its family`(name: String) throws {
    let font = try font(name)
    #expect(font.file == Sample.font)
    #expect(font.index == 0)
    #expect(font.family == Sample.family)
  }

  @Test func `a font says which text it has the characters for`() throws {
    let font = try font(Sample.font)
    #expect(font.prints("第3条 为了（A）"))
    // The font covers GB2312, which has neither the traditional form nor the rare character.
    #expect(!font.prints("檔案"))
    #expect(!font.prints("朱镕基"))
  }

  @Test func `a file that is not there is told`() {
    #expect(throws: SynthesisError.fontMissing(path: "/no/such.ttf")) { try font("/no/such.ttf") }
  }

  @Test func `a file that is no font, and a number that a collection has not, are told`() throws {
    let text = try scratch.write("no font", to: "text.ttf").path
    #expect(throws: SynthesisError.notAFont(path: text, index: 0)) { try font(text) }
    #expect(throws: SynthesisError.notAFont(path: Sample.font, index: 7)) {
      try font("\(Sample.font)#7")
    }
  }

  @Test func `a family that is not installed is told with the remedy`() {
    let error = #expect(throws: SynthesisError.self) { try font("No:Such-Family, 12") }
    #expect(error == .fontNotInstalled(family: "No:Such-Family, 12"))
    #expect(error?.message.contains("fc-list :lang=zh family") == true)
  }
}
