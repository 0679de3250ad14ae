/// Parts the fragments of a document into its paragraphs.
struct ParagraphRuns {
  private let fragments: [Fragment]
  private let boundary: Boundary
  private let floats: Floats
  private var runs: [Run] = []

  struct Run {
    /// The fragments (indices) of a paragraph.
    var fragments: [Int]
    /// Whether white space of the text, a blank line or an indent, parts it from the one before.
    var isParted: Bool
  }

  /// The paragraphs in the order of the text: as read, but that a float stands behind the paragraph that
  /// it interrupts.
  static func runs(of fragments: [Fragment]) -> [Run] {
    var parts = ParagraphRuns(
      fragments: fragments, boundary: Boundary(of: fragments), floats: Floats(in: fragments))
    parts.read(fragments.indices, mayFloat: true)
    return parts.runs
  }

  private init(fragments: [Fragment], boundary: Boundary, floats: Floats) {
    self.fragments = fragments
    self.boundary = boundary
    self.floats = floats
  }

  private mutating func read(_ range: Range<Int>, mayFloat: Bool) {
    var run: [Int] = []
    // The last line that was not dirt: the next one is compared with it.
    var above = range.lowerBound
    var held: [Range<Int>] = []
    var next = range.lowerBound
    while next < range.upperBound {
      let start = run.first ?? next
      if !run.isEmpty {
        if mayFloat,
          let end = floats.end(
            from: next, above: fragments[above], paragraphStart: fragments[start])
        {
          held.append(next..<end)
          next = end
        } else if boundary.lies(
          between: fragments[above], and: fragments[next], paragraphStart: fragments[start])
        {
          close(run, held)
          run = []
          held = []
        }
      }
      if !fragments[next].isStray || run.isEmpty { above = next }
      run.append(next)
      next += 1
    }
    if !run.isEmpty { close(run, held) }
  }

  private mutating func close(_ run: [Int], _ held: [Range<Int>]) {
    let isParted = run.first.map {
      $0 > 0 && boundary.isParted(fragments[$0], from: fragments[$0 - 1])
    }
    runs.append(Run(fragments: run, isParted: isParted ?? false))
    for range in held { read(range, mayFloat: false) }
  }
}
