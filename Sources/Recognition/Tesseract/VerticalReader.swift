import DocumentModel
import PageImaging

/// Reads pages whose text runs in columns, from the top down and from the right to the left.
///
/// Such a page looks like one that lies on its side. Turned by a quarter counter-clockwise its columns are lines that
/// run from left to right and follow each other from the top, each character lying on its back; so the models for
/// vertical text have learned them, and their order and paragraphs are found as on other pages. A head or foot that runs
/// across the columns is turned and read by the model for lines, columns beside lines by this one (``OrthogonalReader``).
final class VerticalReader {
  private let model: SpareModel
  private let lines: LineReader
  private let secondLook: SecondLook
  private let orthogonal: OrthogonalReader
  private let lineModel: TesseractHandle?
  /// Mean confidence of the best strip of the page at work; `nil` where none was read.
  private var seen: Float?

  /// Mean confidence of a strip's words from which on its text is believed to be vertical. (Single characters of what is
  /// read the wrong way up have confidences as high as others, words have not.)
  ///
  /// Source: strips of 9 made pages of vertical text, upright and on their heads, had 0.72 to 0.91; of 36 pages of the
  /// benchmark's dev set, laid on either side, 0.09 to 0.17.
  static let believed: Float = 0.4
  /// Mean confidence under which a page whose lines run across it may be one of vertical text that lies on its side, where
  /// the characters lie on theirs.
  ///
  /// Source: 8 made pages so had 0.81 to 0.83 as lines; the worst page of the benchmark's dev set has 0.93.
  static let onItsSide: Float = 0.88
  /// Characters that a strip must have to say anything.
  static let fewestCharacters = 5

  /// - Parameters:
  ///   - options: the model for vertical text, how lines are shown to it, and how often weak ones are looked at again.
  ///   - layout: finds the lines.
  ///   - dataFolder: where the language data lie; `nil` for Tesseract's own place.
  ///   - lineModel: reads what runs across columns; `nil` leaves it to the model for vertical text.
  init(
    _ options: TesseractOptions, layout: TesseractLayout, dataFolder: String?,
    lineModel: TesseractHandle?
  ) {
    self.lineModel = lineModel
    lines = LineReader(layout: layout, look: options.lineLook)
    orthogonal = OrthogonalReader(lines: lines)
    model = SpareModel(language: options.verticalLanguage, dataFolder: dataFolder)
    secondLook = SecondLook(share: options.secondLook, looks: options.looks, model: nil)
  }

  /// Notes on a page how sure the strip was, and on one that may be vertical and was read badly as lines that there
  /// was no model to tell.
  func note(on reading: inout FirstReading) {
    if let seen { reading.note("verticalConfidence", Double(seen)) }
    let isUpright = Self.turnsToTry(reading.measures).isEmpty
    guard model.isMissing, let confidence = reading.confidence,
      confidence < (isUpright ? Self.onItsSide : TesseractEngine.poorConfidence)
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
    return try read(image, turnedBy: Self.turnsToTry(image.measures), until: deadline)
  }

  /// Whether a page read so badly as lines that it may be one of columns that lies on its side.
  static func mayLieOnItsSide(_ reading: FirstReading) -> Bool {
    guard let confidence = reading.confidence, !reading.isPartial else { return false }
    return confidence < onItsSide
  }

  /// The page as it reads in columns that lie on their side; `nil` for one that does not.
  ///
  /// - Parameters:
  ///   - image: of a page that ``mayLieOnItsSide(_:)``, its em box as Tesseract likes it.
  ///   - deadline: of the page.
  /// - Returns: a reading on a picture that stands so that its columns are lines.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func readOnItsSide(
    _ image: PageImage, until deadline: Deadline
  ) throws(RecognitionError) -> FirstReading? {
    try read(image, turnedBy: [0, 2], until: deadline)
  }

  private func read(
    _ image: PageImage, turnedBy turns: [Int], until deadline: Deadline
  ) throws(RecognitionError) -> FirstReading? {
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
    if let lineModel {
      try take(off: &reading, turn: .lines, until: deadline) { lineModel }
    }
    let result = try lines.read(
      reading.image, emPixels: coverage.emPixels, with: engine, until: deadline)
    reading.take(result)
    guard !reading.isPartial, !reading.lines.isEmpty else { return reading }
    let looked = try secondLook.take(
      at: &reading.lines, on: reading.image, emPixels: coverage.emPixels, with: engine,
      until: deadline)
    reading.note("secondLooks", Double(looked))
    return reading
  }

  /// Takes columns that stand beside the lines of a page off it, and reads them.
  ///
  /// - Parameters:
  ///   - reading: of the page, of which nothing is read yet.
  ///   - deadline: of the page.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func takeColumns(
    off reading: inout FirstReading, until deadline: Deadline
  ) throws(RecognitionError) {
    guard !model.language.isEmpty else { return }
    try take(off: &reading, turn: .columns, until: deadline, with: model.load)
  }

  private func take(
    off reading: inout FirstReading, turn: OrthogonalReader.Turn, until deadline: Deadline,
    with engine: () -> TesseractHandle?
  ) throws(RecognitionError) {
    let blocks = OrthogonalText.blocks(on: reading.image, emPixels: reading.emPixels)
    guard !blocks.isEmpty else { return }
    guard let engine = engine() else {
      if turn == .columns { reading.note(Measure.verticalModelMissing, 1) }
      return
    }
    guard
      let result = try orthogonal.read(
        blocks, on: reading.image, emPixels: reading.emPixels, turn: turn, with: engine,
        until: deadline)
    else { return }
    reading.take(result)
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
