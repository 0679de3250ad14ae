/// All readings of a stretch of text, as a graph of characters.
///
/// A base node stands between every two characters as read; a candidate of several characters has
/// inner nodes of its own. Nodes are numbered so that every edge leads to a higher number.
struct Lattice {
  struct Edge {
    var end: Int32
    /// The character; 0 for an edge that stands for nothing (a deletion).
    var value: UInt32
    /// Index in ``candidates`` on the first edge of a candidate, else -1.
    var candidate: Int32
  }

  /// First position of the stretch in the passage.
  private(set) var start = 0
  /// Those that lie wholly in the stretch.
  private(set) var candidates: ArraySlice<Candidate> = []
  private(set) var edges: [Edge] = []
  /// Edges of a node: `edges[firstEdge[node]..<firstEdge[node + 1]]`.
  private(set) var firstEdge: [Int32] = []
  /// Position of a base node, -1 for inner nodes.
  private(set) var position: [Int32] = []
  private var baseNode: [Int32] = []

  var nodeCount: Int { position.count }
  var lastNode: Int { nodeCount - 1 }

  /// The edge from a base node over the character as read; `nil` where there is none.
  func edgeAsRead(from node: Int) -> Edge? {
    guard position[node] >= 0, firstEdge[node] < firstEdge[node + 1] else { return nil }
    let edge = edges[Int(firstEdge[node])]
    return edge.candidate < 0 ? edge : nil
  }

  func node(at position: Int) -> Int { Int(baseNode[position - start]) }

  /// Builds the graph of `range`; reuses the memory of the one before.
  ///
  /// `candidates` are ordered by start and lie in the range.
  mutating func build(
    _ range: Range<Int>, of values: [UInt32], candidates: ArraySlice<Candidate>,
    table: ConfusionTable
  ) {
    start = range.lowerBound
    self.candidates = candidates
    number(range, table)
    edges.removeAll(keepingCapacity: true)
    firstEdge.removeAll(keepingCapacity: true)
    var next = candidates.startIndex
    var closedUntil = range.lowerBound
    for place in range {
      let first = next
      while next < candidates.endIndex, candidates[next].start == place {
        if candidates[next].isAlways { closedUntil = max(closedUntil, candidates[next].end) }
        next += 1
      }
      firstEdge.append(Int32(edges.count))
      if place >= closedUntil {
        edges.append(
          Edge(end: baseNode[place + 1 - start], value: values[place], candidate: -1))
      }
      append(first..<next, at: place, table)
    }
    firstEdge.append(Int32(edges.count))
    firstEdge.append(Int32(edges.count))
  }

  /// Numbers the nodes: each base node is followed by the inner nodes of what begins there.
  private mutating func number(_ range: Range<Int>, _ table: ConfusionTable) {
    position.removeAll(keepingCapacity: true)
    baseNode.removeAll(keepingCapacity: true)
    var next = candidates.startIndex
    for place in range {
      baseNode.append(Int32(position.count))
      position.append(Int32(place))
      while next < candidates.endIndex, candidates[next].start == place {
        for _ in 1..<max(1, table.length(of: candidates[next])) { position.append(-1) }
        next += 1
      }
    }
    baseNode.append(Int32(position.count))
    position.append(Int32(range.upperBound))
  }

  /// Appends the edges of the candidates that begin at `place`, and those of their inner nodes.
  private mutating func append(_ beginning: Range<Int>, at place: Int, _ table: ConfusionTable) {
    var inner = baseNode[place - start] + 1
    for index in beginning {
      let candidate = candidates[index]
      let length = table.length(of: candidate)
      let end = length > 1 ? inner : baseNode[candidate.end - start]
      edges.append(
        Edge(
          end: end, value: length == 0 ? 0 : table.value(of: candidate, at: 0),
          candidate: Int32(index)))
      inner += Int32(max(0, length - 1))
    }
    for index in beginning {
      let candidate = candidates[index]
      let length = table.length(of: candidate)
      for step in 1..<max(1, length) {
        let node = Int32(firstEdge.count)
        firstEdge.append(Int32(edges.count))
        edges.append(
          Edge(
            end: step == length - 1 ? baseNode[candidate.end - start] : node + 1,
            value: table.value(of: candidate, at: step), candidate: -1))
      }
    }
  }
}
