import Foundation
import Ledger
import PipelineFile
import Worker

extension Surroundings {
  /// Another reader in a pipeline, with those options of the first that it has too.
  static func reader(
    _ name: String, insteadOf stage: StageDescription
  ) throws(PipelineError) -> StageDescription {
    var reader = StageDescription(name: name, line: stage.line)
    let known = try PageStages.options(of: reader).map(\.name)
    reader.options = stage.options.filter { known.contains($0.key) }
    return reader
  }

  /// Gives the models that a pipeline names their full paths: a worker looks nowhere else.
  func findModels(of pipeline: inout PipelineDescription) throws(PipelineError) {
    let stage = pipeline.recogniser
    for option in ["detection-model", "recognition-model"] {
      guard case .text(let name) = stage.options[option]?.value, !name.isEmpty else { continue }
      do {
        let file = try files.besides(pipeline.file).find(name, kind: "models", suffix: ".onnx")
        pipeline.recogniser.options[option]?.value = .text(file.standardizedFileURL.path)
      } catch {
        throw .notLoaded(
          file: pipeline.file, line: stage.options[option]?.line ?? stage.line, stage: stage.name,
          detail: "\(error)")
      }
    }
  }

  /// What is missing of the reader that a pipeline names, with the remedy; `nil` when nothing is.
  func readerProblem(of pipeline: PipelineDescription) throws(PipelineError) -> String? {
    guard let models = try ReaderProbe.models(of: pipeline) else {
      return
        "the reader ‘\(pipeline.recogniser.name)’ needs the second reader, which is not set up; "
        + "get it with: make second-reader, or use --engine tesseract"
    }
    return models.lazy.compactMap { Self.problem(ofModel: $0.file, sum: $0.sum) }.first
  }

  /// What is wrong with the file of a model, with the remedy; `nil` when nothing is.
  ///
  /// - Parameters:
  ///   - file: its path.
  ///   - sum: the SHA-256 that it had when it was set up, in hexadecimal; `nil` for a model of the user's own.
  /// - Returns: a sentence.
  static func problem(ofModel file: String, sum: String?) -> String? {
    let remedy = "set it up anew with: make second-reader"
    guard let key = try? ContentKey(ofFile: file) else {
      return "the second reader's model \(file) is missing; \(remedy)"
    }
    guard let sum, sum != key.hexadecimal else { return nil }
    return "the second reader's model \(file) is damaged (SHA-256 \(key.hexadecimal)); \(remedy)"
  }
}
