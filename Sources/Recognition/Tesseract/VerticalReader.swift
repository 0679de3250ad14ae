import DocumentModel
import PageImaging

/// Reads pages whose text runs in columns, from the top down and from the right to the left.
///
/// Such a page looks like one that lies on its side. Turned by a quarter counter-clockwise its columns are lines that
/// run from left to right and follow each other from the top, each character lying on its back; so the models for
/// vertical text have learned them, and their order and paragraphs are found as on other pages. One model reads the whole
/// page: a head set across the columns is lost, and running heads, which stand at the ends of the lines, are not known.
final class VerticalReader {
  private let model: SpareModel
  private let lines: LineReader
  private let secondLook: SecondLook
  /// Mean confidence of the best strip of the page at work; `nil` where none was read.
  private var seen: Float?

  /// Mean confidence of a strip's words from which on its text is believed to be vertical. (Single characters of what is
  /// read the wrong way up have confidences as high as others, words have not.)
  ///
  /// Source: strips of 9 made pages of vertical text, upright and on their heads, had 0.72 to 0.91; of 36 pages of the
  /// benchmark's dev set, laid on either side, 0.09 to 0.17.
  static let believed: Float = 0.4
  /// Characters that a strip must have to say anything.
  static let fewestCharacters = 5

  /// - Parameters:
  ///   - options: the model for vertical text, how lines are shown to it, and how often weak ones are looked at again.
  ///   - layout: finds the lines.
  ///   - dataFolder: where the language data lie; `nil` for Tesseract's own place.
  init(_ options: TesseractOptions, layout: TesseractLayout, dataFolder: String?) {
    lines = LineReader(layout: layout, look: options.lineLook)
    model = SpareModel(language: options.verticalLanguage, dataFolder: dataFolder)
    secondLook = SecondLook(share: options.secondLook, looks: options.looks, model: nil)
  }

  /// Notes on a page how sure the strip was, and on one that may be vertical and was read badly as lines that there
  /// was no model to tell.
  func note(on reading: inout FirstReading) {
    if let seen { reading.note("verticalConfidence", Double(seen)) }
    guard model.isMissing, let confidence = reading.confidence,
      confidence < TesseractEngine.poorConfidence,
      !Self.turnsToTry(reading.measures).isEmpty
    else { return }
    reading.note(Measure.verticalModelMissing, 1)
  }

  /// The page as it reads in columns; `nil` for one that does not.
  ///
  /// - Parameters:
  ///   - image: as ``Orient`` left it, its em box as Tesseract likes it.
  ///   - deadline: of the page.
  /// - Returns: a reading on a picture that was turned so that its columns are lines.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func read(
    _ image: PageImage, until deadline: Deadline
  ) throws(RecognitionError) -> FirstReading? {
    seen = nil
    let turns = Self.turnsToTry(image.measures)
    guard !turns.isEmpty, !model.language.isEmpty, let engine = model.load() else { return nil }
    defer { engine.clear() }
    for quarterTurns in turns {
      guard let turned = try? Orient(forcedQuarterTurns: quarterTurns).apply(to: image) else {
        continue
      }
      let coverage = PrintCoverage(of: turned)
      guard coverage.hasPrint else { return nil }
      let confidence = try engine.readStrip(
        of: turned, emPixels: coverage.emPixels, fewest: Self.fewestCharacters,
        until: deadline)?.words
      guard let confidence else { continue }
      seen = max(seen ?? 0, confidence)
      guard confidence >= Self.believed else { continue }
      var reading = try read(turned, coverage, with: engine, until: deadline)
      note(on: &reading)
      return reading
    }
    return nil
  }

  private func read(
    _ image: PageImage, _ coverage: PrintCoverage, with engine: TesseractHandle,
    until deadline: Deadline
  ) throws(RecognitionError) -> FirstReading {
    var reading = FirstReading(
      image: image, emPixels: coverage.emPixels, measures: image.measures + coverage.measures)
    reading.writingMode = .verticalRL
    let result = try lines.read(
      image, emPixels: coverage.emPixels, with: engine, until: deadline)
    reading.take(result)
    guard !reading.isPartial, !reading.lines.isEmpty else { return reading }
    let looked = try secondLook.take(
      at: &reading.lines, on: image, emPixels: coverage.emPixels, with: engine, until: deadline)
    reading.note("secondLooks", Double(looked))
    return reading
  }

  /// Clockwise quarter turns that would make lines of a page's columns, the likelier first.
  ///
  /// - Parameter measures: what ``Orient`` measured and did.
  /// - Returns: none for a page whose lines run across it.
  static func turnsToTry(_ measures: [Measure]) -> [Int] {
    let found = measures.filter { $0.stage == Orient.name }
    let done = found.filter { $0.name == "quarterTurns" }.reduce(0) { $0 + Int($1.value) }
    let isMeasured = found.contains { $0.name == "lineDirection" }
    let confidence = found.last { $0.name == "confidence" }?.value ?? 0
    // Of an upright page with lines the strip says nothing: where they are set on a grid, its columns read well.
    guard !done.isMultiple(of: 2) else { return [] }
    // Full stops stand at the heads of columns, after `Orient` at the feet of lines, as they should in lines.
    // A page that others of its document have turned may stand right, and one with few full stops either way.
    guard isMeasured else { return [0, 2] }
    return confidence < TesseractEngine.unsureOrientation ? [2, 0] : [2]
  }
}
