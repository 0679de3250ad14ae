import Foundation
import Synthesis
import TestSupport
import Testing

struct SynthesisPlanTests {
  private let font: PrintFont

  init() throws {
    let scratch = try TemporaryFolder()
    font = try PrintFont(named: Sample.font, scratch: scratch.url.path)
  }

  private func plan(
    _ lines: [String] = Sample.text.paragraphs, seed: UInt64 = 1, pages: Int? = nil,
    damages: Set<Damage> = Set(Damage.allCases), paper: Paper = .a4
  ) throws -> SynthesisPlan {
    try SynthesisPlan(
      text: SourceText(lines: lines), fonts: [font], seed: seed, pages: pages, damages: damages,
      paper: paper)
  }

  @Test func `the same seed gives the same plan, another seed another one`() throws {
    #expect(try plan(pages: 50).pages == plan(pages: 50).pages)
    #expect(try plan(pages: 50).pages != plan(seed: 2, pages: 50).pages)
  }

  @Test func `without a number of pages the text is printed once`() throws {
    let lines = (0..<200).map { "第\($0)条 " + String(repeating: "好", count: $0) + "。" }
    let plan = try plan(lines)
    #expect(plan.pages.flatMap(\.paragraphs) == lines)
    #expect(plan.pages.map(\.number) == Array(0..<plan.pages.count))
    #expect(plan.pages.count > 10)
  }

  @Test func `a text is used again when more pages are asked for than it fills`() throws {
    let plan = try plan(pages: 7)
    #expect(plan.pages.count == 7)
    #expect(plan.pages.allSatisfy { $0.paragraphs == Sample.text.paragraphs })
  }

  @Test func `no page has more lines than fit on its paper`() throws {
    let lines = (0..<300).map { String(repeating: "好", count: 1 + $0 % 90) }
    for page in try plan(lines, pages: 40).pages {
      let used = page.paragraphs.reduce(0) { $0 + ($1.count + 2) / page.layout.columns + 1 }
      // A paragraph that ends with its line counts one more here.
      #expect(used <= page.layout.lines + page.paragraphs.count)
      #expect(page.layout.left * 2 + Double(page.layout.columns) * page.layout.size <= 595)
    }
  }

  @Test func `thirty pages show every damage`() throws {
    #expect(Set(try plan(pages: 32).pages.map(\.damage)) == Set(Damage.allCases))
  }

  @Test func `only the damages that are asked for occur`() throws {
    let plan = try plan(pages: 20, damages: [.fax, .lowResolution])
    #expect(plan.pages.allSatisfy { $0.dpi == ($0.damage == .fax ? 200 : 150) })
  }

  @Test func `a paragraph with a character that the font lacks is skipped and counted`() throws {
    let plan = try plan(["一", "檔案", "二"])
    #expect(plan.pages.map(\.paragraphs) == [["一", "二"]])
    #expect(plan.unprintable == [1])
  }

  @Test func `a font that can print nothing of the text is told`() {
    #expect(throws: SynthesisError.fontCannotPrint(font: Sample.family)) { try plan(["檔案"]) }
  }

  @Test func `no font at all is told`() {
    #expect(throws: SynthesisError.noFont) {
      try SynthesisPlan(text: Sample.text, fonts: [], seed: 1)
    }
  }

  @Test func `what is on the pages has a record, another plan another one`() throws {
    let one = try plan(pages: 3).record
    #expect(try plan(pages: 3).record == one)
    let others = [
      try plan(seed: 2, pages: 3), try plan(pages: 4), try plan(["一"], pages: 3),
      try plan(pages: 3, damages: [.fax]), try plan(pages: 3, paper: Sample.paper),
    ]
    #expect(others.allSatisfy { $0.record != one })
  }
}
