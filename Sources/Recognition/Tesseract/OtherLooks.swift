import DocumentModel
import TextAlignment

/// What other looks at a line read for a symbol, where it is a Chinese character and not the one that was read.
struct OtherSymbol: Equatable {
  var scalar: Unicode.Scalar
  /// Of the look that was surest of it, 0…1.
  var confidence: Float
  /// How many looks read it so.
  var looks: Int
  /// log10 of how much likelier it is right than what was read first, where its reader has learnt that.
  var oddsLog10: Double?
}

/// One character as a look has it.
struct Sighting: Equatable {
  var scalar: Unicode.Scalar
  /// 0…1.
  var confidence: Float
}

extension ReadLine {
  /// A look that finds fewer characters than this share of the line's has failed.
  static let leastLength = 0.7

  /// What another look reads for each symbol of the line.
  ///
  /// - Parameter symbols: as the look has them.
  /// - Returns: `nil` where it has no character of its own for a symbol, and for the whole line where it failed.
  func sightings(in symbols: [Symbol]) -> [Sighting?]? {
    let read = symbols.flatMap { symbol in
      symbol.text.unicodeScalars.map { Sighting(scalar: $0, confidence: symbol.confidence) }
    }
    let first = self.symbols.map { $0.text.unicodeScalars.first ?? " " }
    guard Double(read.count) >= Double(first.count) * Self.leastLength else { return nil }
    var result = [Sighting?](repeating: nil, count: first.count)
    for block in Alignment(first, read.map(\.scalar)).blocks
    where block.source.count == block.target.count {
      for (symbol, place) in zip(block.source, block.target) { result[symbol] = read[place] }
    }
    return result
  }

  /// Adds what looks say instead of the symbols, by symbol; the surest first.
  mutating func add(_ looks: [[Sighting?]]) {
    for (index, symbol) in symbols.enumerated() {
      guard let first = symbol.text.unicodeScalars.first, first.properties.isIdeographic else {
        continue
      }
      var others = otherSymbols[index] ?? []
      for look in looks {
        guard let seen = look[index], seen.scalar != first, seen.scalar.properties.isIdeographic
        else { continue }
        if let known = others.firstIndex(where: { $0.scalar == seen.scalar }) {
          others[known].looks += 1
          others[known].confidence = max(others[known].confidence, seen.confidence)
        } else {
          others.append(OtherSymbol(scalar: seen.scalar, confidence: seen.confidence, looks: 1))
        }
      }
      guard !others.isEmpty else { continue }
      otherSymbols[index] = others.sorted {
        ($1.looks, $1.confidence, $0.scalar.value) < ($0.looks, $0.confidence, $1.scalar.value)
      }
    }
  }
}
