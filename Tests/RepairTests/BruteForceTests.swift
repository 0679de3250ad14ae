import DocumentModel
import Testing

@testable import Repair

/// The decoder against a search that tries everything, on random tables and random short texts.
@Suite struct BruteForceTests {
  /// SplitMix64: the same numbers at every run.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }

  private static let letters = Array("的勺人大民未末来，冇".unicodeScalars)

  private static func word(_ lengths: ClosedRange<Int>, _ random: inout Seeded) -> String {
    String(
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        letters[Int.random(in: letters.indices, using: &random)]
      })
  }

  private static func table(_ random: inout Seeded) -> ConfusionTable {
    var lines: [String] = []
    for _ in 0..<Int.random(in: 3...8, using: &random) {
      let wrong = word(1...2, &random)
      var right = word(1...2, &random)
      if wrong == right { right += "一" }
      let weight = Double(Int.random(in: -4...0, using: &random)) / 2
      let mode = ["weigh", "weigh", "weigh", "always", "never"].randomElement(using: &random) ?? ""
      lines.append(
        "\(wrong)\t\(mode == "never" ? wrong : right)\t\(weight)\t\(mode)\t"
          + (Int.random(in: 0..<4, using: &random) > 0 ? "" : "\(word(0...1, &random))_"))
    }
    var rules: [Rule] = []
    for line in lines { rules += (try? ConfusionTable.parse(line, file: "r.tsv")) ?? [] }
    return ConfusionTable(rules: rules)
  }

  /// Best score of any reading and segmentation of a piece, tried one by one.
  private struct Exhaustive {
    let model: LanguageModel
    let settings: DecoderSettings
    let values: [UInt32]
    let candidates: [Candidate]
    let rules: [Rule]

    func best() -> Double {
      readings(from: 0).map { reading in
        score(reading.text, costs: reading.costs)
      }.max() ?? -.infinity
    }

    struct Reading {
      var text: [UInt32] = []
      /// Cost of the candidate that begins at a position of `text`.
      var costs: [Int: Double] = [:]
    }

    func readings(from position: Int) -> [Reading] {
      if position == values.count { return [Reading()] }
      var result: [Reading] = []
      let closed = candidates.contains { $0.isAlways && $0.start <= position && $0.end > position }
      if !closed {
        result += readings(from: position + 1).map { prepend([values[position]], cost: nil, $0) }
      }
      for candidate in candidates where candidate.start == position {
        let right = rules[candidate.rule].right.map(\.value)
        result += readings(from: candidate.end).map {
          prepend(right, cost: candidate.costLog10, $0)
        }
      }
      return result
    }

    func prepend(_ text: [UInt32], cost: Double?, _ rest: Reading) -> Reading {
      var reading = Reading(text: text + rest.text)
      for (position, cost) in rest.costs { reading.costs[position + text.count] = cost }
      if let cost { reading.costs[0] = cost }
      return reading
    }

    /// Best segmentation of a reading.
    func score(_ text: [UInt32], costs: [Int: Double]) -> Double {
      func go(_ position: Int, _ history: LanguageModel.History) -> Double {
        if position == text.count { return 0 }
        guard Script.isHan(text[position]) else {
          return settings.outsideLog10 + (costs[position] ?? 0)
            + go(position + 1, model.beginning)
        }
        var best = -Double.infinity
        var words = Vocabulary(model)
        var key = WordKey()
        var cost = 0.0
        for length in 1...WordKey.longest where position + length <= text.count {
          let value = text[position + length - 1]
          guard Script.isHan(value) else { break }
          key = key.appending(value)
          cost += costs[position + length - 1] ?? 0
          let word = words.index(of: key)
          guard word != 0 || length == 1 else { continue }
          var next = model.beginning
          let score = Double(model.score(word, after: history, next: &next))
          best = max(
            best,
            cost + (word == 0 ? settings.unknownLog10 : score) + go(position + length, next))
        }
        return best
      }
      return go(0, model.beginning)
    }
  }

  @Test func `on short texts the beam finds the best path of all`() throws {
    let model = try sharedModel()
    var settings = DecoderSettings()
    settings.marginLog10 = 0.5
    settings.beamWidth = 64
    settings.beamDepthLog10 = 1000
    settings.wordCostLog10 = -1000
    settings.wordChanges = 5
    settings.longestChanged = 5
    settings.knowsNames = false
    var random = Seeded(state: 7)
    var changed = 0
    for _ in 0..<300 {
      let table = Self.table(&random)
      let passage = Passage([.init(scalars: Array(Self.word(1...6, &random).unicodeScalars))])
      let candidates = CandidateSearch(table: table, settings: settings).candidates(in: passage)
      let expected = Exhaustive(
        model: model, settings: settings, values: passage.values, candidates: candidates,
        rules: table.rules
      ).best()
      var lattice = Lattice()
      lattice.build(
        passage.values.indices, of: passage.values, candidates: candidates[...],
        rules: table.rules)
      var beam = Beam(model: model, settings: settings)
      var words = Vocabulary(model)
      let slot = try #require(
        beam.search(
          lattice, from: 0, to: lattice.lastNode, history: model.beginning, words: &words))
      #expect(abs(beam[slot].score - expected) < 1e-4)
      if beam.path(to: slot).contains(where: { !beam.candidates(inWordAt: $0).isEmpty }) {
        changed += 1
      }
    }
    #expect(changed > 50)
  }

  @Test func `replaying the edits gives the repaired text, digits and Latin in place`() throws {
    let model = try sharedModel()
    var random = Seeded(state: 11)
    var count = 0
    for _ in 0..<300 {
      var settings = DecoderSettings()
      settings.marginLog10 = 0
      let decoder = Decoder(table: Self.table(&random), model: model, settings: settings)
      let fillers = ["", " ", "\n", "12", "ab", "，", "\u{3000}", "\n\n"]
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Self.word(1...6, &random) + (fillers.randomElement(using: &random) ?? "")
      }.joined()
      let (repaired, edits) = decoder.decode(text)
      count += edits.count
      #expect(replay(edits, on: text) == repaired)
      let kept = { (text: String) in Array(text.unicodeScalars.filter(Script.isDigitOrLatin)) }
      #expect(kept(text) == kept(repaired))
    }
    #expect(count > 100)
  }
}
