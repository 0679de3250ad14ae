import CTesseract
import DocumentModel
import PageImaging
import TextAlignment

/// Reads the lines that the engine was least sure of again, at other sizes and one at a time.
///
/// What the looks make of a Chinese character goes with the line as ``OtherReading``s; nothing is changed
/// here. The repair weighs them: a reading that both looks share is right three times in four, one that
/// only one has is right once in four.
///
/// Source: 511 lines of 16 made pages (four fonts; clean, thin, faxed, skewed): in 340 lines with a symbol
/// under 0.97 the readings at 19 and 28 px agree against the first one on 70 characters, of which 39 are
/// then right and 11 were right before; apart they differ from it on 324, of which 45 and 116.
struct SecondLook {
  /// Share of the page's characters that are looked at again, 0…1.
  let share: Double

  /// Sides of a character's em box at which a line is read again, in pixels.
  static let emPixels = [19.0, 28.0]
  /// A line is looked at again when a symbol of it is less sure than this, 0…1.
  static let weakConfidence: Float = 0.9
  /// A look that finds fewer characters than this share of the first reading has failed.
  static let leastLength = 0.7

  /// Adds what the looks made of the weakest lines to them.
  ///
  /// - Parameters:
  ///   - lines: as they were read on `image`.
  ///   - image: the page that was read, 8 bits deep; others are not looked at again.
  ///   - emPixels: side of a character's em box on `image`.
  ///   - engine: which reads again.
  ///   - isInTime: asked before each line.
  /// - Returns: how many lines were looked at.
  /// - Throws: ``RecognitionError/engineFailed(detail:)``.
  func take(
    at lines: inout [ReadLine], on image: PageImage, emPixels: Double,
    with engine: TesseractHandle, isInTime: () -> Bool
  ) throws(RecognitionError) -> Int {
    guard image.depth == 8, emPixels > 0 else { return 0 }
    let chosen = weakest(of: lines)
    for index in chosen where isInTime() {
      var looks: [[Unicode.Scalar?]] = []
      for em in Self.emPixels {
        if let look = try look(
          at: lines[index], on: image, emPixels: emPixels, em: em, with: engine)
        {
          looks.append(look)
        }
      }
      lines[index].otherReadings = Self.others(than: lines[index].symbols, in: looks)
    }
    return chosen.count
  }

  /// Indices of the lines to look at, the weakest first, as many as the share allows.
  func weakest(of lines: [ReadLine]) -> [Int] {
    let all = lines.reduce(0) { $0 + $1.symbols.count }
    var left = Int(Double(all) * share)
    let order = lines.indices
      .filter { index in
        lines[index].symbols.contains { $0.confidence < Self.weakConfidence }
          && !lines[index].isMostlyLatin
      }
      .map { index in (index, doubt: lines[index].symbols.reduce(0) { $0 + (1 - $1.confidence) }) }
      .sorted { ($1.doubt, $0.0) < ($0.doubt, $1.0) }
    var chosen: [Int] = []
    for (index, _) in order where lines[index].symbols.count <= left {
      left -= lines[index].symbols.count
      chosen.append(index)
    }
    return chosen
  }

  /// What one look reads for each symbol of a line; `nil` where it has no character of its own for it.
  private func look(
    at line: ReadLine, on image: PageImage, emPixels: Double, em: Double,
    with engine: TesseractHandle
  ) throws(RecognitionError) -> [Unicode.Scalar?]? {
    guard
      let part = image.part(line.box, margin: Int(emPixels / 4), scaledBy: em / emPixels)
    else { return nil }
    engine.setPage(part, emPixels: em)
    guard try engine.recognise(mode: PSM_SINGLE_LINE, deadlineSeconds: 10) else { return nil }
    let read = engine.symbols().flatMap(\.text.unicodeScalars)
    let first = line.symbols.map { $0.text.unicodeScalars.first ?? " " }
    guard Double(read.count) >= Double(first.count) * Self.leastLength else { return nil }
    var result = [Unicode.Scalar?](repeating: nil, count: first.count)
    for block in Alignment(first, read).blocks where block.source.count == block.target.count {
      for (symbol, place) in zip(block.source, block.target) { result[symbol] = read[place] }
    }
    return result
  }

  /// What the looks say instead of the symbols, by symbol.
  static func others(
    than symbols: [Symbol], in looks: [[Unicode.Scalar?]]
  ) -> [Int: [OtherReading]] {
    var result: [Int: [OtherReading]] = [:]
    for (index, symbol) in symbols.enumerated() {
      guard let first = symbol.text.unicodeScalars.first, first.properties.isIdeographic else {
        continue
      }
      var counts: [Unicode.Scalar: Int] = [:]
      for look in looks {
        if let other = look[index], other != first, other.properties.isIdeographic {
          counts[other, default: 0] += 1
        }
      }
      guard !counts.isEmpty else { continue }
      result[index] = counts.sorted { ($1.value, $0.key.value) < ($0.value, $1.key.value) }
        .map { OtherReading(offset: 0, scalar: $0.key, looks: $0.value, allLooks: looks.count) }
    }
    return result
  }
}
