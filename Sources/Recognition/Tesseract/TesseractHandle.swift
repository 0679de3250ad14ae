import CLeptonica
import CRecognition
import CTesseract
import DocumentModel
import PageImaging

/// One initialised Tesseract API object for one language.
@safe final class TesseractHandle {
  /// Least height of print, in em, that a line is taken to have: that of letters without ascenders.
  static let lowestPrint = 0.6
  /// Ground of the page that is shown around a line, in heights: less would cut off what the layout took for specks.
  static let margin = 1.0 / 6
  /// Height of the picture of a line whose print is to be shown large, in heights of its print.
  static let large = 1.4
  /// Seconds that a line may take.
  static let mostSeconds = 10.0

  let language: String
  let api: OpaquePointer
  /// Where the picture that was given lies on the page, in pixels.
  private var origin = (left: 0, top: 0)

  /// - Parameters:
  ///   - language: Tesseract's name of the language.
  ///   - dataFolder: where its data lie; `nil` for Tesseract's own place.
  /// - Throws: ``RecognitionError/languageDataMissing(language:remedy:)``.
  init(language: String, dataFolder: String?) throws(RecognitionError) {
    self.language = language
    guard let api = unsafe TessBaseAPICreate() else {
      throw .engineFailed(detail: "no memory for Tesseract")
    }
    unsafe self.api = api
    // Tesseract prints remarks to stderr unless it has a file for them.
    _ = unsafe TessBaseAPISetVariable(api, "debug_file", "/dev/null")
    guard unsafe TessBaseAPIInit2(api, dataFolder, language, OEM_LSTM_ONLY) == 0 else {
      throw .languageDataMissing(language: language, remedy: Self.remedy(for: language))
    }
  }

  deinit {
    unsafe TessBaseAPIEnd(api)
    unsafe TessBaseAPIDelete(api)
  }

  static func remedy(for language: String) -> String {
    let name = language.lowercased().split(separator: "_").joined(separator: "-")
    // Models of a script (`HanS`) begin with a capital, those of a language do not.
    let isScript = language.first?.isUppercase == true
    return "apt-get install tesseract-ocr-\(isScript ? "script-" : "")\(name)"
  }

  /// Gives the engine a page whose em box has `emPixels`.
  private func setPage(_ image: PageImage, emPixels: Double) {
    origin = (0, 0)
    // The engine keeps a reference of its own to what it is shown.
    unsafe TessBaseAPISetImage2(api, image.pix)
    unsafe TessBaseAPISetSourceResolution(api, Self.resolution(emPixels: emPixels))
  }

  /// Pixels per inch to state for print of this size.
  ///
  /// The engine's layout thinks in points: it is told the resolution at which the print is 8 pt. At 11 pt it
  /// takes the ends of a letterhead, whose print is more than twice as large, for columns.
  static func resolution(emPixels: Double) -> Int32 {
    Int32(max(70, min(600, (emPixels * 72 / 8).rounded())))
  }

  /// Reads a line of a page from a picture of its own.
  ///
  /// - Parameters:
  ///   - line: its box on the page, tight around its print.
  ///   - image: the page.
  ///   - emPixels: side of a character's em box on it.
  ///   - height: of the picture, in heights of the line.
  ///   - mode: a raw line is taken as it stands; a single line is looked through for words first, which gives symbols closer
  ///     boxes and drops what is none.
  ///   - keepsNoise: whether the ground of a short line stays as it is.
  ///   - deadline: of the page.
  /// - Returns: its symbols; `nil` when there was no time.
  /// - Throws: ``RecognitionError/engineFailed(detail:)`` for a line that lies outside the page.
  func readLine(
    _ line: DocumentModel.Box, of image: PageImage, emPixels: Double, height: Double,
    mode: TessPageSegMode = PSM_RAW_LINE, keepsNoise: Bool = false, until deadline: Deadline
  ) throws(RecognitionError) -> [Symbol]? {
    // A row of `一` is not to be shown as high as a page.
    let size = max(Double(line.height), emPixels * Self.lowestPrint)
    let margin = min(Self.margin, (height - 1) / 2)
    guard
      let shown = image.line(
        line, margin: Int((size * margin).rounded()), height: Int((size * height).rounded()),
        keepsNoise: keepsNoise)
    else { throw .engineFailed(detail: "a line lies outside the page") }
    setPage(shown.picture, emPixels: emPixels)
    origin = (shown.left, shown.top)
    let isFinished = try recognise(
      mode: mode, deadlineSeconds: min(Self.mostSeconds, deadline.secondsLeft))
    return isFinished ? symbols() : nil
  }

