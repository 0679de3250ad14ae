import DocumentModel
import TestSupport
import Testing

@testable import Repair

/// The decoder against a search that tries everything, on random tables and random short texts.
@Suite struct BruteForceTests {
  /// Nothing is given up early, so that the best path must be found.
  private static func thorough(_ random: inout SeededGenerator) -> DecoderSettings {
    var settings = DecoderSettings()
    settings.marginLog10 = 0.5
    settings.marginWithConfidenceLog10 = 0.25
    settings.beamWidth = 64
    settings.beamDepthLog10 = 1000
    settings.wordCostLog10 = -1000
    settings.wordChanges = 5
    settings.longestChanged = 5
    settings.knowsNames = Bool.random(using: &random)
    return settings
  }

  @Test func `on short texts the decoder finds the best path of all`() throws {
    let model = try sharedModel()
    var random = SeededGenerator(seed: 7)
    var cases = 0
    var changed = (rules: 0, shapes: 0)
    // A table is costly to make; each serves several texts.
    var table = RandomCase.table(&random)
    while cases < 400 {
      if cases % 10 == 9 { table = RandomCase.table(&random) }
      let hasMore = Bool.random(using: &random)
      let lexicon = hasMore ? try RandomCase.lexicon(&random) : .empty
      let decoder = Decoder(
        table: table, model: model, shapes: hasMore ? RandomCase.shapes(&random) : .empty,
        lexicon: lexicon,
        settings: Self.thorough(&random))
      let text = Array(
        (RandomCase.word(1...4, &random) + (["", "", "1", "。"].randomElement(using: &random) ?? "")
          + RandomCase.word(0...2, &random)).unicodeScalars)
      let passage = Passage([
        .init(
          scalars: text,
          confidences: Bool.random(using: &random)
            ? RandomCase.confidences(text.count, &random) : [])
      ])
      var words = Vocabulary(model)
      let candidates = CandidateSearch(
        table: table, settings: decoder.settings, shapes: decoder.shapes,
        lexicon: decoder.lexicon, model: model
      ).candidates(in: passage, words: &words)
      let exhaustive = Exhaustive(
        model: model, settings: decoder.settings, lexicon: decoder.lexicon,
        values: passage.values, candidates: candidates, table: table)
      guard let readings = exhaustive.readings(limit: 150) else { continue }
      cases += 1
      let best = try #require(readings.map(exhaustive.score).max())

      let taken = decoder.decisions(for: passage, decoder.settings, memory: nil)
        .map(\.candidate)
      for (one, next) in zip(taken, taken.dropFirst()) { #expect(one.end <= next.start) }
      #expect(
        abs(exhaustive.score(exhaustive.reading(taking: taken)) - best) < 1e-4,
        "\(String(text)): \(taken)")
      for candidate in taken where !candidate.isAlways {
        if case .rule = candidate.replacement { changed.rules += 1 } else { changed.shapes += 1 }
      }
    }
    #expect(changed.rules > 50)
    #expect(changed.shapes > 10)
  }

  @Test func `with the limits that are shipped the best path is hardly ever missed`() throws {
    let model = try sharedModel()
    var random = SeededGenerator(seed: 11)
    var cases = 0
    var missed = 0
    var table = RandomCase.table(&random)
    while cases < 200 {
      if cases % 10 == 9 { table = RandomCase.table(&random) }
      var settings = DecoderSettings()
      settings.marginLog10 = 0.5
      let decoder = Decoder(
        table: table, model: model, shapes: RandomCase.shapes(&random), settings: settings)
      let passage = Passage([
        .init(scalars: Array(RandomCase.word(3...6, &random).unicodeScalars))
      ])
      var words = Vocabulary(model)
      let candidates = CandidateSearch(
        table: table, settings: settings, shapes: decoder.shapes, model: model
      ).candidates(in: passage, words: &words)
      let exhaustive = Exhaustive(
        model: model, settings: settings, lexicon: decoder.lexicon, values: passage.values,
        candidates: candidates, table: table)
      guard let readings = exhaustive.readings(limit: 150) else { continue }
      cases += 1
      let best = try #require(readings.map(exhaustive.score).max())
      let taken = decoder.decisions(for: passage, settings, memory: nil).map(\.candidate)
      if best - exhaustive.score(exhaustive.reading(taking: taken)) > 1e-4 { missed += 1 }
    }
    #expect(missed <= 4, "\(missed) of \(cases)")
  }

  @Test func `always rules do what a scan from left to right says, the longest first`() throws {
    var random = SeededGenerator(seed: 23)
    var count = 0
    let modes = ["always", "always", "always", "never", "weigh"]
    var table = RandomCase.table(&random, modes: modes)
    for number in 0..<400 {
      if number % 10 == 9 { table = RandomCase.table(&random, modes: modes) }
      let lexicon = try RandomCase.lexicon(&random)
      let decoder = Decoder(table: table, model: nil, lexicon: lexicon)
      let text = RandomCase.word(1...12, &random)
      let expected = Self.scan(text, table, lexicon)
      #expect(decoder.decode(text).text == expected, "\(text) \(table.rules.map(\.name))")
      if expected != text { count += 1 }
    }
    #expect(count > 50)
  }

