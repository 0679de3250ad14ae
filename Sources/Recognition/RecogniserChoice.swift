/// Which reader a pipeline names, with its options.
public enum RecogniserChoice: Sendable, Hashable {
  case tesseract(TesseractOptions)
  /// PP-OCR alone.
  case paddle(PaddleOptions)
  /// PP-OCR, and Tesseract where that is unsure.
  case both(BothOptions)

  /// Whether pages are read by PP-OCR, which wants larger print than Tesseract.
  public var usesSecondReader: Bool {
    if case .tesseract = self { false } else { true }
  }

  /// Side of a character's em box that the second reader wants a page to have at least, in pixels: its lines are
  /// 48 rows high.
  public static let secondReaderEmPixels = 40.0

  /// Sets the reader up, which takes some tenths of a second and 50 to 400 MB.
  ///
  /// - Throws: ``RecognitionError`` where data or models are missing, or the program has no second reader.
  public func open() throws(RecognitionError) -> any Recogniser {
    switch self {
    case .tesseract(let options): return try TesseractEngine(options)
    case .paddle(let options): return try Self.secondReader(options, asking: nil)
    case .both(let options): return try Self.secondReader(options.paddle, asking: options)
    }
  }

  /// Compiles the second reader's models and keeps the result beside them, so that workers start sooner.
  ///
  /// - Throws: ``RecognitionError`` where there is no second reader, or the folder cannot be written.
  public static func keepCompiledModels() throws(RecognitionError) {
    #if SecondReader
      guard let files = SecondReaderFiles.installed else { throw .secondReaderMissing }
      let options = PaddleOptions()
      let models = files.models(of: options)
      for file in [models.detection, models.recognition] {
        try OpenVINOModel(file: file, precision: options.precision)
          .keepCompiled(of: file, options.precision)
      }
    #else
      throw .secondReaderMissing
    #endif
  }

  private static func secondReader(
    _ options: PaddleOptions, asking: BothOptions?
  ) throws(RecognitionError) -> any Recogniser {
    #if SecondReader
      return try PaddleRecogniser(options, asking: asking)
    #else
      throw .secondReaderMissing
    #endif
  }
}

extension RecogniserChoice {
  /// Tesseract's names of the language data that the reader wants.
  public var languages: [String] {
    switch self {
    case .tesseract(let options):
      [options.language, LatinReader.language]
        + (options.secondLook > 0 ? [options.secondLanguage] : []) + [options.verticalLanguage]
    case .paddle(let options): [options.verticalLanguage]
    case .both(let options): [options.language, options.verticalLanguage]
    }
  }

  /// What of its options the second reader takes; `nil` for a reader that is none.
  public var paddle: PaddleOptions? {
    switch self {
    case .tesseract: nil
    case .paddle(let options): options
    case .both(let options): options.paddle
    }
  }
}
