import CLeptonica
import CTesseract
import DocumentModel
import PageImaging

/// One initialised Tesseract API object for one language.
@safe final class TesseractHandle {
  let language: String
  let api: OpaquePointer

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
    let package = language.split(separator: "_").joined(separator: "-")
    return "apt-get install tesseract-ocr-\(package)"
  }

  /// Gives the engine a page whose em box has `emPixels`.
  func setPage(_ image: PageImage, emPixels: Double) {
    unsafe TessBaseAPISetImage2(api, image.pix)
    // The engine's layout thinks in points: tell it the resolution at which the print is 11 pt.
    let resolution = (emPixels * 72 / 11).rounded()
    unsafe TessBaseAPISetSourceResolution(api, Int32(max(70, min(600, resolution))))
  }

  /// Limits reading to a part of the page, widened by `margin` pixels on each side.
  func setRectangle(_ box: DocumentModel.Box, margin: Int) {
    let left = max(0, Int(box.left) - margin)
    let top = max(0, Int(box.top) - margin)
    unsafe TessBaseAPISetRectangle(
      api, Int32(left), Int32(top), Int32(Int(box.right) + margin - left),
      Int32(Int(box.bottom) + margin - top))
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
    return unsafe TessBaseAPIRecognize(api, monitor) == 0
  }

  /// The symbols that were read, in reading order.
  func symbols() -> [Symbol] {
    guard let results = unsafe TesseractIterator(TessBaseAPIGetIterator(api)) else { return [] }
    return results.symbols()
  }

  /// Forgets page and results, keeps the model.
  func clear() {
    unsafe TessBaseAPIClear(api)
  }
}
