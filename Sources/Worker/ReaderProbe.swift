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
    let stages = try PageStages(pipeline)
    let files = ReaderIdentity.languageFiles(
      [stages.engine.language, "eng", stages.engine.secondLanguage], environment: environment)
    return (ReaderIdentity.engine, files)
  }

  /// What is missing of the main, the Latin and the second language data: each name with its remedy, or
  /// `nil`.
  public static func languages() -> [(name: String, remedy: String?)] {
    let usual = TesseractOptions()
    return [usual.language, "eng", usual.secondLanguage].map { language in
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
