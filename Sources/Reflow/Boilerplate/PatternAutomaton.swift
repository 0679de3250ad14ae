/// The patterns of a kind as one automaton of nodes: what can follow a character that has been read.
///
/// Thompson's construction (K. Thompson, Regular expression search algorithm, 1968): no pattern can make
/// matching take more than a step per character and node, whatever stands in it.
struct PatternAutomaton {
  enum Step: Equatable {
    case scalar(Unicode.Scalar)
    case digit
    case anything
  }

  struct Node {
    /// What is read on the way to `next`; `nil` for nodes that only lead to `jumps`.
    var step: Step?
    var next = 0
    /// Nodes that are reached without reading.
    var jumps: [Int] = []
    /// Index of the pattern that ends here.
    var accepts: Int?
    /// Misread characters that its pattern may have.
    var misreadings = 0
    /// Whether the character itself may be misread, lost, or have another before it.
    var mayBeMisread = false
  }

  private(set) var nodes: [Node] = []
  private(set) var starts: [Int] = []

  /// - Parameters:
  ///   - patterns: in order; the first one that matches wins.
  ///   - allowsMisreadings: whether long patterns may differ from the line in a character or two.
  init(_ patterns: [LinePattern], allowsMisreadings: Bool) {
    for (index, pattern) in patterns.enumerated() {
      let allowed =
        allowsMisreadings ? Self.misreadings(in: LinePattern.leastLength(of: pattern.elements)) : 0
      let end = add(Node(accepts: index, misreadings: allowed))
      starts.append(compile(pattern.elements[...], before: end, isFirst: true, allowed: allowed))
    }
  }

  /// None up to 5 characters: a short word is soon another one.
  private static func misreadings(in length: Int) -> Int { length < 6 ? 0 : length < 10 ? 1 : 2 }

  private mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// The node from which `elements` lead to `end`.
  ///
  /// The first character is never taken for misread: else every line would keep every pattern alive.
  private mutating func compile(
    _ elements: ArraySlice<LinePattern.Element>, before end: Int, isFirst: Bool, allowed: Int
  ) -> Int {
    var entry = end
    for (index, element) in zip(elements.indices, elements).reversed() {
      let isStart = isFirst && index == elements.startIndex
      switch element {
      case .scalar(let scalar):
        entry = add(
          Node(
            step: .scalar(scalar), next: entry, misreadings: allowed,
            mayBeMisread: allowed > 0 && !isStart && scalar.isHan))
      case .digits:
        let more = add(Node(jumps: [entry], misreadings: allowed))
        let digit = add(Node(step: .digit, next: more, misreadings: allowed))
        nodes[more].jumps.append(digit)
        entry = digit
      case .anything:
        let loop = add(Node(jumps: [entry], misreadings: allowed))
        let step = add(Node(step: .anything, next: loop, misreadings: allowed))
        nodes[loop].jumps.append(step)
        entry = loop
      case .oneOf(let choices):
        let ends = entry
        let entries = choices.map { choice in
          compile(choice[...], before: ends, isFirst: isStart, allowed: allowed)
        }
        entry = add(Node(jumps: entries, misreadings: allowed))
      }
    }
    return entry
  }
}
