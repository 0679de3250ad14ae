import Foundation

/// Settles which forms of characters a page is printed in.
///
/// PP-OCR reads simplified and traditional characters alike, and where print is bold or blurred it takes 编 for 編
/// and is sure of it. A page has one or the other: on one that is simplified nearly throughout, a traditional form is
/// a thousand times less likely than the network thinks.
///
/// Source: of 73 errors on a made page of bold print 71 were such forms, the network's confidence in them 0.5 to 0.999;
/// Lu Xun's and the law's names of the benchmark's dev set stay as they are read.
enum FormsOfPage {
  /// Share of a page's Chinese characters that are traditional forms from which it may be a traditional page.
  static let traditionalShare = 0.15
  /// How likely a traditional form is on a simplified page, beside what the network thinks.
  static let foreignLikelihood: Float = 0.001

  /// Takes the simplified forms on a page of simplified print.
  static func settle(_ lines: inout [[SpottedCharacter]?]) {
    var han = 0
    var traditional = 0
    for character in lines.lazy.compactMap({ $0 }).joined() {
      if character.text.unicodeScalars.first?.properties.isIdeographic == true { han += 1 }
      if character.simplified != nil { traditional += 1 }
    }
    guard traditional > 0, Double(traditional) < Double(han) * traditionalShare else { return }
    for line in lines.indices {
      for index in lines[line]?.indices ?? 0..<0 {
        if let settled = lines[line].flatMap({ settled($0[index]) }) {
          lines[line]?[index] = settled
        }
      }
    }
  }

  /// The character with the likelihoods of its two forms weighed anew; `nil` for one that has one form.
  private static func settled(_ character: SpottedCharacter) -> SpottedCharacter? {
    guard let form = character.simplified, form.confidence > 0 else { return nil }
    var result = character
    let foreign = character.confidence * foreignLikelihood
    let share = form.confidence / (form.confidence + foreign)
    let sum = min(1, character.confidence + form.confidence)
    result.alternatives.removeAll { $0.text == form.text }
    result.simplified = nil
    let rest = SpottedCharacter.Alternative(
      text: share >= 0.5 ? character.text : form.text, confidence: sum * min(share, 1 - share))
    if rest.confidence >= CTCDecoder.leastAlternative { result.alternatives.insert(rest, at: 0) }
    result.text = share >= 0.5 ? form.text : character.text
    result.confidence = sum * max(share, 1 - share)
    return result
  }
}
