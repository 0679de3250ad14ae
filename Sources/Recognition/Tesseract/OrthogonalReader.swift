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
  static let believed: Float = 0.9
  /// Symbols that a column must have for each character that it has room for.
  static let filled = 0.6
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
    for (number, block) in blocks.enumerated() {
      let laid = block.columns.map { column in
        LayoutLine(
          box: there.apply(to: column.box), block: number,
          blobs: column.pieces.map(there.apply(to:)))
      }.sorted { $0.box.top < $1.box.top }
      let result = try lines.read(
        laid, of: turned, emPixels: emPixels, with: engine, until: deadline)
      guard !result.isPartial else { return nil }
      guard isText(result.lines, of: laid) else { continue }
      read += result.lines.map { OrthogonalLine(line: $0, back: back) }
      taken += block.columns.map(\.box)
    }
    let margin = Int((Self.margin * emPixels).rounded(.up))
    guard !read.isEmpty, let page = image.erasing(taken, margin: margin) else { return nil }
    return Result(page: page, lines: read)
  }

  /// Whether what was read of a block is text, and all of it.
  private func isText(_ read: [ReadLine], of laid: [LayoutLine]) -> Bool {
    let symbols = read.flatMap(\.symbols)
    let room = laid.reduce(0.0) { $0 + Double($1.box.width) / Double(max(1, $1.box.height)) }
    guard !symbols.isEmpty, Double(symbols.count) >= Self.filled * room else { return false }
    return symbols.reduce(0) { $0 + $1.confidence } / Float(symbols.count) >= Self.believed
  }
}

/// A line that runs across those of its page.
struct OrthogonalLine {
  /// As it was read, in the pixels of the turned picture.
  var line: ReadLine
  /// From those to the pixels of the page's picture.
  var back: PageTransform
}
