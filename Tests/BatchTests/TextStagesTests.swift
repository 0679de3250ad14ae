import DocumentModel
import Foundation
import PipelineFile
import Repair
import Testing

@testable import Batch

struct TextStagesTests {
  private struct NoResources: ResourceFinder {
    struct Missing: Error {}

    func find(_ name: String, kind: String, suffix: String) throws -> URL { throw Missing() }
    func outline(of file: URL) throws -> Outline { throw Missing() }
  }

  private func pipeline(_ yaml: String) throws -> PipelineDescription {
    try PipelineDescription(yaml: yaml, file: "p.yml")
  }

  @Test func `stages run in the order of the file`() throws {
    let stages = try TextStages(
      pipeline("document:\n  - normalise-punctuation\n  - reflow\n"), resources: NoResources())
    let page = Page(
      number: 1, origin: .plainText,
      lines: [
        TextLine(text: "会议认为,上半年全镇各项工作进展顺利,各村各单位要再接"),
        TextLine(text: "再厉,抓好下半年的工作。"),
      ])
    let document = try stages.apply(to: Document(name: "a", kind: "text", pages: [page]))
    #expect(document.paragraphs.map(\.text) == ["会议认为，上半年全镇各项工作进展顺利，各村各单位要再接再厉，抓好下半年的工作。"])
  }

  @Test func `repair has the cores that the run has besides its own`() throws {
    let description = try pipeline("document:\n  - repair: {tables: [], shapes: ''}\n")
    func spare(_ cores: Int) throws -> Int? {
      let stages = try TextStages(description, resources: NoResources(), cores: cores)
      let repair = try #require(stages.operators.first as? RepairText)
      return repair.decoder.spareCores?.take(atMost: 9)
    }
    #expect(try spare(4) == 3)
    #expect(try spare(1) == 0)
  }

  @Test func `an unknown operator is an error with its line`() throws {
    let description = try pipeline("document:\n  - reflow\n  - normalize-punctuation\n")
    let error = #expect(throws: PipelineError.self) { try TextStages.check(description) }
    #expect(
      error?.message
        == "p.yml:3: unknown operator ‘normalize-punctuation’; did you mean ‘normalise-punctuation’?"
    )
  }

  @Test func `every registered operator has options that a listing can show`() {
    for type in documentOperators {
      let stage = StageDescription(name: type.name)
      #expect(throws: Never.self) {
        try TextStages.check(
          PipelineDescription(
            file: "p", recogniser: StageDescription(name: "tesseract"), document: [stage]))
      }
    }
    #expect(Set(documentOperators.map { $0.name }).count == documentOperators.count)
  }
}
