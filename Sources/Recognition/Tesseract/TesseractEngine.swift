import CTesseract
import DocumentModel
public import PageImaging

/// Reads pages with Tesseract's LSTM models: a main language for the page, and a Latin one for what
/// turns out to be Latin.
///
/// The Latin model is loaded when the first line needs it. Punctuation is left as the engine gives it
/// (`：` comes out as `:`); spaces between Chinese characters are not.
public final class TesseractEngine: Recogniser {
  private let main: TesseractHandle
  private let dataFolder: String?

  /// - Parameters:
  ///   - language: Tesseract's name of the main language.
  ///   - dataFolder: where the language data lies; `nil` for Tesseract's own place.
  /// - Throws: ``RecognitionError/languageDataMissing(language:remedy:)``.
  public init(
    language: String = "chi_sim", dataFolder: String? = nil
  ) throws(RecognitionError) {
    self.dataFolder = dataFolder
    main = try TesseractHandle(language: language, dataFolder: dataFolder)
  }

  public func read(
    _ image: PageImage, deadlineSeconds: Double
  ) throws(RecognitionError) -> PageReading {
    let width = Int((Double(image.width) / image.scale).rounded())
    let height = Int((Double(image.height) / image.scale).rounded())
    let toPicture = PageTransform(a: image.scale, b: 0, c: 0, d: image.scale, tx: 0, ty: 0)
    var reading = PageReading(
      width: width, height: height, dpi: image.dpi / image.scale,
      toSource: image.toSource.after(toPicture), measures: image.measures)
    let coverage = PrintCoverage(of: image)
    reading.measures += coverage.measures
    guard coverage.hasPrint else { return reading }
    let emPixels = (image.measure("emPixels", of: Rescale.name) ?? 0) * image.scale
    main.setPage(image, emPixels: emPixels)
    defer { main.clear() }
    let isFinished = try main.recognise(mode: PSM_AUTO, deadlineSeconds: deadlineSeconds)
    reading.isPartial = !isFinished
    reading.lines = ReadLine.lines(of: main.symbols())
      .map { $0.textLine(scale: image.scale, page: (width, height)) }
    if let confidence = reading.meanConfidence {
      reading.measures.append(
        Measure(stage: "read", name: "meanConfidence", value: Double(confidence)))
    }
    return reading
  }
}
