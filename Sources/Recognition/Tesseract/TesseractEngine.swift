import CTesseract
import DocumentModel
public import PageImaging

/// Reads pages with Tesseract's LSTM models: a main language for the page, and a Latin one for lines
/// that turn out to be Latin.
///
/// Punctuation is left as the engine gives it (`：` comes out as `:`); spaces between Chinese characters
/// are not. A page without print is never shown to the engine, whose layout analysis takes many seconds
/// over noise and cannot be stopped.
public final class TesseractEngine: Recogniser {
  private let main: TesseractHandle
  private let latin: LatinReader
  private let secondLook: SecondLook

  /// Mean confidence under which a page may stand on its head: upright made pages have 0.97 and more,
  /// turned ones 0.83.
  static let poorConfidence: Float = 0.92
  /// Confidence of ``Orient`` under which it left doubt.
  static let unsureOrientation = 0.5
  /// By how much a turned strip must be the better one.
  static let clearGain: Float = 0.05

  /// - Parameters:
  ///   - language: Tesseract's name of the main language.
  ///   - secondLook: share of a page's characters that are looked at again, 0…1.
  ///   - dataFolder: where the language data lie; `nil` for Tesseract's own place.
  /// - Throws: ``RecognitionError/languageDataMissing(language:remedy:)``.
  public init(
    language: String = "chi_sim", secondLook: Double = 0, dataFolder: String? = nil
  ) throws(RecognitionError) {
    main = try TesseractHandle(language: language, dataFolder: dataFolder)
    latin = LatinReader(dataFolder: dataFolder)
    self.secondLook = SecondLook(share: secondLook)
  }

  public func read(
    _ image: PageImage, deadlineSeconds: Double
  ) throws(RecognitionError) -> PageReading {
    let end = ContinuousClock.now + .seconds(deadlineSeconds)
    let reading = try readUpright(image, until: end)
    guard let confidence = reading.meanConfidence, confidence < Self.poorConfidence,
      let certainty = image.measure("confidence", of: Orient.name),
      certainty < Self.unsureOrientation, !reading.isPartial
    else { return reading }
    return try readTurnedIfBetter(image, than: reading, until: end)
  }

  /// Reads the page as it stands.
  private func readUpright(
    _ image: PageImage, until end: ContinuousClock.Instant
  ) throws(RecognitionError) -> PageReading {
    let page = image.sizeAtScanScale
    let toPicture = PageTransform(a: image.scale, b: 0, c: 0, d: image.scale, tx: 0, ty: 0)
    let coverage = PrintCoverage(of: image)
    var reading = PageReading(
      width: page.width, height: page.height, dpi: image.dpi / image.scale,
      toSource: image.toSource.after(toPicture), measures: image.measures + coverage.measures)
    guard coverage.hasPrint else { return reading }
    main.setPage(image, emPixels: coverage.emPixels)
    defer { main.clear() }
    let isFinished = try main.recognise(mode: PSM_AUTO, deadlineSeconds: Self.seconds(to: end))
    reading.isPartial = !isFinished
    let isInTime = { isFinished && Self.seconds(to: end) > 0 }
    var lines = try latin.reread(
      ReadLine.lines(of: main.symbols()), on: image, emPixels: coverage.emPixels,
      isInTime: isInTime)
    let looked = try secondLook.take(
      at: &lines, on: image, emPixels: coverage.emPixels, with: main, isInTime: isInTime)
    reading.measures.append(
      Measure(stage: "read", name: "secondLooks", value: Double(looked)))
    if latin.isMissing {
      reading.measures.append(
        Measure(stage: "read", name: Measure.latinModelMissing, value: 1))
    }
    reading.lines = lines.map { $0.textLine(scale: image.scale, page: page) }
    if let confidence = reading.meanConfidence {
      reading.measures.append(
        Measure(stage: "read", name: "meanConfidence", value: Double(confidence)))
    }
    return reading
  }

  /// Reads a strip of the page turned by half, and the whole page so when that reads better.
  private func readTurnedIfBetter(
    _ image: PageImage, than reading: PageReading, until end: ContinuousClock.Instant
  ) throws(RecognitionError) -> PageReading {
    guard let confidence = reading.meanConfidence,
      let turned = try? Orient(forcedQuarterTurns: 2).apply(to: image)
    else { return reading }
    let emPixels = PrintCoverage(of: turned).emPixels
    // A fifth of the page or a dozen characters' height, whatever is more.
    let half = max(Double(turned.height) / 10, emPixels * 6)
    let middle = Double(turned.height) / 2
    let strip = Box(
      left: 0, top: max(0, Int(middle - half)), right: turned.width,
      bottom: min(turned.height, Int(middle + half)))
    try main.setPart(strip, margin: 0, of: turned, emPixels: emPixels)
    // As one block: a strip of wide lines may be taken for columns of vertical text.
    let isFinished = try main.recognise(
      mode: PSM_SINGLE_BLOCK, deadlineSeconds: Self.seconds(to: end))
    let symbols = main.symbols()
    main.clear()
    guard isFinished, symbols.count >= 5 else { return reading }
    let other = symbols.reduce(0) { $0 + $1.confidence } / Float(symbols.count)
    guard other > confidence + Self.clearGain else { return reading }
    return try readUpright(turned, until: end)
  }

  private static func seconds(to end: ContinuousClock.Instant) -> Double {
    (end - .now) / .seconds(1)
  }
}

extension PageImage {
  /// Width and height of the upright, level page in pixels of the scan.
  var sizeAtScanScale: (width: Int, height: Int) {
    (
      Int((Double(width) / scale).rounded()), Int((Double(height) / scale).rounded())
    )
  }
}
