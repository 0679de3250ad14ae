/// The words of two to four characters that lie over a text as read, whatever else could be read there.
struct WordCover {
  /// log10 of the likeliest word over each position; -infinity outside all words.
  private var scores: [Float]

  init(of values: [UInt32], words: inout Vocabulary) {
    scores = [Float](repeating: -.infinity, count: values.count)
    for start in values.indices where Script.isHan(values[start]) {
      var key = WordKey().appending(values[start])
      for end in start + 1..<max(start + 1, min(start + 4, values.count)) {
        guard Script.isHan(values[end]) else { break }
        key = key.appending(values[end])
        let score = Float(words.plainScore(of: key))
        guard score > -.infinity else { continue }
        for place in start...end where scores[place] < score { scores[place] = score }
      }
    }
  }

  func isCovered(_ place: Int) -> Bool { scores[place] > -.infinity }

  /// The most that another character at a place can gain, log10: what the word over it costs, and
  /// ``slackLog10`` for what its neighbours may gain by a longer word.
  func mostGain(at place: Int) -> Double { Self.slackLog10 - Double(scores[place]) }

  private static let slackLog10 = 2.0
}
