/// A lexicon ready for the decoder: its words as further words of the model, and what they protect.
struct LexiconIndex: Sendable {
  private let scores: [WordKey: Double]
  private let byFirst: [UInt32: [[UInt32]]]
  private let words: [Lexicon.Word]

  /// Shortest word that protects the text that spells it; single characters are everywhere.
  private static let shortestProtecting = 2

  static let empty = LexiconIndex(.empty)

  init(_ lexicon: Lexicon) {
    var scores: [WordKey: Double] = [:]
    var byFirst: [UInt32: [[UInt32]]] = [:]
    for word in lexicon.words {
      let values = word.text.map(\.value)
      if word.fitsModel {
        scores[values.reduce(WordKey()) { $0.appending($1) }] = word.weightLog10
      }
      if values.count >= Self.shortestProtecting, let first = values.first {
        byFirst[first, default: []].append(values)
      }
    }
    self.scores = scores
    self.byFirst = byFirst
    words = lexicon.words
  }

  /// log10 P(word) of a word of the lexicon; `nil` for others.
  @inline(__always)
  func score(of key: WordKey) -> Double? {
    scores.isEmpty ? nil : scores[key]
  }

  /// Which positions lie in a word of the lexicon as read.
  func protected(in values: [UInt32]) -> [Bool] {
    var closed = [Bool](repeating: false, count: values.count)
    guard !byFirst.isEmpty else { return closed }
    for start in values.indices {
      for word in byFirst[values[start]] ?? [] where values[start...].starts(with: word) {
        for position in start..<start + word.count { closed[position] = true }
      }
    }
    return closed
  }

  /// The first word as read that lies over a position of `range` and protects it; `nil` without any.
  func word(protecting range: Range<Int>, in values: [UInt32]) -> Lexicon.Word? {
    words.first { word in
      let length = word.text.count
      guard length >= Self.shortestProtecting else { return false }
      let starts = max(0, range.lowerBound - length + 1)..<range.upperBound
      return starts.contains { start in
        start + length <= values.count
          && zip(values[start...], word.text).allSatisfy { $0 == $1.value }
      }
    }
  }
}
