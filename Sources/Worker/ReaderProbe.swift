public import PipelineFile
import Recognition

/// Tells which reader is there, and whether it has the data that it needs.
public enum ReaderProbe {
  /// The reader of a pipeline by its version and its data files, for the key under which readings are kept.
  ///
  /// - Throws: `PipelineError` with the line of a stage that is not right.
  public static func identity(
    of pipeline: PipelineDescription, environment: [String: String]
  ) throws(PipelineError) -> (version: String, dataFiles: [String]) {
    let choice = try PageStages(pipeline).recogniser
    let files = ReaderIdentity.languageFiles(choice.languages, environment: environment)
    guard let options = choice.paddle else { return (ReaderIdentity.engine, files) }
    let models = SecondReaderFiles.installed?.models(of: options)
    return (
      [ReaderIdentity.engine, ReaderIdentity.secondEngine ?? ""].joined(separator: ", "),
      files + (models.map { [$0.detection, $0.recognition] } ?? [])
    )
  }

  /// The models of a pipeline's second reader, each with the SHA-256 that it had when it was set up, in hexadecimal.
  ///
  /// - Returns: no models for a pipeline that Tesseract alone reads; `nil` where this program has no second reader.
  /// - Throws: `PipelineError` with the line of a stage that is not right.
  public static func models(
    of pipeline: PipelineDescription
  ) throws(PipelineError) -> [(file: String, sum: String?)]? {
    guard let options = try PageStages(pipeline).recogniser.paddle else { return [] }
    guard let files = SecondReaderFiles.installed else { return nil }
    return files.checked(files.models(of: options))
  }

  /// The version of the second reader's engine and its models; `nil` in a program that was built without it.
  public static func secondReader() -> (version: String, models: [(file: String, sum: String?)])? {
    guard let files = SecondReaderFiles.installed, let version = ReaderIdentity.secondEngine else {
      return nil
    }
    return (version, files.checked(files.models(of: PaddleOptions())))
  }

  /// Compiles the second reader's models and keeps the result beside them, so that workers start sooner.
  ///
  /// - Returns: what went wrong, with the remedy; `nil` when nothing did.
  public static func keepCompiledModels() -> String? {
    do throws(RecognitionError) {
      try RecogniserChoice.keepCompiledModels()
      return nil
    } catch {
      return error.setupMessage ?? "\(error)"
    }
  }

  /// What is missing of the main, the Latin, the second and the vertical language data: each name with its remedy, or
  /// `nil`.
  public static func languages() -> [(name: String, remedy: String?)] {
    let usual = TesseractOptions()
    return [usual.language, "eng", usual.secondLanguage, usual.verticalLanguage].map { language in
      do {
        var options = usual
        options.language = language
        _ = try TesseractEngine(options)
        return (language, nil)
      } catch RecognitionError.languageDataMissing(_, let remedy) {
        return (language, remedy)
      } catch {
        return (language, "\(error)")
      }
    }
  }
}
