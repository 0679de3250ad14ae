/// Several sentences in one line, of which a site has said some word for word.
enum ClutterSentences {
  private static let mostSentences = 12

  /// Why the line may be a notice: patterns know at least half of its sentences.
  static func reason(of text: String.UnicodeScalarView, _ reader: inout ClutterReader) -> String? {
    let sentences = text.split(maxSplits: mostSentences, whereSeparator: endsSentence)
    guard sentences.count >= 2, sentences.count < mostSentences else { return nil }
    var first: ClutterMatch?
    var known = 0
    var count = 0
    for sentence in sentences {
      let folded = FoldedText(sentence)
      guard !folded.scalars.isEmpty else { continue }
      count += 1
      guard folded.scalars.count <= ClutterReader.longestLine,
        let match = reader.match(folded.scalars), match.kind == .lines || match.kind == .folds
      else { continue }
      known += 1
      first = first ?? match
    }
    guard let first, known * 2 >= count else { return nil }
    return first.reason
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "！", "？", "；", "!", "?", ";": true
    default: false
    }
  }
}
