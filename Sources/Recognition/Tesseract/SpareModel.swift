/// A model beside the main one that few pages need: loaded at first use, which takes 0.1 s and 50 MB.
@safe final class SpareModel {
  let language: String
  private let dataFolder: String?
  private var engine: TesseractHandle?
  /// It was needed, and its data were not there.
  private(set) var isMissing = false

  /// - Parameters:
  ///   - language: Tesseract's name of the model.
  ///   - dataFolder: where its data lie; `nil` for Tesseract's own place.
  init(language: String, dataFolder: String?) {
    self.language = language
    self.dataFolder = dataFolder
  }

  /// The engine with the model; `nil` where its data are missing.
  func load() -> TesseractHandle? {
    if engine == nil && !isMissing {
      engine = try? TesseractHandle(language: language, dataFolder: dataFolder)
      isMissing = engine == nil
    }
    return engine
  }
}
