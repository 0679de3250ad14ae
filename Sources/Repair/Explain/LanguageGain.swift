/// How much better the language model likes a text with one change and no other.
///
/// Scores the run of Chinese characters around the place, so far as they can matter: the best
/// segmentation with the change less the best one as read, without the evidence for the change.
struct LanguageGain {
  private let table: ConfusionTable
  private let model: LanguageModel
  private var words: Vocabulary
  private var beam: Beam
  private var lattice = Lattice()
  /// Best score as read of the range last asked for: many are asked for one place.
  private var asRead: (range: Range<Int>, score: Double)?

  /// Characters on either side that are scored: the model looks back two words.
  private static let reach = 10

  init(
    model: LanguageModel, lexicon: LexiconIndex, table: ConfusionTable, settings: DecoderSettings
  ) {
    self.table = table
    self.model = model
    words = Vocabulary(model)
    beam = Beam(model: model, lexicon: lexicon, settings: settings)
  }

  /// log10; `nil` when no path leads over the place.
  mutating func gain(of candidate: Candidate, in values: [UInt32]) -> Double? {
    let range = range(around: candidate, values)
    var forced = candidate
    forced.isAlways = true
    forced.evidenceLog10 = 0
    forced.marginLog10 = 0
    guard let without = scoreAsRead(of: range, values),
      let with = score(of: range, values, [forced])
    else { return nil }
    return with - without
  }

  private mutating func scoreAsRead(of range: Range<Int>, _ values: [UInt32]) -> Double? {
    if let asRead, asRead.range == range { return asRead.score }
    guard let score = score(of: range, values, []) else { return nil }
    asRead = (range, score)
    return score
  }

  private mutating func score(
    of range: Range<Int>, _ values: [UInt32], _ candidates: [Candidate]
  ) -> Double? {
    lattice.build(range, of: values, candidates: candidates[...], table: table)
    return beam.search(
      lattice, from: 0, to: lattice.lastNode, history: model.beginning, words: &words
    ).map { beam[$0].score }
  }

  private func range(around candidate: Candidate, _ values: [UInt32]) -> Range<Int> {
    var lower = candidate.start
    while lower > 0, lower > candidate.start - Self.reach, Script.isHan(values[lower - 1]) {
      lower -= 1
    }
    var upper = candidate.end
    while upper < values.count, upper < candidate.end + Self.reach, Script.isHan(values[upper]) {
      upper += 1
    }
    return lower..<upper
  }
}
