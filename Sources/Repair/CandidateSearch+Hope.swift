extension CandidateSearch {
  /// log10 of how likely a character must be by itself to be hoped for where it makes no word.
  private static let commonLog10 = -3.6

  /// Drops candidates of one character for another that can hardly win, which are nine in ten: ones that
  /// cost more than the word as read there, and ones that are rare and make no word with what was read
  /// beside them.
  ///
  /// Each that stays costs the decoder some twenty look-ups of words.
  func dropHopeless(
    _ found: inout [Candidate], _ values: [UInt32], _ cover: WordCover, _ words: inout Vocabulary
  ) {
    found.removeAll { candidate in
      guard !candidate.isAlways, candidate.end == candidate.start + 1,
        table.length(of: candidate) == 1, Script.isHan(values[candidate.start])
      else { return false }
      let value = table.value(of: candidate, at: 0)
      guard Script.isHan(value) else { return false }
      let place = candidate.start
      return candidate.costLog10 + cover.mostGain(at: place) < 0
        || !makesWord(value, at: place, values, &words)
          && (cover.isCovered(place)
            || words.plainScore(of: WordKey().appending(value)) < Self.commonLog10)
    }
  }

  /// Whether a character makes a word of the model or the lexicon with those read beside it.
  private func makesWord(
    _ value: UInt32, at place: Int, _ values: [UInt32], _ words: inout Vocabulary
  ) -> Bool {
    for start in stride(from: place, through: max(0, place - WordKey.longest + 1), by: -1) {
      guard start == place || Script.isHan(values[start]) else { return false }
      var key = WordKey()
      for position in start..<min(start + WordKey.longest, values.count) {
        guard Script.isHan(values[position]) else { break }
        key = key.appending(position == place ? value : values[position])
        guard position > start, position >= place else { continue }
        if words.index(of: key) != 0 || lexicon.score(of: key) != nil { return true }
      }
    }
    return false
  }
}
