import DocumentModel
import PageImaging

/// Reads what runs across the lines of a page (``OrthogonalText``): it is turned so that it runs from left to right.
struct OrthogonalReader {
  /// Clockwise quarter turns that lay it so: columns, from the right, become lines from the top; what runs across columns,
  /// on a page that was turned to read them, stands again.
  enum Turn: Int {
    case columns = 3
    case lines = 1
  }

  /// A page without what was read across its lines.
  struct Result {
    var page: PageImage
    /// In the pixels of `page`, each block's together.
    var lines: [OrthogonalLine]
  }

  let lines: LineReader

  /// Mean confidence of a block's symbols from which on it is believed to be text, 0…1.
  ///
  /// Source: 80 blocks of 32 made pages had 0.96 to 1; the only false one on the benchmark's dev set (65 pages) had 0.89,
  /// and two symbols for four.
  static let believed: Float = 0.9
  /// Symbols that a column must have for each character that it has room for.
  static let filled = 0.6
  /// Share of the time left that blocks may take.
  static let shareOfTime = 0.25
  /// Blocks one after the other that turn out to be no text before the rest is left alone.
  static let mostRefused = 8
  /// Ground around a column that goes with it when it is taken off the page, in em.
  static let margin = 0.12

  /// Reads the blocks of a page, and takes off the page what can be read.
  ///
  /// - Parameters:
  ///   - blocks: found on `image`; not empty.
  ///   - image: the page.
  ///   - emPixels: side of a character's em box on it.
  ///   - turn: how they are to be laid.
  ///   - engine: the model to read with.
  ///   - deadline: of the page.
  /// - Returns: the page without them; `nil` where none can be read, or there was no time.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func read(
    _ blocks: [OrthogonalText.Block], on image: PageImage, emPixels: Double, turn: Turn,
    with engine: TesseractHandle, until deadline: Deadline
  ) throws(RecognitionError) -> Result? {
    guard let turned = try? Orient(forcedQuarterTurns: turn.rawValue).apply(to: image) else {
      return nil
    }
    defer { engine.clear() }
    let back = PageTransform.quarterTurnsBack(
      turn.rawValue, width: Double(image.width), height: Double(image.height))
    guard let there = back.inverse else { return nil }
    var read: [OrthogonalLine] = []
    var taken: [Box] = []
    var refused = 0
    let end = Deadline(seconds: deadline.secondsLeft * Self.shareOfTime)
    for (number, block) in blocks.enumerated() where refused < Self.mostRefused && !end.isPast {
      let laid = block.columns.map { column in
        LayoutLine(
          box: there.apply(to: column.box), block: number,
          blobs: column.pieces.map(there.apply(to:)))
      }
      let result = try lines.read(
        laid.sorted { $0.box.top < $1.box.top }, of: turned, emPixels: emPixels, with: engine,
        until: end)
      // What is not read stays on the page, to be read as the rest of it.
      let columns = zip(block.columns, laid).compactMap { column, line in
        result.lines.first { $0.box == line.box && Self.fills($0) }.map { (column, $0) }
      }
      guard !result.isPartial, Self.isText(columns.map(\.1)) else {
        refused += 1
        continue
      }
      refused = 0
      read += result.lines.filter { line in columns.contains { $0.1.box == line.box } }
        .map { OrthogonalLine(line: $0, back: back) }
      taken += columns.flatMap(\.0.pieces)
    }
    let margin = Int((Self.margin * emPixels).rounded(.up))
    guard !read.isEmpty, let page = image.erasing(taken, margin: margin) else { return nil }
    return Result(page: page, lines: read)
  }

  /// Whether a line has as many symbols as its length has room for.
  private static func fills(_ line: ReadLine) -> Bool {
    let room = Double(line.box.width) / Double(max(1, line.box.height))
    return Double(line.symbols.count) >= filled * room
  }

  private static func isText(_ lines: [ReadLine]) -> Bool {
    let symbols = lines.flatMap(\.symbols)
    guard !symbols.isEmpty else { return false }
    return symbols.reduce(0) { $0 + $1.confidence } / Float(symbols.count) >= believed
  }
}

/// A line that runs across those of its page.
struct OrthogonalLine {
  /// As it was read, in the pixels of the turned picture.
  var line: ReadLine
  /// From those to the pixels of the page's picture.
  var back: PageTransform
}
