import DocumentModel
public import PageImaging

/// Reads pages with Tesseract's LSTM models: a main language for the page, a Latin one for lines that turn
/// out to be Latin, and one for pages of vertical text.
///
/// Punctuation is left as the engine gives it (`：` comes out as `:`); spaces between Chinese characters
/// are not. A page without print is never shown to the engine, whose layout analysis takes many seconds
/// over noise and cannot be stopped.
public final class TesseractEngine: Recogniser {
  private let main: TesseractHandle
  private let lines: LineReader
  private let latin: LatinReader
  private let secondLook: SecondLook
  private let vertical: VerticalReader

  /// Mean confidence under which a page may stand on its head: upright made pages have 0.97 and more,
  /// turned ones 0.83.
  static let poorConfidence: Float = 0.92
  /// Confidence of ``Orient`` under which it left doubt.
  static let unsureOrientation = 0.5
  /// By how much a turned strip must be the better one.
  static let clearGain: Float = 0.05

  /// - Parameters:
  ///   - options: models, second looks and the height of lines.
  ///   - dataFolder: where the language data lie; `nil` for Tesseract's own place.
  /// - Throws: ``RecognitionError/languageDataMissing(language:remedy:)``.
  public init(
    _ options: TesseractOptions = TesseractOptions(), dataFolder: String? = nil
  ) throws(RecognitionError) {
    main = try TesseractHandle(language: options.language, dataFolder: dataFolder)
    let layout = try TesseractLayout()
    lines = LineReader(layout: layout, look: options.lineLook)
    vertical = VerticalReader(options, layout: layout, dataFolder: dataFolder, lineModel: main)
    latin = LatinReader(dataFolder: dataFolder)
    secondLook = SecondLook(
      share: options.secondLook, looks: options.looks,
      model: options.secondLanguage.isEmpty
        ? nil : SpareModel(language: options.secondLanguage, dataFolder: dataFolder))
  }

  public func read(
    _ image: PageImage, deadlineSeconds: Double
  ) throws(RecognitionError) -> PageReading {
    let deadline = Deadline(seconds: deadlineSeconds)
    if let vertical = try vertical.read(image, until: deadline) { return vertical.pageReading }
    defer { main.clear() }
    var first = try firstReading(of: image, until: deadline)
    if let turned = try turnedIfBetter(than: first, until: deadline) { first = turned }
    if VerticalReader.mayLieOnItsSide(first),
      let columns = try vertical.readOnItsSide(first.whole, until: deadline)
    {
      return columns.pageReading
    }
    try addMissedLines(to: &first, until: deadline)
    try lookAgain(at: &first, until: deadline)
    vertical.note(on: &first)
    return first.pageReading
  }

  /// Reads the page as it stands.
  private func firstReading(
    of image: PageImage, until deadline: Deadline
  ) throws(RecognitionError) -> FirstReading {
    let coverage = PrintCoverage(of: image)
    var reading = FirstReading(
      image: image, emPixels: coverage.emPixels, measures: image.measures + coverage.measures)
    guard coverage.hasPrint else { return reading }
    try vertical.takeColumns(off: &reading, until: deadline)
    let result = try lines.read(
      reading.image, emPixels: coverage.emPixels, with: main, until: deadline)
    reading.take(result)
    guard !reading.isPartial else { return reading }
    reading.lines = try latin.reread(
      reading.lines, on: reading.image, emPixels: coverage.emPixels, until: deadline)
    if latin.isMissing { reading.note(Measure.latinModelMissing, 1) }
    return reading
  }

  /// Reads the lines that the layout left out.
  private func addMissedLines(
    to reading: inout FirstReading, until deadline: Deadline
  ) throws(RecognitionError) {
    guard !reading.isPartial, !reading.lines.isEmpty else { return }
    let missed = try MissedLines.add(
      to: &reading.lines, on: reading.image, emPixels: reading.emPixels, with: main,
      until: deadline)
    reading.note("missedLines", Double(missed))
  }

  /// Looks at the weakest lines a second time.
  private func lookAgain(
    at reading: inout FirstReading, until deadline: Deadline
  ) throws(RecognitionError) {
    guard !reading.isPartial, !reading.lines.isEmpty else { return }
    let looked = try secondLook.take(
      at: &reading.lines, on: reading.image, emPixels: reading.emPixels, with: main,
      until: deadline)
    reading.note("secondLooks", Double(looked))
    if secondLook.model?.isMissing == true { reading.note(Measure.secondModelMissing, 1) }
  }

  /// Reads a strip of the page turned by half, and the whole page so when that reads better; `nil` when
  /// it does not, or when nothing speaks for turning.
  private func turnedIfBetter(
    than first: FirstReading, until deadline: Deadline
  ) throws(RecognitionError) -> FirstReading? {
    guard let confidence = first.confidence, confidence < Self.poorConfidence, !first.isPartial,
      let certainty = first.image.measure("confidence", of: Orient.name),
      certainty < Self.unsureOrientation,
      let turned = try? Orient(forcedQuarterTurns: 2).apply(to: first.whole)
    else { return nil }
    let other = try main.readStrip(
      of: turned, emPixels: PrintCoverage(of: turned).emPixels, shareOfPage: 0.2, fewest: 5,
      until: deadline)
    guard let other, other.symbols > confidence + Self.clearGain else { return nil }
    let reading = try firstReading(of: turned, until: deadline)
    // A whole reading is worth more than the beginning of a better one.
    return reading.isPartial ? nil : reading
  }
}
