import PipelineFile
import Testing

struct PipelineDescriptionTests {
  private struct Example: Codable, Equatable {
    var minimumConfidence = 3.0
    var languages = ["chi_sim"]
    var keepGrey = true
    var title = ""
  }

  @Test func `stages keep their order, options and lines`() throws {
    let pipeline = try PipelineDescription(
      yaml: """
        about: an example
        page:
          - orient
          - deskew:
              minimum-confidence: 2.5
        recognise: tesseract
        document:
          - repair
        text-layer: ignore
        """, file: "p.yml")
    #expect(pipeline.about == "an example")
    #expect(pipeline.page.map(\.name) == ["orient", "deskew"])
    #expect(pipeline.page.map(\.line) == [3, 4])
    #expect(pipeline.page[1].options["minimum-confidence"]?.value == .number(2.5))
    #expect(pipeline.page[1].options["minimum-confidence"]?.line == 5)
    #expect(pipeline.textLayer == .ignore)
  }

  @Test func `options are set over the defaults`() throws {
    let stage = StageDescription(
      name: "example", line: 1,
      options: [
        "minimum-confidence": .init(value: .integer(2), line: 2),
        "languages": .init(value: .text("eng"), line: 3),
      ])
    let decoded = try stage.decode(over: Example(), in: "p.yml")
    #expect(decoded == Example(minimumConfidence: 2, languages: ["eng"]))
  }

  @Test func `a fraction fits an option whose default is whole`() throws {
    let stage = StageDescription(
      name: "example", options: ["minimum-confidence": .init(value: .number(2.5), line: 2)])
    #expect(try stage.decode(over: Example(), in: "p.yml").minimumConfidence == 2.5)
  }

  @Test func `an unknown option names file, line and the nearest right name`() {
    let stage = StageDescription(
      name: "deskew", line: 4, options: ["minimum-confidense": .init(value: .integer(2), line: 5)])
    let error = #expect(throws: PipelineError.self) {
      try stage.decode(over: Example(), in: "p.yml")
    }
    #expect(
      error?.message
        == "p.yml:5: ‘deskew’ has no option ‘minimum-confidense’; did you mean ‘minimum-confidence’?"
    )
  }

  @Test func `a value of the wrong kind says what is wanted`() {
    let stage = StageDescription(
      name: "deskew", line: 4, options: ["keep-grey": .init(value: .text("maybe"), line: 6)])
    let error = #expect(throws: PipelineError.self) {
      try stage.decode(over: Example(), in: "p.yml")
    }
    #expect(error?.message == "p.yml:6: option ‘keep-grey’ of ‘deskew’ must be true or false")
  }

  @Test(arguments: [
    ("pages:\n  - deskew\n", "p.yml:1: unknown section ‘pages’; did you mean ‘page’?"),
    ("page: deskew\n", "p.yml:1: found no list where a list of operators is expected"),
    ("text-layer: often\n", "p.yml:1: found often where auto, use, ignore is expected"),
  ])
  func `a mistake in the file is named with its line`(yaml: String, message: String) {
    let error = #expect(throws: PipelineError.self) {
      try PipelineDescription(yaml: yaml, file: "p.yml")
    }
    #expect(error?.message == message)
  }

  @Test func `broken YAML is an error with a line`() {
    let error = #expect(throws: PipelineError.self) {
      try PipelineDescription(yaml: "page:\n  - [deskew\n", file: "p.yml")
    }
    #expect(error?.message.hasPrefix("p.yml:") == true)
    #expect(error?.message.contains("not valid YAML") == true)
  }

  @Test(arguments: [("deskow", "deskew"), ("rescal", "rescale"), ("zzzzz", nil)])
  func `the nearest name is offered only when it is near`(name: String, expected: String?) {
    #expect(nearestName(to: name, among: ["deskew", "rescale", "orient"]) == expected)
  }
}
