/// A search for the best segmentation and reading of a lattice: the best few histories at each node.
///
/// Words are one to five characters along the lattice's edges. A character for which the model has no
/// word stands as an unknown word; one outside the model (punctuation) costs a constant and begins a
/// new history.
struct Beam {
  /// One way to reach a node: the last word's end.
  struct Hypothesis {
    var history: LanguageModel.History
    var score: Double
    /// Slot of the hypothesis before the last word, -1 at the beginning.
    var back: Int32
    /// Last candidate begun in the last word, an index in `chains`, or -1.
    var chain: Int32
  }

  /// A word in the making: where it has got to.
  private struct Partial {
    var node: Int32
    var chain: Int32
    var changes: Int32
    var key: WordKey
    var cost: Double
  }

  /// A candidate, and the one that the same word began before it.
  private struct Link {
    var candidate: Int32
    var previous: Int32
  }

  let model: LanguageModel
  let lexicon: LexiconIndex
  let settings: DecoderSettings
  private let names = PersonalNames()
  private var counts: [Int32] = []
  private var slots: [Hypothesis] = []
  private var chains: [Link] = []
  private var partials: [Partial] = []
  private var grown: [Partial] = []

  /// Most spellings tried from one node, against tables that offer something everywhere.
  private static let mostSpellings = 512

  init(model: LanguageModel, lexicon: LexiconIndex = .empty, settings: DecoderSettings) {
    self.model = model
    self.lexicon = lexicon
    self.settings = settings
  }

  subscript(slot: Int) -> Hypothesis { slots[slot] }

  /// The node at which the hypothesis in `slot` stands.
  func node(ofSlot slot: Int) -> Int { slot / settings.beamWidth }

  /// Candidates taken in the last word of a hypothesis, last one first.
  func candidates(inWordAt slot: Int) -> [Int] {
    var result: [Int] = []
    var link = slots[slot].chain
    while link >= 0 {
      result.append(Int(chains[Int(link)].candidate))
      link = chains[Int(link)].previous
    }
    return result
  }

  /// Slots of the best path's words, first one first, with the starting slot before them.
  func path(to slot: Int) -> [Int] {
    var path = [slot]
    while case let back = slots[path[path.count - 1]].back, back >= 0 { path.append(Int(back)) }
    return path.reversed()
  }

