import DocumentModel

/// Finds all candidates of a passage, before anything is decided.
///
/// Every rule sees the original text. What a `never` rule or a word of the lexicon protects nothing may
/// touch; where `always` rules overlap, the one that begins first, then the longer one, is taken; what
/// they replace is closed to all others. Suspect places get look-alikes besides. No numeral is taken for
/// another: 三 and 二 fit everywhere that the other does, so that the language model knows nothing of them.
struct CandidateSearch {
  let table: ConfusionTable
  let settings: DecoderSettings
  var shapes = ShapePrior.empty
  var lexicon = LexiconIndex.empty
  /// Without a model only `always` and `never` rules are looked for.
  var model: LanguageModel?
  /// What the document says elsewhere.
  var memory: TextMemory?
  /// Whether `never` rules and the lexicon close places; not when asking what would have been offered.
  var isProtecting = true
  /// Whether candidates that can hardly win are kept; not in the decoder, which they would slow down.
  var isThorough = false

  /// What `always` rules replace, which needs no model.
  func settled(in passage: Passage) -> [Candidate] {
    var closed = (isProtecting ? lexicon : .empty).protected(in: passage.values)
    return ruled(in: passage, &closed).filter(\.isAlways)
  }

  /// All candidates of a passage, ordered by start.
  func candidates(in passage: Passage, words: inout Vocabulary) -> [Candidate] {
    var closed = (isProtecting ? lexicon : .empty).protected(in: passage.values)
    var found = ruled(in: passage, &closed)
    guard model != nil else { return withoutDoubles(found) }
    let cover = WordCover(of: passage.values, words: &words)
    if !isThorough { dropHopeless(&found, passage.values, cover, &words) }
    if !shapes.isEmpty || !passage.others.isEmpty {
      var likes = lookAlikes(in: passage, closed, cover, &words)
      likes += secondLooks(in: passage, closed, besides: &likes)
      if !isThorough { dropHopeless(&likes, passage.values, cover, &words) }
      found += likes
      found.sort {
        ($0.start, $0.character == nil ? 0 : 1, $0.end)
          < ($1.start, $1.character == nil ? 0 : 1, $1.end)
      }
    }
    return withoutDoubles(found)
  }

  /// What the table offers; closes what its `never` and `always` rules settle.
  private func ruled(in passage: Passage, _ closed: inout [Bool]) -> [Candidate] {
    let values = passage.values
    var found: [Candidate] = []
    var hasProtected = closed.contains(true)
    for start in values.indices {
      for number in table.rulesBeginning(with: values[start]) {
        let rule = table.rules[Int(number)]
        let end = start + rule.wrong.count
        guard matches(rule, values, start, end) else { continue }
        if rule.mode == .never {
          guard isProtecting else { continue }
          hasProtected = true
          for position in start..<end { closed[position] = true }
        } else if rule.mode == .always || model != nil && !rule.isNumeralForNumeral {
          found.append(candidate(of: Int(number), in: passage, start..<end))
        }
      }
    }
    if hasProtected { found.removeAll { closed[$0.start..<$0.end].contains(true) } }
    if found.contains(where: \.isAlways) { settleAlways(&found, &closed) }
    return found
  }

  func matches(_ rule: Rule, _ values: [UInt32], _ start: Int, _ end: Int) -> Bool {
    let first = start - rule.before.count
    guard first >= 0, end + rule.after.count <= values.count else { return false }
    func holds(_ text: [Unicode.Scalar], at position: Int) -> Bool {
      for (index, scalar) in text.enumerated() where values[position + index] != scalar.value {
        return false
      }
      return true
    }
    return holds(rule.wrong, at: start) && holds(rule.before, at: first)
      && holds(rule.after, at: end)
  }

  private func candidate(of number: Int, in passage: Passage, _ range: Range<Int>) -> Candidate {
    let rule = table.rules[number]
    var candidate = Candidate(
      start: range.lowerBound, end: range.upperBound, replacement: .rule(number), evidenceLog10: 0,
      isAlways: rule.mode == .always)
    if !candidate.isAlways {
      let confidence = passage.confidence(in: range)
      candidate.evidenceLog10 =
        rule.weightLog10 + settings.doubtLog10(confidence) + echo(of: rule, passage, range)
      candidate.marginLog10 = settings.marginLog10(confidence)
    }
    return candidate
  }

  private func echo(of value: UInt32, at place: Int, in passage: Passage) -> Double {
    memory?.gain(of: value, at: place, in: passage.values) ?? 0
  }

  /// That of the one character that a rule changes.
  private func echo(of rule: Rule, _ passage: Passage, _ range: Range<Int>) -> Double {
    guard memory != nil, rule.wrong.count == rule.right.count,
      let index = rule.wrong.indices.first(where: { rule.wrong[$0] != rule.right[$0] }),
      rule.wrong[(index + 1)...] == rule.right[(index + 1)...],
      Script.isHan(rule.wrong[index].value)
    else { return 0 }
    return echo(of: rule.right[index].value, at: range.lowerBound + index, in: passage)
  }

