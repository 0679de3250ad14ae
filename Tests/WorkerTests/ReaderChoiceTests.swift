import PageImaging
import PipelineFile
import Recognition
import Testing

@testable import Worker

struct ReaderChoiceTests {
  private func stages(_ yaml: String) throws -> PageStages {
    try PageStages(PipelineDescription(yaml: yaml, file: "p.yml"))
  }

  @Test func `a pipeline names its reader with options`() throws {
    let paddle = try stages("page: []\nrecognise:\n  paddle: {precision: bf16, squeeze: 0.9}\n")
    #expect(paddle.recogniser.paddle?.precision == .bf16)
    #expect(paddle.recogniser.paddle?.squeeze == 0.9)
    let both = try stages("page: []\nrecognise:\n  both: {recognition-model: /my.onnx}\n")
    #expect(both.recogniser.paddle?.recognitionModel == "/my.onnx")
    #expect(both.recogniser.languages == ["chi_sim", "chi_sim_vert"])
    #expect(try stages("page: []\nrecognise: tesseract\n").recogniser.paddle == nil)
  }

  @Test func `a precision that there is not is an error with its line`() throws {
    let error = #expect(throws: PipelineError.self) {
      try stages("page: []\nrecognise:\n  paddle: {precision: f16}\n")
    }
    #expect(error?.message.hasPrefix("p.yml:3: ‘paddle’") == true)
  }

  @Test func `the second reader gets larger print, and strokes as they are`() throws {
    let page = "page: [orient, rescale, deskew, strengthen-strokes]\n"
    let alone = try stages(page + "recognise: tesseract\n").operators(forcing: nil)
    let second = try stages(page + "recognise: both\n").operators(forcing: nil)
    #expect(
      alone.map { type(of: $0).name } == ["orient", "rescale", "deskew", "strengthen-strokes"])
    #expect(second.map { type(of: $0).name } == ["orient", "rescale", "deskew"])
    let rescale = try #require(second.compactMap { $0 as? Rescale }.first)
    #expect(rescale.emPixels == RecogniserChoice.secondReaderEmPixels)
    #expect(rescale.maximumFactor == 1)
  }

  @Test func `pipelines show the options of every reader`() throws {
    #expect(
      try PageStages.options(of: StageDescription(name: "paddle")).map(\.name)
        == [
          "detection-model", "precision", "recognition-model", "squeeze", "vertical-language",
        ])
    #expect(
      try PageStages.options(of: StageDescription(name: "both")).map(\.name)
        == [
          "ask-share", "detection-model", "language", "precision", "recognition-model", "squeeze",
          "vertical-language",
        ])
  }
}
