import DocumentModel
import TextAlignment

/// What becomes of a line that two readers read differently.
///
/// Chinese characters are not decided here: what the other reader has goes with the line as ``OtherSymbol``s, and the
/// repair weighs it with the language model.
enum LineVote {
  /// A line is weak when a symbol of it is less sure than this, 0…1.
  static let weakConfidence: Float = 0.9

  /// Indices of the lines to ask about, the weakest first, as many as the share of all symbols allows.
  static func weakest(of lines: [ReadLine], share: Double) -> [Int] {
    var left = Int(Double(lines.reduce(0) { $0 + $1.symbols.count }) * share)
    let order = lines.indices
      .filter { index in lines[index].symbols.contains { $0.confidence < weakConfidence } }
      .map { index in (index, doubt: lines[index].symbols.reduce(0) { $0 + (1 - $1.confidence) }) }
      .sorted { ($1.doubt, $0.0) < ($0.doubt, $1.0) }
    var chosen: [Int] = []
    for (index, _) in order where lines[index].symbols.count <= left {
      left -= lines[index].symbols.count
      chosen.append(index)
    }
    return chosen
  }

  /// Adds the other reader's view of a line to it.
  static func vote(on line: inout ReadLine, against other: [Symbol]) {
    let own = line.symbols.map { $0.text.unicodeScalars.first ?? " " }
    let read = other.flatMap { symbol in
      symbol.text.unicodeScalars.map { (scalar: $0, confidence: symbol.confidence) }
    }
    for block in Alignment(own, read.map(\.scalar)).blocks
    where !block.isEqual && block.source.count == block.target.count {
      for (index, place) in zip(block.source, block.target) {
        let scalar = read[place].scalar
        guard own[index].properties.isIdeographic, scalar.properties.isIdeographic else { continue }
        add(scalar, read[place].confidence, to: &line.otherSymbols[index, default: []])
      }
    }
  }

  private static func add(
    _ scalar: Unicode.Scalar, _ confidence: Float, to others: inout [OtherSymbol]
  ) {
    if let known = others.firstIndex(where: { $0.scalar == scalar }) {
      others[known].looks += 1
      others[known].confidence = max(others[known].confidence, confidence)
    } else {
      others.append(OtherSymbol(scalar: scalar, confidence: confidence, looks: 1))
    }
  }
}
