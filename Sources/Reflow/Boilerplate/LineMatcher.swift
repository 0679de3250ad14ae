/// Matches folded lines against all patterns of an automaton at once, one look-up per character.
///
/// Sets of nodes that were reached are remembered as states with the ways between them, so that the next
/// line that begins alike is followed without looking at a node. The memory is bounded: when there are too many
/// states all are forgotten.
struct LineMatcher {
  /// A node, and how many misread characters lie behind it.
  private struct Item: Hashable {
    var node: Int
    var misread: Int
  }

  private struct State {
    var items: [Item]
    var accepts: Int?
    var next: [Int: Int] = [:]
  }

  private static let stateLimit = 8192
  private static let dead = 0

  private let automaton: PatternAutomaton
  /// By pattern, whether it counts; all do when empty.
  private let active: [Bool]
  /// Numbers for the scalars that patterns name; all others behave alike.
  private let letters: [Unicode.Scalar: Int]
  private var states: [State] = []
  private var known: [[Item]: Int] = [:]
  /// The state before the first character; the dead one when there are no patterns.
  private var start = dead

  init(_ automaton: PatternAutomaton, active: [Bool] = []) {
    self.automaton = automaton
    self.active = active
    var letters: [Unicode.Scalar: Int] = [:]
    for case .scalar(let scalar)? in automaton.nodes.map(\.step) where letters[scalar] == nil {
      letters[scalar] = letters.count + Self.otherLetters
    }
    self.letters = letters
    forget()
  }

  /// Index of the first pattern that matches the whole of `text`; `nil` when none does.
  mutating func match(_ text: some Sequence<Unicode.Scalar>) -> Int? {
    var state = start
    for scalar in text {
      state = next(after: state, scalar)
      if state == Self.dead { return nil }
    }
    return states[state].accepts
  }

  /// The longest start of `text` that a pattern matches.
  mutating func longestPrefix(of text: some Sequence<Unicode.Scalar>) -> (
    pattern: Int, length: Int
  )? {
    var state = start
    var best: (pattern: Int, length: Int)?
    for (offset, scalar) in text.enumerated() {
      state = next(after: state, scalar)
      if state == Self.dead { break }
      if let pattern = states[state].accepts { best = (pattern, offset + 1) }
    }
    return best
  }

  private static let otherLetters = 3

  private func letter(of scalar: Unicode.Scalar) -> Int {
    if let letter = letters[scalar] { return letter }
    if Self.endsSentence(scalar) { return 2 }
    return scalar.isDigit ? 1 : 0
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "。" || scalar == "!" || scalar == "?"
  }

  private mutating func forget() {
    states = [State(items: [])]
    known = [[]: Self.dead]
    var reached = Reached(automaton)
    for start in automaton.starts { reached.add(Item(node: start, misread: 0)) }
    start = index(of: reached)
  }

  private mutating func next(after state: Int, _ scalar: Unicode.Scalar) -> Int {
    let letter = letter(of: scalar)
    if let next = states[state].next[letter] { return next }
    var reached = Reached(automaton)
    for item in states[state].items {
      let node = automaton.nodes[item.node]
      switch node.step {
      case .scalar(let wanted):
        if wanted == scalar {
          reached.add(Item(node: node.next, misread: item.misread))
        } else if node.mayBeMisread && item.misread < node.misreadings {
          reached.add(Item(node: node.next, misread: item.misread + 1))
          reached.add(Item(node: item.node, misread: item.misread + 1))
        }
      case .digit: if scalar.isDigit { reached.add(Item(node: node.next, misread: item.misread)) }
      case .anything:
        if !Self.endsSentence(scalar) {
          reached.add(Item(node: node.next, misread: item.misread))
        }
      case nil: break
      }
    }
    if states.count >= Self.stateLimit {
      forget()
      return index(of: reached)
    }
    let next = index(of: reached)
    states[state].next[letter] = next
    return next
  }

  private mutating func index(of reached: Reached) -> Int {
    let items = reached.items
    if let index = known[items] { return index }
    let accepted = items.compactMap { automaton.nodes[$0.node].accepts }
      .filter { active.isEmpty || active[$0] }
    states.append(State(items: items, accepts: accepted.min()))
    known[items] = states.count - 1
    return states.count - 1
  }

  /// Nodes reached by a character, each with the fewest misreadings behind it.
  private struct Reached {
    private let nodes: [PatternAutomaton.Node]
    private var misread: [Int: Int] = [:]

    init(_ automaton: PatternAutomaton) {
      nodes = automaton.nodes
    }

    /// Those that read a character or accept, in a fixed order.
    var items: [Item] {
      misread.filter { nodes[$0.key].step != nil || nodes[$0.key].accepts != nil }
        .map { Item(node: $0.key, misread: $0.value) }
        .sorted { $0.node < $1.node }
    }

    mutating func add(_ first: Item) {
      var waiting = [first]
      while let item = waiting.popLast() {
        if let before = misread[item.node], before <= item.misread { continue }
        misread[item.node] = item.misread
        let node = nodes[item.node]
        for jump in node.jumps { waiting.append(Item(node: jump, misread: item.misread)) }
        if node.mayBeMisread && item.misread < node.misreadings {
          waiting.append(Item(node: node.next, misread: item.misread + 1))
        }
      }
    }
  }
}
