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
  private var reached: Reached
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
    reached = Reached(automaton)
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
    reached.forget()
    for (pattern, start) in automaton.starts.enumerated() where active.isEmpty || active[pattern] {
      reached.add(Item(node: start, misread: 0))
    }
    start = indexOfReached()
  }

  private mutating func next(after state: Int, _ scalar: Unicode.Scalar) -> Int {
    let letter = letter(of: scalar)
    if let next = states[state].next[letter] { return next }
    reached.forget()
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
      let kept = reached.items
      forget()
      reached.forget()
      for item in kept { reached.add(item) }
      return indexOfReached()
    }
    let next = indexOfReached()
    states[state].next[letter] = next
    return next
  }

  private mutating func indexOfReached() -> Int {
    let items = reached.items
    if let index = known[items] { return index }
    let nodes = automaton.nodes
    let accepted = items.compactMap { nodes[$0.node].accepts }
    states.append(State(items: items, accepts: accepted.min()))
    known[items] = states.count - 1
    return states.count - 1
  }

  /// Nodes reached by a character, each with the fewest misreadings behind it.
  ///
  /// One is used for all characters: what it knows of a node counts only when it is of the latest round.
  private struct Reached {
    private let nodes: [PatternAutomaton.Node]
    private var misread: [Int]
    private var rounds: [Int]
    private var round = 0
    private var reached: [Int] = []
    private var waiting: [Item] = []

    init(_ automaton: PatternAutomaton) {
      nodes = automaton.nodes
      misread = Array(repeating: 0, count: nodes.count)
      rounds = Array(repeating: 0, count: nodes.count)
    }

    /// Those that read a character or accept, in a fixed order.
    var items: [Item] {
      reached.filter { nodes[$0].step != nil || nodes[$0].accepts != nil }.sorted()
        .map { Item(node: $0, misread: misread[$0]) }
    }

    /// Starts on the next character.
    mutating func forget() {
      round += 1
      reached.removeAll(keepingCapacity: true)
    }

    mutating func add(_ first: Item) {
      waiting.append(first)
      while let item = waiting.popLast() {
        if rounds[item.node] == round {
          if misread[item.node] <= item.misread { continue }
        } else {
          rounds[item.node] = round
          reached.append(item.node)
        }
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
