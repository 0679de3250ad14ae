import DocumentModel
import Foundation

/// Makes a line of symbols out of the characters that were spotted in its pieces.
enum PaddleLine {
  /// The symbols of one piece.
  ///
  /// Spaces are no symbols: a word begins behind one. Boxes reach half-way to the neighbours, and no further than a
  /// character is wide.
  ///
  /// - Parameters:
  ///   - spotted: from left to right.
  ///   - region: where the piece lies on the page.
  ///   - box: of the line; symbols are as high.
  /// - Returns: symbols with boxes in pixels of the page, and what else each may be, by symbol.
  static func symbols(
    of spotted: [SpottedCharacter], in region: LineRegion, line box: Box
  ) -> (symbols: [Symbol], others: [Int: [OtherSymbol]]) {
    var symbols: [Symbol] = []
    var others: [Int: [OtherSymbol]] = [:]
    let places = spotted.map { region.column(at: $0.place) }
    let widest = Double(box.height) * 0.6
    var beginsWord = true
    for (index, character) in spotted.enumerated() {
      guard character.text != " ", character.text != "\u{3000}" else {
        beginsWord = true
        continue
      }
      let before = index > 0 ? (places[index - 1] + places[index]) / 2 : -.infinity
      let after = index + 1 < places.count ? (places[index] + places[index + 1]) / 2 : .infinity
      let left = max(before, places[index] - widest)
      let right = min(after, places[index] + widest)
      let alike = alternatives(of: character)
      if !alike.isEmpty { others[symbols.count] = alike }
      symbols.append(
        Symbol(
          text: character.text,
          box: Box(
            left: Int(left.rounded()), top: Int(box.top), right: Int(right.rounded()),
            bottom: Int(box.bottom)),
          confidence: character.confidence,
          beginsWord: beginsWord))
      beginsWord = false
    }
    return (symbols, others)
  }

  /// The Chinese characters that a Chinese character may be instead.
  private static func alternatives(of character: SpottedCharacter) -> [OtherSymbol] {
    guard isHan(character.text) else { return [] }
    return character.alternatives.compactMap { other in
      guard isHan(other.text), let scalar = other.text.unicodeScalars.first else { return nil }
      let odds = oddsLog10(of: other.confidence, against: character.confidence)
      return OtherSymbol(
        scalar: scalar, confidence: other.confidence, looks: 1,
        oddsLog10: odds)
    }
  }

  /// log10 odds that a character is right which the model had in second place.
  ///
  /// Source: logistic regression over the 1,437 such characters on 92 pages (30 made ones of
  /// ``LineVote``, the benchmark's dev set), 11 of them right; all 11 had more than a tenth of the first one's likelihood.
  static func oddsLog10(of other: Float, against own: Float) -> Double {
    let odds = 0.1 + 1.8 * log10(Double(max(other, 1e-6) / max(own, 1e-6)))
    return (odds * 100).rounded() / 100
  }

  /// Width of a Chinese character in heights under which there is none.
  static let narrowest = 0.65

  /// Width of a page's characters from which on narrow ones are a seal's wherever they were found, in em: the box of a
  /// signature that a seal lies over is too high as well.
  static let sealWidth = 1.4

  /// Whether the characters are as narrow as ``isTooNarrow(_:)`` says, and larger than the page's.
  static func isSeal(_ line: ReadLine, em: Double) -> Bool {
    isTooNarrow(line) && Double(line.box.width) > sealWidth * em * Double(line.symbols.count)
  }

  /// Whether Chinese characters would be too narrow for their height: the arc of a seal, read as a line.
  static func isTooNarrow(_ line: ReadLine) -> Bool {
    let han = line.symbols.count { isHan($0.text) }
    guard han * 2 > line.symbols.count, line.symbols.count > 1 else { return false }
    return Double(line.box.width) < narrowest * Double(line.box.height * line.symbols.count)
  }

  private static func isHan(_ text: String) -> Bool {
    text.unicodeScalars.count == 1
      && text.unicodeScalars.first?.properties.isIdeographic == true
  }
}
