import Foundation
import PipelineFile
import TestSupport
import Testing

@testable import kanwu

/// The second reader from outside: what happens without it, and, where this program has it, with it.
struct SecondReaderTests {
  private let kanwu = KanwuProgram()
  private static let isSetUp =
    (try? KanwuProgram().run("doctor").output.contains("not set up: second reader")) == false

  @Test(.enabled(if: !isSetUp), arguments: ["paddle", "both"])
  func `a reader that is not set up is 69 with a remedy`(engine: String) throws {
    let input = try TemporaryFolder()
    let result = try kanwu.run("run", input.url.path, "-o", "out", "--engine", engine)
    #expect(result.exitCode == 69)
    #expect(result.errors.contains("make second-reader"))
    #expect(result.errors.contains("--engine tesseract"))
  }

  @Test(.enabled(if: !isSetUp))
  func `a pipeline that names it is 69 too, and --engine goes before the pipeline`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("page: []\nrecognise: paddle\n", to: "my.yml")
    let input = try TemporaryFolder()
    let output = folder.url.path + "/out"
    let arguments = ["run", input.url.path, "-o", output, "--dry-run", "--pipeline", file.path]
    #expect(try kanwu.start(arguments).result().exitCode == 69)
    #expect(
      try kanwu.start(arguments + ["--engine", "tesseract"]).result().exitCode == 0)
  }

  @Test func `a model that is nowhere is an error of the pipeline file with its line`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "page: []\nrecognise:\n  paddle: {recognition-model: no-such-model}\n", to: "my.yml")
    let result = try kanwu.run("pipeline", "check", file.path)
    #expect(result.exitCode == 78)
    #expect(result.errors.contains(file.path + ":3:"), "\(result.errors)")
    #expect(result.errors.contains("no-such-model.onnx"))
  }

  @Test func `options that both readers have go from one to the other`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "page: []\nrecognise:\n  paddle: {precision: bf16, vertical-language: chi_tra_vert}\n",
      to: "my.yml")
    let pipeline = try Surroundings().pipeline(file.path, engine: "both")
    #expect(pipeline.recogniser.name == "both")
    #expect(pipeline.recogniser.options["precision"]?.value == .text("bf16"))
    let alone = try Surroundings().pipeline(file.path, engine: "tesseract")
    #expect(alone.recogniser.options.keys.sorted() == ["vertical-language"])
  }

  @Test func `a model's file is told missing, damaged or sound`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("model", to: "a.onnx").path
    // printf model | sha256sum
    let sum = "9372c470eeadd5ecd9c3c74c2b3cb633f8e2f2fad799250a0f70d652b6b825e4"
    #expect(Surroundings.problem(ofModel: file, sum: sum) == nil)
    #expect(Surroundings.problem(ofModel: file, sum: nil) == nil)
    let damaged = Surroundings.problem(ofModel: file, sum: String(sum.reversed()))
    #expect(damaged?.contains("is damaged") == true)
    #expect(damaged?.contains("make second-reader") == true)
    let missing = Surroundings.problem(ofModel: file + ".not", sum: sum)
    #expect(missing?.contains("is missing") == true)
  }

  @Test(.enabled(if: isSetUp), arguments: ["paddle", "both"])
  func `a page is read as its sample says`(engine: String) throws {
    let samples = KanwuProgram.checkout.appendingPathComponent("Samples")
    let output = try TemporaryFolder()
    let result = try kanwu.run(
      "run", samples.appendingPathComponent("scans/停水通知.jpg").path, "-o", output.url.path,
      "--engine", engine, "--settle", "0")
    #expect(result.exitCode == 0, "\(result.errors)")
    let text = try String(
      contentsOf: output.url.appendingPathComponent("停水通知.jpg.txt"), encoding: .utf8)
    let expected = try String(
      contentsOf: samples.appendingPathComponent("expected/停水通知.jpg.txt"), encoding: .utf8)
    #expect(text == expected)
  }

  @Test(.enabled(if: isSetUp))
  func `a model of one's own that is none is 69 and named`() throws {
    let folder = try TemporaryFolder()
    let model = try folder.write("not a model", to: "mine.onnx")
    let pipeline = try folder.write(
      "page: [rescale]\nrecognise:\n  paddle: {recognition-model: \(model.path)}\n", to: "my.yml")
    let page = KanwuProgram.checkout.appendingPathComponent("Samples/scans/停水通知.jpg")
    let result = try kanwu.run(
      "run", page.path, "-o", folder.url.path + "/out", "--pipeline", pipeline.path, "--settle",
      "0")
    #expect(result.exitCode == 69, "\(result.errors)")
    #expect(result.errors.contains("mine.onnx"))
  }
}
