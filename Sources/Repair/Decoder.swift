public import DocumentModel
import Foundation

/// Decides in one pass over a text which candidates of a confusion table to take.
///
/// The text as read and all candidates make a lattice; the best-scoring path through it wins, the
/// language model scoring words and the table scoring misreadings. Nothing is scanned again, so rules
/// that overlap cannot corrupt the text. Without a model only `always` and `never` rules act.
public struct Decoder: Sendable {
  public private(set) var table: ConfusionTable
  public let model: LanguageModel?
  public let shapes: ShapePrior
  public let settings: DecoderSettings
  let lexicon: LexiconIndex
  /// For the stretches of a long text, which may be decided at the same time.
  public var spareCores: (any SpareCores)?

  public init(
    table: ConfusionTable, model: LanguageModel?, shapes: ShapePrior = .empty,
    lexicon: Lexicon = .empty, settings: DecoderSettings = DecoderSettings()
  ) {
    self.table = table
    self.model = model
    self.shapes = shapes
    self.lexicon = LexiconIndex(lexicon)
    self.settings = settings
  }

  /// The same decoder with another table.
  public func with(_ table: ConfusionTable) -> Decoder {
    var decoder = self
    decoder.table = table
    return decoder
  }

  /// A candidate that was taken, and how much better the text scores with it; `nil` for `always`.
  struct Decision {
    var candidate: Candidate
    var scoreLog10: Double?
  }

  /// Longest stretch decoded at once, and how far beyond its last certain place it looks.
  private static let stretch = 192
  private static let lookAhead = 16

  /// The candidates to take in a passage with the margin that `settings` name, ordered by start, none
  /// overlapping another.
  func decisions(
    for passage: Passage, _ settings: DecoderSettings, memory: TextMemory?
  ) -> [Decision] {
    var work = work()
    return decisions(for: passage, settings, memory: memory, &work)
  }

  /// What ``decisions(for:_:memory:_:)`` works with; `nil` without a model.
  func work() -> Work? {
    model.map { Work(model: $0, lexicon: lexicon, settings: settings) }
  }

  /// The same, with what passages of one text may share.
  func decisions(
    for passage: Passage, _ settings: DecoderSettings, memory: TextMemory?, _ work: inout Work?
  ) -> [Decision] {
    let search = CandidateSearch(
      table: table, settings: settings, shapes: shapes, lexicon: lexicon, model: model,
      memory: memory)
    guard var own = work.take() else {
      return search.settled(in: passage).map { Decision(candidate: $0, scoreLog10: nil) }
    }
    defer { work = own }
    return decisions(for: passage, search, &own)
  }

  private func decisions(
    for passage: Passage, _ search: CandidateSearch, _ work: inout Work
  ) -> [Decision] {
    let candidates = search.candidates(in: passage, words: &work.words)
    var decisions: [Decision] = []
    var next = 0
    while next < candidates.count {
      let (range, end) = piece(around: next, candidates, passage.values)
      if candidates[next..<end].allSatisfy(\.isAlways) {
        decisions += candidates[next..<end].map { Decision(candidate: $0, scoreLog10: nil) }
      } else {
        decode(range, of: passage.values, candidates[next..<end], &work, &decisions)
      }
      next = end
    }
    return decisions
  }

  /// The run of characters within the model around a candidate, with the candidates that lie in it.
  ///
  /// A character outside the model ends it, unless a candidate reaches over that character.
  private func piece(
    around first: Int, _ candidates: [Candidate], _ values: [UInt32]
  ) -> (range: Range<Int>, end: Int) {
    var lower = candidates[first].start
    while lower > 0, Script.isHan(values[lower - 1]) { lower -= 1 }
    var upper = candidates[first].start
    var reach = upper
    var next = first
    while upper < values.count {
      while next < candidates.count, candidates[next].start <= upper {
        reach = max(reach, candidates[next].end)
        next += 1
      }
      guard Script.isHan(values[upper]) || upper < reach else { break }
      upper += 1
    }
    return (lower..<upper, next)
  }