  /// Characters like the one read, at the suspect places that are not closed.
  private func lookAlikes(
    in passage: Passage, _ closed: [Bool], _ cover: WordCover, _ words: inout Vocabulary
  ) -> [Candidate] {
    var found: [Candidate] = []
    let suspects = Suspects(settings: settings)
    for place in suspects.places(in: passage, cover: cover, words: &words)
    where !closed[place] {
      let confidence = passage.confidence(in: place..<place + 1)
      let doubt = settings.doubtLog10(confidence)
      func offer(_ replacement: Candidate.Replacement, _ value: UInt32, _ likeness: Double) {
        if Script.isNumeral(passage.values[place]), Script.isNumeral(value) { return }
        found.append(
          Candidate(
            start: place, end: place + 1, replacement: replacement,
            evidenceLog10: likeness + doubt + echo(of: value, at: place, in: passage),
            marginLog10: settings.marginLog10(confidence)))
      }
      for (rank, neighbour) in shapes.neighbours(of: passage.values[place]).enumerated() {
        offer(.lookAlike(neighbour), neighbour, ShapePrior.log10(rank: rank))
      }
      guard let confidence, confidence < settings.completionConfidence else { continue }
      let mostLog10 =
        ShapePrior.beyondLog10 + doubt + TextMemory.most - settings.marginLog10(confidence)
      guard isThorough || mostLog10 + cover.mostGain(at: place) >= 0 else { continue }
      for character in shapes.completions(
        of: place, in: passage, sure: settings.suspectConfidence, words: &words)
      {
        offer(.completion(character), character, ShapePrior.beyondLog10)
      }
    }
    return found
  }

  /// What second looks read at the places that are not closed; takes the place of look-alikes that are
  /// the same and less likely.
  private func secondLooks(
    in passage: Passage, _ closed: [Bool], besides likes: inout [Candidate]
  ) -> [Candidate] {
    var found: [Candidate] = []
    for place in passage.others.keys.sorted() where !closed[place] {
      for other in passage.others[place] ?? [] {
        let value = other.scalar.value
        if Script.isNumeral(passage.values[place]), Script.isNumeral(value) { continue }
        let candidate = Candidate(
          start: place, end: place + 1, replacement: .secondLook(value),
          evidenceLog10: DecoderSettings.evidenceLog10(
            of: other, against: passage.confidence(in: place..<place + 1))
            + echo(of: value, at: place, in: passage),
          marginLog10: settings.marginOfSecondLookLog10)
        if let same = likes.firstIndex(where: { $0.start == place && $0.character == value }) {
          if likes[same].costLog10 >= candidate.costLog10 { continue }
          likes.remove(at: same)
        }
        found.append(candidate)
      }
    }
    return found
  }

  /// Keeps the `always` candidates that do not overlap, drops what overlaps them.
  private func settleAlways(_ found: inout [Candidate], _ closed: inout [Bool]) {
    let order = found.indices.filter { found[$0].isAlways }.sorted {
      (found[$0].start, -found[$0].end, $0) < (found[$1].start, -found[$1].end, $1)
    }
    var kept = Set<Int>()
    for index in order where !closed[found[index].start..<found[index].end].contains(true) {
      kept.insert(index)
      for position in found[index].start..<found[index].end { closed[position] = true }
    }
    found = found.indices.filter { index in
      let candidate = found[index]
      return candidate.isAlways
        ? kept.contains(index) : !closed[candidate.start..<candidate.end].contains(true)
    }.map { found[$0] }
  }

  /// Of candidates that do the same (a rule and a look-alike, one rule with and one without context),
  /// keeps the likeliest.
  ///
  /// Look-alikes differ among themselves, so that each is compared with the rules of its place only, which
  /// stand before it.
  private func withoutDoubles(_ found: [Candidate]) -> [Candidate] {
    var result: [Candidate] = []
    result.reserveCapacity(found.count)
    var rulesOfPlace: [Int] = []
    for candidate in found {
      if let last = result.last, last.start != candidate.start {
        rulesOfPlace.removeAll(keepingCapacity: true)
      }
      var double: Int?
      for index in rulesOfPlace where writesTheSame(result[index], candidate) { double = index }
      if let double {
        if result[double].costLog10 < candidate.costLog10 { result[double] = candidate }
        continue
      }
      if candidate.character == nil { rulesOfPlace.append(result.count) }
      result.append(candidate)
    }
    return result
  }

  private func writesTheSame(_ one: Candidate, _ other: Candidate) -> Bool {
    guard one.end == other.end else { return false }
    let length = table.length(of: one)
    guard length == table.length(of: other) else { return false }
    for index in 0..<length
    where table.value(of: one, at: index) != table.value(of: other, at: index) {
      return false
    }
    return true
  }
}
