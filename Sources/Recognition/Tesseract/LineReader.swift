import DocumentModel
import PageImaging

/// Reads a page line by line, each line from a picture of its own.
///
/// Tesseract's network is shown every line 48 px high, so its time goes with how wide a line is for its height. Reading a
/// whole page it cuts the lines out close to their print. With more ground above and below it the print is smaller and the
/// picture narrower, and clean print is read as well; print that is not is read again, larger.
///
/// Why it is so: the benchmark's dev set (65 pages, all kinds of damage) read by whole pages has a character error rate of
/// 0.0076; line by line at 1.5 heights 0.0072, at 1.65 0.0087, at 1.9 0.0116, at 2.1 0.0168, the clean ones among them as
/// well at 1.9 as at 1.5; with weak lines again at 1.4, and what either reading says, 0.0066 to 0.0070 from 1.65 to
/// 1.75 (1.7: 0.0068).
/// Narrowing lines without making them lower costs more: 0.0103 at nine tenths of the width, 0.0154 at eight, 0.0392 at
/// seven. (November 2026.)
struct LineReader {
  /// How lines are shown to the engine.
  struct Look: Equatable {
    /// Height of the picture of a line, in heights of its print.
    var height: Double
    /// The same for lines that were read weakly.
    var weakHeight: Double
    /// Mean confidence of its symbols under which a line is weak, 0…1.
    ///
    /// Source: 1,682 lines of the benchmark's dev set, read at 1.9 heights: of the 417 with an error 58 % were under
    /// 0.985, of the others 4 %.
    var sure: Float
  }

  /// What was read of a page.
  struct Result {
    /// In reading order.
    var lines: [ReadLine] = []
    /// There was no time for all of them.
    var isPartial = false
    /// Those that are hardly print, with what was read of them.
    var doubted: [ReadLine] = []
    /// Lines of the layout that are no print, which were not read.
    var leftOut = 0
  }

  let layout: TesseractLayout
  let look: Look

  /// So many weak lines one after the other, and the rest of the page is shown large at once.
  static let mostWeak = 3
  /// A second reading with fewer symbols than this share of the first one's has lost some.
  static let leastLength = 0.8
  /// Longest side of a page that Tesseract can analyse, in pixels.
  static let longestSide = 32_767

  /// Reads the lines of a page.
  ///
  /// - Parameters:
  ///   - image: the page.
  ///   - emPixels: side of a character's em box on it.
  ///   - engine: the model to read with.
  ///   - deadline: lines after it are left out.
  /// - Returns: the lines that are believed to be print.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``, also for a page that is longer than the engine can take.
  func read(
    _ image: PageImage, emPixels: Double, with engine: TesseractHandle, until deadline: Deadline
  ) throws(RecognitionError) -> Result {
    guard max(image.width, image.height) <= Self.longestSide else {
      throw .engineFailed(detail: "the page has more than \(Self.longestSide) pixels on a side")
    }
    let found = layout.lines(of: image, emPixels: emPixels)
    let pieces = UnreadPrint.pieces(
      of: image, besides: found.flatMap { $0.parts(emPixels: emPixels) }.map(\.box),
      emPixels: emPixels)
    let lines = TableCells.parted(
      LineEnds.added(to: found, of: pieces, emPixels: emPixels),
      by: RuledTable.tables(of: image.rules), emPixels: emPixels)
    var result = try read(
      lines, of: image, emPixels: emPixels, with: engine,
      until: deadline)
    result.lines = LayoutOrder.mended(result.lines, box: \.box, block: \.block)
    return result
  }

  /// Reads lines of a page, in the order given.
  ///
  /// - Parameters:
  ///   - lines: in pixels of `image`.
  ///   - image: the page.
  ///   - emPixels: side of a character's em box on it.
  ///   - engine: the model to read with.
  ///   - deadline: lines after it are left out.
  /// - Returns: those that are believed to be print.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func read(
    _ lines: [LayoutLine], of image: PageImage, emPixels: Double, with engine: TesseractHandle,
    until deadline: Deadline
  ) throws(RecognitionError) -> Result {
    var result = Result()
    var weak = 0
    for line in lines {
      guard !line.isNoPrint(emPixels: emPixels) else {
        result.leftOut += 1
        continue
      }
      guard !deadline.isPast else { break }
      let isFirst = weak < Self.mostWeak && look.weakHeight < look.height
      var (reading, isWhole) = try read(
        line, at: isFirst ? look.height : look.weakHeight, of: image, emPixels: emPixels,
        with: engine, until: deadline)
      if isFirst {
        weak = reading.confidence < look.sure ? weak + 1 : 0
        if weak > 0, !deadline.isPast {
          let again = try read(
            line, at: look.weakHeight, isAgain: true, of: image, emPixels: emPixels, with: engine,
            until: deadline)
          reading = Self.better(reading, again.line)
          isWhole = isWhole || again.isWhole
        }
      }
      if !isWhole { result.isPartial = true }
      guard !reading.symbols.isEmpty else { continue }
      if line.isFilled(by: reading.symbols.count, emPixels: emPixels) {
        result.lines.append(reading)
      } else {
        result.doubted.append(reading)
      }
    }
    if deadline.isPast { result.isPartial = true }
    return result
  }

  /// The surer one of two readings of a line, with what the other one says; the first where the second has lost symbols.
  static func better(_ first: ReadLine, _ again: ReadLine) -> ReadLine {
    let isWhole =
      Double(again.symbols.count) >= Double(first.symbols.count) * leastLength
    let isAgain = isWhole && again.confidence > first.confidence
    var reading = isAgain ? again : first
    if let other = reading.sightings(in: (isAgain ? first : again).symbols) { reading.add([other]) }
    return reading
  }

  /// One line, its parts one after the other, the second time with the noise of its ground; and whether there was time for all of them.
  private func read(
    _ line: LayoutLine, at height: Double, isAgain: Bool = false, of image: PageImage,
    emPixels: Double, with engine: TesseractHandle, until deadline: Deadline
  ) throws(RecognitionError) -> (line: ReadLine, isWhole: Bool) {
    var symbols: [Symbol] = []
    var isWhole = true
    for part in line.parts(emPixels: emPixels) {
      let read = try engine.readLine(
        part.box, of: image, emPixels: emPixels, height: height, keepsNoise: isAgain,
        until: deadline)
      isWhole = isWhole && read != nil
      symbols += GlyphBoxes.fitted(read ?? [], to: part)
    }
    return (ReadLine(symbols: symbols, box: line.box, block: line.block), isWhole)
  }
}
