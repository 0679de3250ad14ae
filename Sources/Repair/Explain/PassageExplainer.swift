internal import DocumentModel

/// Explains the places of one passage, decided with the settings and the memory that are given.
struct PassageExplainer {
  let decoder: Decoder
  let passage: Passage
  let settings: DecoderSettings
  let memory: TextMemory?
  private let search: CandidateSearch
  private var language: LanguageGain?
  private let words: Vocabulary?

  /// How far before a place a `never` rule that covers it is looked for.
  private static let longestRule = 64

  init(decoder: Decoder, passage: Passage, settings: DecoderSettings, memory: TextMemory?) {
    self.decoder = decoder
    self.passage = passage
    self.settings = settings
    self.memory = memory
    search = CandidateSearch(
      table: decoder.table, settings: settings, shapes: decoder.shapes, lexicon: decoder.lexicon,
      model: decoder.model, memory: memory, isThorough: true)
    language = decoder.model.map {
      LanguageGain(model: $0, lexicon: decoder.lexicon, table: decoder.table, settings: settings)
    }
    words = decoder.model.map(Vocabulary.init)
  }

  /// A place and the candidates for it.
  private struct Place: Hashable {
    var start: Int
    var end: Int
  }

  /// One for each suspect place and each place that something is offered for; `references` are those of
  /// the passage's lines.
  mutating func explanations(references: [LineReference]) -> [Explanation] {
    let decisions = decoder.decisions(for: passage, settings, memory: memory)
    let (open, protected) = offered()
    var suspects: Set<Int> = []
    var cover: WordCover?
    if var words, !decoder.shapes.isEmpty {
      let finder = Suspects(settings: settings)
      let wordsOver = WordCover(of: passage.values, words: &words)
      suspects = Set(finder.places(in: passage, cover: wordsOver, words: &words))
      cover = wordsOver
    }
    let isOpen = Set(open)
    let groups = Dictionary(grouping: open + protected) { Place(start: $0.start, end: $0.end) }
    let places = Set(groups.keys).union(suspects.map { Place(start: $0, end: $0 + 1) })
    return places.sorted { ($0.start, $0.end) < ($1.start, $1.end) }.map { place in
      let range = place.start..<place.end
      var suspicions: [Explanation.Suspicion] = []
      let candidates = groups[place] ?? []
      if candidates.contains(where: { $0.character == nil }) { suspicions.append(.rule) }
      if range.count == 1, suspects.contains(place.start) {
        let confidence = passage.confidence(in: range)
        if let confidence, confidence < settings.suspectConfidence {
          suspicions.append(.unsureGlyph)
        }
        if cover?.isCovered(place.start) == false { suspicions.append(.uncoveredByWords) }
      }
      let choices = candidates.map { choice(for: $0, decisions, isOpen: isOpen.contains($0)) }
      return explanation(of: range, suspicions, choices, references)
    }
  }

  /// What is offered, and what would be if nothing were protected.
  private func offered() -> (open: [Candidate], protected: [Candidate]) {
    var free = search
    free.isProtecting = false
    guard var words else {
      let open = search.settled(in: passage)
      let all = free.settled(in: passage)
      return (open, all.filter { !open.contains($0) && protector(of: $0) != nil })
    }
    let open = search.candidates(in: passage, words: &words)
    let all = free.candidates(in: passage, words: &words)
    // What an always rule closes is no more open than what is protected, and nothing to tell of.
    let isOpen = Set(open)
    return (open, all.filter { !isOpen.contains($0) && protector(of: $0) != nil })
  }

  private func explanation(
    of range: Range<Int>, _ suspicions: [Explanation.Suspicion], _ choices: [Explanation.Choice],
    _ references: [LineReference]
  ) -> Explanation {
    let first = passage.places[range.lowerBound]
    return Explanation(
      line: references[Int(first.line)], offset: Int(first.offset),
      read: String(passage.values[range].compactMap(Unicode.Scalar.init)),
      confidence: passage.confidence(in: range), suspicions: suspicions,
      choices: choices.sorted { one, other in
        if (one.decision == .taken) != (other.decision == .taken) { return one.decision == .taken }
        return (one.totalLog10 ?? 0, other.writes) > (other.totalLog10 ?? 0, one.writes)
      })
  }

  private mutating func choice(
    for candidate: Candidate, _ decisions: [Decoder.Decision], isOpen: Bool
  ) -> Explanation.Choice {
    var choice = Explanation.Choice(
      writes: String(decoder.table.right(of: candidate)), offer: .completion,
      channelLog10: ShapePrior.beyondLog10, doubtLog10: 0, echoLog10: 0,
      marginLog10: candidate.marginLog10, decision: .belowMargin)
    describeOffer(of: candidate, in: &choice)
    if !candidate.isAlways {
      choice.doubtLog10 = settings.doubtLog10(
        passage.confidence(in: candidate.start..<candidate.end))
      choice.echoLog10 = candidate.evidenceLog10 - choice.channelLog10 - choice.doubtLog10
      let values = passage.values
      choice.languageLog10 = language?.gain(of: candidate, in: values)
    }
    judge(candidate, decisions, isOpen: isOpen, &choice)
    return choice
  }

  private func describeOffer(of candidate: Candidate, in choice: inout Explanation.Choice) {
    switch candidate.replacement {
    case .rule(let number):
      choice.offer = candidate.isAlways ? .alwaysRule : .weighRule
      choice.rule = decoder.table.rules[number].name
      choice.channelLog10 = decoder.table.rules[number].weightLog10
    case .lookAlike(let value):
      let likeness = decoder.shapes.neighbours(of: passage.values[candidate.start])
      let rank = likeness.prefix { $0 != value }.count
      choice.offer = .lookAlike
      choice.rank = rank + 1
      choice.channelLog10 = ShapePrior.log10(rank: rank)
    case .completion: break
    case .secondLook: choice.offer = .secondLook
    }
  }

  private func judge(
    _ candidate: Candidate, _ decisions: [Decoder.Decision], isOpen: Bool,
    _ choice: inout Explanation.Choice
  ) {
    if let decision = decisions.first(where: { $0.candidate == candidate }) {
      choice.decision = .taken
      choice.scoreLog10 = decision.scoreLog10
    } else if !isOpen {
      choice.decision = .protected
      choice.because = protector(of: candidate)
    } else if let winner = decisions.first(where: {
      $0.candidate.start < candidate.end && candidate.start < $0.candidate.end
    }) {
      choice.decision = .anotherWon
      choice.because = String(decoder.table.right(of: winner.candidate))
    } else {
      choice.decision = (choice.surplusLog10 ?? 0) < 0 ? .belowMargin : .outweighed
    }
  }

  /// What holds a candidate's place as read: `勺子 (chi_sim.tsv:12)`.
  private func protector(of candidate: Candidate) -> String? {
    let range = candidate.start..<candidate.end
    if let word = decoder.lexicon.word(protecting: range, in: passage.values) {
      return "\(String(word.text)) (\(word.file):\(word.line))"
    }
    for start in max(0, range.lowerBound - Self.longestRule)..<range.upperBound {
      for number in decoder.table.rulesBeginning(with: passage.values[start]) {
        let rule = decoder.table.rules[Int(number)]
        let end = start + rule.wrong.count
        if rule.mode == .never, end > range.lowerBound,
          search.matches(rule, passage.values, start, end)
        {
          return "\(String(rule.wrong)) (\(rule.name))"
        }
      }
    }
    return nil
  }
}
