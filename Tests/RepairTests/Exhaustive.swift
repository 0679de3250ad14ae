@testable import Repair

/// Best score of any reading and segmentation of a passage, tried one by one.
///
/// Asks nothing of ``Lattice`` and ``Beam``: strings of characters, and all ways to cut them.
final class Exhaustive {
  private let model: LanguageModel
  private let settings: DecoderSettings
  private let lexicon: LexiconIndex
  private let values: [UInt32]
  private let candidates: [Candidate]
  private let table: ConfusionTable
  private let names = PersonalNames()
  private var words: Vocabulary

  init(
    model: LanguageModel, settings: DecoderSettings, lexicon: LexiconIndex, values: [UInt32],
    candidates: [Candidate], table: ConfusionTable
  ) {
    self.model = model
    self.settings = settings
    self.lexicon = lexicon
    self.values = values
    self.candidates = candidates
    self.table = table
    words = Vocabulary(model)
  }

  struct Reading {
    var text: [UInt32] = []
    /// Where a character stands as read in the passage; `nil` for what a candidate writes.
    var origins: [Int?] = []
    /// Cost of the candidates that begin at a position of `text`.
    var costs: [Int: Double] = [:]
  }

  /// All readings, `nil` when there are more than `limit`.
  func readings(limit: Int) -> [Reading]? {
    var endings = [[Reading]](repeating: [], count: values.count + 1)
    endings[values.count] = [Reading()]
    for position in values.indices.reversed() {
      let isClosed = candidates.contains {
        $0.isAlways && $0.start <= position && position < $0.end
      }
      if !isClosed {
        endings[position] += endings[position + 1].map {
          prepend([values[position]], from: position, cost: 0, $0)
        }
      }
      for candidate in candidates where candidate.start == position {
        let right = table.right(of: candidate).map(\.value)
        endings[position] += endings[candidate.end].map {
          prepend(right, from: nil, cost: candidate.costLog10, $0)
        }
      }
      if endings[position].count > limit { return nil }
    }
    return endings[0]
  }

  /// The reading that takes the candidates given, ordered by start.
  func reading(taking taken: [Candidate]) -> Reading {
    var reading = Reading()
    var position = values.count
    for candidate in taken.reversed() {
      for place in (candidate.end..<position).reversed() {
        reading = prepend([values[place]], from: place, cost: 0, reading)
      }
      reading = prepend(
        table.right(of: candidate).map(\.value), from: nil, cost: candidate.costLog10, reading)
      position = candidate.start
    }
    for place in (0..<position).reversed() {
      reading = prepend([values[place]], from: place, cost: 0, reading)
    }
    return reading
  }

  private func prepend(
    _ text: [UInt32], from origin: Int?, cost: Double, _ rest: Reading
  ) -> Reading {
    var reading = Reading(
      text: text + rest.text, origins: text.map { _ in origin } + rest.origins)
    for (position, cost) in rest.costs { reading.costs[position + text.count] = cost }
    reading.costs[0, default: 0] += cost
    return reading
  }

  /// Score of the best segmentation of a reading.
  func score(_ reading: Reading) -> Double {
    score(reading, from: 0, after: model.beginning)
  }

  private func score(
    _ reading: Reading, from position: Int, after history: LanguageModel.History
  ) -> Double {
    let text = reading.text
    if position == text.count { return reading.costs[position] ?? 0 }
    guard Script.isHan(text[position]) else {
      return settings.outsideLog10 + (reading.costs[position] ?? 0)
        + score(reading, from: position + 1, after: model.beginning)
    }
    var best = -Double.infinity
    var key = WordKey()
    var cost = 0.0
    for length in 1...WordKey.longest where position + length <= text.count {
      let value = text[position + length - 1]
      guard Script.isHan(value) else { break }
      key = key.appending(value)
      cost += reading.costs[position + length - 1] ?? 0
      let word = words.index(of: key)
      if word != 0 || length == 1 {
        var next = model.beginning
        let own = Double(model.score(word, after: history, next: &next))
        let rest = score(reading, from: position + length, after: next)
        best = max(best, cost + (word == 0 ? settings.unknownLog10 : own) + rest)
      }
      if let own = lexicon.score(of: key) {
        let rest = score(reading, from: position + length, after: model.beginning)
        best = max(best, cost + own + rest)
      }
    }
    for length in 2...3 {
      if let name = nameScore(reading, position, length) {
        best = max(
          best, name + score(reading, from: position + length, after: model.beginning))
      }
    }
    return best
  }

  /// Score of a person's name of `length` characters, all of them as read.
  private func nameScore(_ reading: Reading, _ position: Int, _ length: Int) -> Double? {
    guard settings.knowsNames, position + length <= reading.text.count,
      let first = reading.origins[position],
      var score = names.beginning(with: reading.text[position])
    else { return nil }
    for index in 1..<length {
      let value = reading.text[position + index]
      guard reading.origins[position + index] == first + index, Script.isHan(value) else {
        return nil
      }
      score += names.given(value)
    }
    return score
  }
}
