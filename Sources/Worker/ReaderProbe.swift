import Recognition

/// Is the reader there, with the data that it needs? For `kanwu doctor`.
public enum ReaderProbe {
  /// What is missing of the main and the Latin language data: each name with its remedy, or `nil`.
  public static func languages() -> [(name: String, remedy: String?)] {
    ["chi_sim", "eng"].map { language in
      do {
        _ = try TesseractEngine(language: language)
        return (language, nil)
      } catch RecognitionError.languageDataMissing(_, let remedy) {
        return (language, remedy)
      } catch {
        return (language, "\(error)")
      }
    }
  }
}
