/// Places where a misreading is likely enough to look for characters of like shape.
///
/// Those are the glyphs that the engine was unsure of, and, whatever the engine says, characters that
/// surprise the language model: ones that no word of two to four characters covers and that are rare
/// by themselves.
///
/// Source: in two captures of made misreadings 84 of 94 lay outside all words, and of the 3,637 right
/// characters 318, of which 128 were rarer than ``DecoderSettings/plainWordLog10``.
struct Suspects {
  let settings: DecoderSettings

  /// Positions in the passage, in order; `cover` says what words lie over them.
  func places(in passage: Passage, cover: WordCover, words: inout Vocabulary) -> [Int] {
    let values = passage.values
    return values.indices.filter { place in
      guard Script.isHan(values[place]) else { return false }
      if let confidence = passage.confidence(in: place..<place + 1),
        confidence < settings.suspectConfidence
      {
        return true
      }
      return !cover.isCovered(place)
        && words.plainScore(of: WordKey().appending(values[place])) < settings.plainWordLog10
    }
  }
}