  /// Runs the engine; `false` when it was stopped at the deadline.
  func recognise(mode: TessPageSegMode, deadlineSeconds: Double) throws(RecognitionError) -> Bool {
    unsafe TessBaseAPISetPageSegMode(api, mode)
    guard let monitor = unsafe TessMonitorCreate() else {
      throw .engineFailed(detail: "no memory for Tesseract's monitor")
    }
    defer { unsafe TessMonitorDelete(monitor) }
    let milliseconds = Int32(max(1, min(deadlineSeconds * 1000, 1e9)))
    unsafe TessMonitorSetDeadlineMSecs(monitor, milliseconds)
    return unsafe kanwu_recognize(api, monitor) == 0
  }

  /// Reads a strip across the middle of a page, of some lines.
  ///
  /// - Parameters:
  ///   - image: the page.
  ///   - emPixels: side of a character's em box on it.
  ///   - shareOfPage: height of the strip, 0…1; it has at least a dozen characters' height.
  ///   - fewest: symbols that it must have.
  ///   - deadline: of the page.
  /// - Returns: the mean confidences of its symbols and of its words, 0…1; `nil` when the strip has fewer symbols, or
  ///   there was no time for it.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func readStrip(
    of image: PageImage, emPixels: Double, shareOfPage: Double = 0.1, fewest: Int,
    until deadline: Deadline
  ) throws(RecognitionError) -> (symbols: Float, words: Float)? {
    let half = max(Double(image.height) * shareOfPage / 2, emPixels * 6)
    let middle = Double(image.height) / 2
    let strip = Box(
      left: 0, top: max(0, Int(middle - half)), right: image.width,
      bottom: min(image.height, Int(middle + half)))
    // Cut out: on grey pages of low contrast Tesseract 5.3 reads gibberish in a rectangle of its own, where it reads the
    // same part well as a picture.
    guard let part = image.part(strip, margin: 0) else {
      throw .engineFailed(detail: "a strip lies outside the page")
    }
    setPage(part, emPixels: emPixels)
    origin = (0, Int(strip.top))
    // As one block: a strip of wide lines may be taken for columns of vertical text.
    let isFinished = try recognise(
      mode: PSM_SINGLE_BLOCK, deadlineSeconds: deadline.secondsLeft)
    let symbols = symbols()
    guard isFinished, symbols.count >= fewest else { return nil }
    return (
      symbols: symbols.reduce(0) { $0 + $1.confidence } / Float(symbols.count),
      words: wordConfidence
    )
  }

  /// Mean confidence of the words that were read, 0…1.
  var wordConfidence: Float { Float(unsafe TessBaseAPIMeanTextConf(api)) / 100 }

  /// The symbols that were read, in reading order.
  func symbols() -> [Symbol] {
    guard let results = unsafe TesseractIterator(TessBaseAPIGetIterator(api)) else { return [] }
    let (left, top) = origin
    return results.symbols().map { symbol in
      var symbol = symbol
      let box = symbol.box
      symbol.box = Box(
        left: Int(box.left) + left, top: Int(box.top) + top, right: Int(box.right) + left,
        bottom: Int(box.bottom) + top)
      return symbol
    }
  }

  /// Forgets page and results, keeps the model.
  func clear() {
    unsafe TessBaseAPIClear(api)
  }
}
