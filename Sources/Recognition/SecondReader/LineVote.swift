import DocumentModel
import Foundation
import TextAlignment

/// What becomes of a line that PP-OCR and Tesseract read differently.
///
/// Chinese characters are not decided here: what Tesseract has goes with the line as ``OtherSymbol``s with its odds, and
/// the repair weighs it with the language model. Marks, digits and letters stay as PP-OCR has them.
///
/// Source: 30 made pages with 29,000 characters (three fonts; faxed, blurred, thin, thick, speckled, curled, streaked,
/// with toner and folds). Where the two had different Chinese characters PP-OCR was right 694 times and Tesseract once,
/// simplified forms apart (``FormsOfPage``); with marks, digits and letters 210 times and twice.
enum LineVote {
  /// A line is weak when a symbol of it is less sure than this, 0…1.
  static let weakConfidence: Float = 0.9
  /// A line that one finder has, that PP-OCR reads with less than this confidence, and of which Tesseract has less than
  /// this share of the characters, is noise.
  static let noise: (confidence: Float, agreement: Double) = (0.9, 0.3)

  /// log10 odds that Tesseract's character is the right one, by the nines of both confidences.
  ///
  /// Logistic regression over the pages above, with a small penalty on the slopes.
  static let weights = (offset: -2.2, own: -0.45, other: 0.37)

  /// Indices of the lines to ask about, the weakest first, as many as the share of all symbols allows.
  ///
  /// - Parameters:
  ///   - lines: as PP-OCR read them.
  ///   - doubtful: lines to ask about however sure they are.
  ///   - share: of all symbols, 0…1.
  /// - Returns: some of the lines' indices.
  static func weakest(of lines: [ReadLine], doubtful: Set<Int>, share: Double) -> [Int] {
    var left = Int((Double(lines.reduce(0) { $0 + $1.symbols.count }) * share).rounded(.up))
    let order = lines.indices
      .filter { index in
        doubtful.contains(index)
          || lines[index].symbols.contains { $0.confidence < weakConfidence }
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

  /// Whether a line that one finder has is none: two readers see different things in noise.
  static func isNoise(_ line: ReadLine, beside other: [Symbol]) -> Bool {
    guard line.confidence < noise.confidence else { return false }
    let own = scalars(of: line)
    let read = other.flatMap(\.text.unicodeScalars)
    let same = Alignment(own, read).blocks.reduce(0) { $0 + ($1.isEqual ? $1.source.count : 0) }
    return Double(same) < Double(own.count) * noise.agreement
  }

  /// Adds Tesseract's view of a line to it.
  static func vote(on line: inout ReadLine, against other: [Symbol]) {
    let own = scalars(of: line)
    let read = other.flatMap { symbol in
      symbol.text.unicodeScalars.map { (scalar: $0, confidence: symbol.confidence) }
    }
    for block in Alignment(own, read.map(\.scalar)).blocks
    where !block.isEqual && block.source.count == block.target.count {
      for (index, place) in zip(block.source, block.target) {
        let scalar = read[place].scalar
        guard own[index].properties.isIdeographic, scalar.properties.isIdeographic else { continue }
        let odds = oddsLog10(
          of: read[place].confidence, against: line.symbols[index].confidence)
        add(
          OtherSymbol(
            scalar: scalar, confidence: read[place].confidence, looks: 1, oddsLog10: odds),
          to: &line.otherSymbols[index, default: []])
      }
    }
  }

  /// log10 odds that a character of Tesseract's is right where PP-OCR has another.
  static func oddsLog10(of other: Float, against own: Float) -> Double {
    let odds = weights.offset + weights.own * nines(own) + weights.other * nines(other)
    return (odds * 100).rounded() / 100
  }

  /// 1 for 0.9, 2 for 0.99, at most 3.
  private static func nines(_ confidence: Float) -> Double {
    -log10(max(0.001, 1 - Double(confidence)))
  }

  private static func scalars(of line: ReadLine) -> [Unicode.Scalar] {
    line.symbols.map { $0.text.unicodeScalars.first ?? " " }
  }

  /// Where PP-OCR itself has thought of the character, the two odds go together.
  private static func add(_ other: OtherSymbol, to others: inout [OtherSymbol]) {
    guard let known = others.firstIndex(where: { $0.scalar == other.scalar }) else {
      others.append(other)
      return
    }
    others[known].looks += 1
    others[known].confidence = max(others[known].confidence, other.confidence)
    // One witness more: as much as tells Tesseract's certainty from a guess.
    let support = weights.other * nines(other.confidence)
    others[known].oddsLog10 = max(
      (others[known].oddsLog10 ?? other.oddsLog10 ?? 0) + support, other.oddsLog10 ?? 0)
  }
}