  /// The meaning of `always` and `never`: every rule sees the text as read; what is protected stays;
  /// else the first place at which a rule matches is replaced by the longest one, and so on behind it.
  private static func scan(_ text: String, _ table: ConfusionTable, _ lexicon: Lexicon) -> String {
    let scalars = Array(text.unicodeScalars)
    let kept = protected(scalars.map(\.value), table, lexicon)
    var result: [Unicode.Scalar] = []
    var position = 0
    while position < scalars.count {
      var taken: Rule?
      for rule in table.rules where rule.mode == .always {
        let end = position + rule.wrong.count
        guard stands(rule, at: position, in: scalars.map(\.value)),
          kept.isDisjoint(with: position..<end)
        else { continue }
        if rule.wrong.count > taken?.wrong.count ?? 0 { taken = rule }
      }
      result += taken?.right ?? [scalars[position]]
      position += taken?.wrong.count ?? 1
    }
    return String(result)
  }

  private static func stands(_ rule: Rule, at position: Int, in values: [UInt32]) -> Bool {
    let whole = (rule.before + rule.wrong + rule.after).map(\.value)
    let first = position - rule.before.count
    return first >= 0 && first + whole.count <= values.count
      && Array(values[first..<first + whole.count]) == whole
  }

  /// Positions that a `never` rule or a word of two or more characters protects.
  private static func protected(
    _ values: [UInt32], _ table: ConfusionTable, _ lexicon: Lexicon
  ) -> Set<Int> {
    var kept = Set<Int>()
    for position in values.indices {
      for rule in table.rules where rule.mode == .never && stands(rule, at: position, in: values) {
        kept.formUnion(position..<position + rule.wrong.count)
      }
      for word in lexicon.words where word.text.count > 1 {
        if values[position...].starts(with: word.text.map(\.value)) {
          kept.formUnion(position..<position + word.text.count)
        }
      }
    }
    return kept
  }

  @Test func `replaying the edits gives the repaired text, digits and Latin in place`() throws {
    let model = try sharedModel()
    var random = SeededGenerator(seed: 11)
    var count = 0
    var table = RandomCase.table(&random)
    for number in 0..<300 {
      if number % 10 == 9 { table = RandomCase.table(&random) }
      let decoder = Decoder(
        table: table, model: model, shapes: RandomCase.shapes(&random),
        lexicon: try RandomCase.lexicon(&random), settings: Self.bold())
      let text = RandomCase.text(&random)
      let (repaired, edits) = decoder.decode(text)
      count += edits.count
      #expect(replay(edits, on: text) == repaired)
      let kept = { (text: String) in Array(text.unicodeScalars.filter(Script.isDigitOrLatin)) }
      #expect(kept(text) == kept(repaired))
    }
    #expect(count > 100)
  }

  @Test func `nothing that is protected is changed, nor any digit, Latin letter or line end`()
    throws
  {
    let model = try sharedModel()
    var random = SeededGenerator(seed: 31)
    var counts = (edits: 0, protected: 0)
    let modes = ["weigh", "weigh", "always", "never"]
    var table = RandomCase.table(&random, modes: modes)
    for number in 0..<300 {
      if number % 10 == 9 { table = RandomCase.table(&random, modes: modes) }
      let lexicon = try RandomCase.lexicon(&random)
      let decoder = Decoder(
        table: table, model: model, shapes: RandomCase.shapes(&random), lexicon: lexicon,
        settings: Self.bold())
      let lines = RandomCase.lines(&random)
      let passage = Passage(lines)
      let edits = decoder.edits(
        of: lines, references: lines.indices.map { LineReference(page: 0, line: $0) })
      let kept = Self.protected(passage.values, table, lexicon)
      counts.protected += kept.count
      for (line, changes) in edits {
        let text = lines[line].scalars
        for edit in changes {
          counts.edits += 1
          let range = edit.offset..<edit.offset + edit.from.unicodeScalars.count
          #expect(text[range].elementsEqual(edit.from.unicodeScalars))
          #expect(!(edit.from + edit.to).unicodeScalars.contains(where: Script.isDigitOrLatin))
          #expect(!(edit.from + edit.to).unicodeScalars.contains("\n"))
          let touched = passage.places.indices.filter {
            Int(passage.places[$0].line) == line && range.contains(Int(passage.places[$0].offset))
          }
          #expect(kept.isDisjoint(with: touched))
        }
        for (one, next) in zip(changes, changes.dropFirst()) {
          #expect(one.offset + one.from.unicodeScalars.count <= next.offset)
        }
      }
    }
    #expect(counts.edits > 100)
    #expect(counts.protected > 100)
  }

  /// Changes as much as it can.
  private static func bold() -> DecoderSettings {
    var settings = DecoderSettings()
    settings.marginLog10 = 0
    settings.marginWithConfidenceLog10 = 0
    settings.leastMarginLog10 = 0
    return settings
  }
}
