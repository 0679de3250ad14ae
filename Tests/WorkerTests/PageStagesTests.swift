import Foundation
import PageImaging
import PipelineFile
import TestSupport
import Testing

@testable import Worker

struct PageStagesTests {
  @Test func `every operator file is registered under its own name`() throws {
    let folder = KanwuProgram.checkout.appendingPathComponent("Sources/PageImaging/Operators")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { String($0.dropLast(".swift".count)) }
    #expect(Set(files) == Set(pageOperators.map { "\($0)" }))
    for type in pageOperators {
      let kebab = "\(type)".reduce(into: "") { name, character in
        if character.isUppercase, !name.isEmpty { name += "-" }
        name += character.lowercased()
      }
      #expect(type.name == kebab)
    }
  }

  @Test func `an unknown operator or reader is an error with its line`() throws {
    for (yaml, message) in [
      (
        "page:\n  - deskew\n  - rescal\n",
        "p.yml:3: unknown operator ‘rescal’; did you mean ‘rescale’?"
      ),
      (
        "page: []\nrecognise: teseract\n",
        "p.yml:2: unknown operator ‘teseract’; did you mean ‘tesseract’?"
      ),
    ] {
      let pipeline = try PipelineDescription(yaml: yaml, file: "p.yml")
      let error = #expect(throws: PipelineError.self) { try PageStages.check(pipeline) }
      #expect(error?.message == message)
    }
  }

  @Test func `every operator lists its options`() throws {
    for type in pageOperators {
      let options = try PageStages.options(of: StageDescription(name: type.name))
      #expect(options.allSatisfy { !$0.name.isEmpty })
    }
    #expect(
      try PageStages.options(of: StageDescription(name: "tesseract")).map(\.name)
        == [
          "language", "line-height", "looks", "second-language", "second-look", "vertical-language",
          "weak-line", "weak-line-height",
        ])
  }
}