  /// Searches from one node to another; the candidate `banned` is not taken.
  ///
  /// Returns the slot of the best hypothesis at `last`, `nil` when no reading leads there.
  mutating func search(
    _ lattice: Lattice, from first: Int, to last: Int, history: LanguageModel.History,
    banned: Int = -1, words: inout Vocabulary
  ) -> Int? {
    let width = settings.beamWidth
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: last + 1))
    chains.removeAll(keepingCapacity: true)
    let start = Hypothesis(history: history, score: 0, back: -1, chain: -1)
    if slots.count < (last + 1) * width {
      slots.append(contentsOf: repeatElement(start, count: (last + 1) * width - slots.count))
    }
    slots[first * width] = start
    counts[first] = 1
    for node in first..<last where counts[node] > 0 {
      dropLaggards(at: node)
      grow(from: node, to: last, lattice, banned: Int32(banned), words: &words)
      if settings.knowsNames { addNames(from: node, to: last, lattice) }
    }
    return bestSlot(at: last)
  }

  func bestSlot(at node: Int) -> Int? {
    let first = node * settings.beamWidth
    return (first..<first + Int(counts[node])).max { slots[$0].score < slots[$1].score }
  }

  /// Gives up the histories too far behind the best one.
  private mutating func dropLaggards(at node: Int) {
    guard let best = bestSlot(at: node) else { return }
    let least = slots[best].score - settings.beamDepthLog10
    let first = node * settings.beamWidth
    var kept = first
    for slot in first..<first + Int(counts[node]) where slots[slot].score >= least {
      slots[kept] = slots[slot]
      kept += 1
    }
    counts[node] = Int32(kept - first)
  }

  /// Continues the histories at `node` by every word that begins there.
  private mutating func grow(
    from node: Int, to last: Int, _ lattice: Lattice, banned: Int32, words: inout Vocabulary
  ) {
    partials.removeAll(keepingCapacity: true)
    partials.append(Partial(node: Int32(node), chain: -1, changes: 0, key: WordKey(), cost: 0))
    var spellings = 0
    for length in 1...WordKey.longest {
      grown.removeAll(keepingCapacity: true)
      var index = 0
      while index < partials.count, length == 1 || spellings < Self.mostSpellings {
        let partial = partials[index]
        index += 1
        let at = Int(partial.node)
        for number in Int(lattice.firstEdge[at])..<Int(lattice.firstEdge[at + 1]) {
          let edge = lattice.edges[number]
          guard Int(edge.end) <= last, edge.candidate < 0 || edge.candidate != banned else {
            continue
          }
          var longer = partial
          longer.node = edge.end
          if edge.candidate >= 0 {
            longer.cost += lattice.candidates[Int(edge.candidate)].costLog10
            // One misreading may stand in any word, several only where together they are likely.
            longer.changes += 1
            guard
              longer.changes == 1
                || longer.changes <= settings.wordChanges
                  && longer.cost >= settings.wordCostLog10
            else { continue }
            longer.chain = Int32(chains.count)
            chains.append(Link(candidate: edge.candidate, previous: partial.chain))
          }
          if edge.value == 0 {
            if length == 1 { pass(longer, from: node) } else { partials.append(longer) }
            continue
          }
          guard Script.isHan(edge.value) else {
            if length == 1 { leaveModel(longer, from: node) }
            continue
          }
          if length > settings.longestChanged, longer.changes > 0 { continue }
          spellings += 1
          longer.key = partial.key.appending(edge.value)
          let word = words.index(of: longer.key)
          if word != 0 || length == 1 { add(word, longer, from: node) }
          if let own = lexicon.score(of: longer.key) { add(own, longer, from: node) }
          grown.append(longer)
        }
      }
      swap(&partials, &grown)
    }
  }

  /// Takes every history at `node` over the word `word`.
  private mutating func add(_ word: UInt32, _ end: Partial, from node: Int) {
    let first = node * settings.beamWidth
    var next = model.beginning
    for slot in first..<first + Int(counts[node]) {
      let score = Double(model.score(word, after: slots[slot].history, next: &next))
      push(
        Hypothesis(
          history: next,
          score: slots[slot].score + end.cost + (word == 0 ? settings.unknownLog10 : score),
          back: Int32(slot), chain: end.chain),
        at: Int(end.node))
    }
  }

  /// Takes the best history at `node` over a word of the lexicon, which scores `score`.
  private mutating func add(_ score: Double, _ end: Partial, from node: Int) {
    guard let best = bestSlot(at: node) else { return }
    push(
      Hypothesis(
        history: model.beginning, score: slots[best].score + end.cost + score, back: Int32(best),
        chain: end.chain),
      at: Int(end.node))
  }

  /// Takes the best history at `node` over the person's names that stand there as read.
  private mutating func addNames(from node: Int, to last: Int, _ lattice: Lattice) {
    guard let surname = lattice.edgeAsRead(from: node), let best = bestSlot(at: node),
      var score = names.beginning(with: surname.value)
    else { return }
    var end = Int(surname.end)
    for _ in 0..<2 {
      guard let edge = lattice.edgeAsRead(from: end), Script.isHan(edge.value), edge.end <= last
      else { return }
      score += names.given(edge.value)
      end = Int(edge.end)
      push(
        Hypothesis(
          history: model.beginning, score: slots[best].score + score, back: Int32(best), chain: -1),
        at: end)
    }
  }

  /// Takes every history at `node` over a deletion: nothing is scored.
  private mutating func pass(_ end: Partial, from node: Int) {
    let first = node * settings.beamWidth
    for slot in first..<first + Int(counts[node]) {
      var hypothesis = slots[slot]
      hypothesis.score += end.cost
      hypothesis.back = Int32(slot)
      hypothesis.chain = end.chain
      push(hypothesis, at: Int(end.node))
    }
  }

  /// Takes the best history at `node` over a character outside the model.
  private mutating func leaveModel(_ end: Partial, from node: Int) {
    guard let best = bestSlot(at: node) else { return }
    push(
      Hypothesis(
        history: model.beginning, score: slots[best].score + end.cost + settings.outsideLog10,
        back: Int32(best), chain: end.chain),
      at: Int(end.node))
  }

  /// Keeps a hypothesis when its history is new or better, and there is room or a worse one.
  private mutating func push(_ hypothesis: Hypothesis, at node: Int) {
    let first = node * settings.beamWidth
    let count = Int(counts[node])
    var worst = first
    for slot in first..<first + count {
      if slots[slot].history == hypothesis.history {
        if slots[slot].score < hypothesis.score { slots[slot] = hypothesis }
        return
      }
      if slots[slot].score < slots[worst].score { worst = slot }
    }
    if count < settings.beamWidth {
      slots[first + count] = hypothesis
      counts[node] += 1
    } else if slots[worst].score < hypothesis.score {
      slots[worst] = hypothesis
    }
  }
}