  /// What is reused from piece to piece.
  struct Work {
    fileprivate var words: Vocabulary
    fileprivate var beam: Beam
    fileprivate var second: Beam
    fileprivate var lattice = Lattice()

    fileprivate init(model: LanguageModel, lexicon: LexiconIndex, settings: DecoderSettings) {
      words = Vocabulary(model)
      beam = Beam(model: model, lexicon: lexicon, settings: settings)
      second = Beam(model: model, lexicon: lexicon, settings: settings)
    }
  }

  /// Decodes one piece, stretch by stretch, so that the longest line takes time and memory in
  /// proportion to its length.
  ///
  /// A stretch is decoded with some text beyond it, and its best path is kept up to the last word end
  /// before that text; the next stretch begins there, with the history reached.
  private func decode(
    _ piece: Range<Int>, of values: [UInt32], _ candidates: ArraySlice<Candidate>,
    _ work: inout Work, _ decisions: inout [Decision]
  ) {
    guard let model else { return }
    var start = piece.lowerBound
    var history = model.beginning
    var next = candidates.startIndex
    while start < piece.upperBound {
      var end = piece.upperBound
      var sure = end
      if end - start > Self.stretch + Self.lookAhead {
        sure = start + Self.stretch
        end = sure + Self.lookAhead
      }
      while next < candidates.endIndex, candidates[next].start < start { next += 1 }
      var last = next
      while last < candidates.endIndex, candidates[last].start < end {
        let reach = candidates[last].end
        if candidates[last].start < sure { end = max(end, reach) }
        last += 1
      }
      // What reaches beyond the stretch begins behind its sure part and comes up again.
      let inside = candidates[next..<last].filter { $0.end <= end }
      work.lattice.build(start..<end, of: values, candidates: inside[...], table: table)
      let lastNode = work.lattice.lastNode
      guard
        let best = work.beam.search(
          work.lattice, from: 0, to: lastNode, history: history, words: &work.words)
      else { return }
      let path = work.beam.path(to: best)
      var kept = path.count - 1
      if end < piece.upperBound {
        kept =
          path.indices.dropFirst().last {
            let position = work.lattice.position[work.beam.node(ofSlot: path[$0])]
            return position >= 0 && Int(position) <= sure
          } ?? kept
      }
      appendDecisions(path, upTo: kept, &work, &decisions)
      history = work.beam[path[kept]].history
      start = Int(work.lattice.position[work.beam.node(ofSlot: path[kept])])
    }
  }

  /// Appends the candidates taken on `path` up to the word that ends at `path[last]`.
  private func appendDecisions(
    _ path: [Int], upTo last: Int, _ work: inout Work, _ decisions: inout [Decision]
  ) {
    for step in path.indices.dropFirst().prefix(last) {
      for number in work.beam.candidates(inWordAt: path[step]).reversed() {
        let candidate = work.lattice.candidates[number]
        let score =
          candidate.isAlways
          ? nil : gain(of: number, at: step, on: path, &work)
        decisions.append(Decision(candidate: candidate, scoreLog10: score))
      }
    }
  }

  /// How much worse the text scores around a candidate when it is not taken, without the margin.
  ///
  /// Searched again from three words before to three words after it, the rest of the best path kept.
  private func gain(of number: Int, at step: Int, on path: [Int], _ work: inout Work) -> Double? {
    let candidate = work.lattice.candidates[number]
    func position(_ step: Int) -> Int {
      Int(work.lattice.position[work.beam.node(ofSlot: path[step])])
    }
    var first = max(0, step - 4)
    while first > 0, position(first) < 0 { first -= 1 }
    var last = step
    while last < path.count - 1, position(last) < candidate.end { last += 1 }
    last = min(path.count - 1, last + 3)
    while last < path.count - 1, position(last) < 0 { last += 1 }
    let with = work.beam[path[last]].score - work.beam[path[first]].score
    guard
      let best = work.second.search(
        work.lattice, from: work.beam.node(ofSlot: path[first]),
        to: work.beam.node(ofSlot: path[last]), history: work.beam[path[first]].history,
        banned: number, words: &work.words)
    else { return nil }
    return with + candidate.marginLog10 - work.second[best].score
  }
}
