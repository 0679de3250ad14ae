/// Aligns texts of any length: directly where that is cheap, else between anchors.
struct AnchoredAligner {
  private enum Limit {
    /// Product of the lengths up to which the exact distance is worked out first (some 20 ms).
    static let distance = 1 << 28
    /// Product of the lengths up to which the band just grows until it is wide enough.
    static let growing = 1 << 14
    /// Cells, a byte each, of a band that is preferred to anchors, and of one where there are no anchors.
    static let direct = 1 << 25
    static let last = 1 << 26
    /// Cells of all bands together; what comes later is replaced as a whole.
    static let total = 1 << 30
  }

  /// Lengths of the n-grams that are tried as anchors, and how long a piece may be for them to say
  /// something: short ones are common to any two long texts.
  private static let anchors: [(length: Int, pieceLimit: Int)] = [
    (32, .max), (16, 200_000), (8, 20_000), (5, 4000),
  ]

  private let source: [Unicode.Scalar]
  private let target: [Unicode.Scalar]
  private var script = BlockScript()
  private var cellsLeft = Limit.total

  init(_ source: [Unicode.Scalar], _ target: [Unicode.Scalar]) {
    self.source = source
    self.target = target
  }

  mutating func align() -> [Alignment.Block] {
    align(source.indices, target.indices, level: 0)
    return script.blocks
  }

  private mutating func align(_ outerSources: Range<Int>, _ outerTargets: Range<Int>, level: Int) {
    let start = zip(source[outerSources], target[outerTargets]).prefix { $0 == $1 }.count
    let room = min(outerSources.count, outerTargets.count) - start
    let end = zip(source[outerSources].reversed(), target[outerTargets].reversed())
      .prefix(room).prefix { $0 == $1 }.count
    let sources = outerSources.lowerBound + start..<outerSources.upperBound - end
    let targets = outerTargets.lowerBound + start..<outerTargets.upperBound - end
    script.match(start)
    alignUnequal(sources, targets, level: level)
    script.match(end)
  }

  private mutating func alignUnequal(_ sources: Range<Int>, _ targets: Range<Int>, level: Int) {
    if sources.isEmpty || targets.isEmpty {
      script.delete(sources.count)
      script.insert(targets.count)
      return
    }
    if alignDirectly(sources, targets, limit: Limit.direct) { return }
    for (next, anchor) in Self.anchors.enumerated().dropFirst(level)
    where max(sources.count, targets.count) <= anchor.pieceLimit {
      let runs = Anchors.runs(
        in: source[sources], and: target[targets], length: anchor.length)
      guard !runs.isEmpty else { continue }
      alignBetween(runs, sources, targets, level: next + 1)
      return
    }
    if !alignDirectly(sources, targets, limit: Limit.last) {
      script.replace(sources.count, targets.count)
    }
  }

  private mutating func alignBetween(
    _ runs: [Anchors.Run], _ sources: Range<Int>, _ targets: Range<Int>, level: Int
  ) {
    var sourcePosition = sources.lowerBound
    var targetPosition = targets.lowerBound
    for run in runs {
      align(sourcePosition..<run.source, targetPosition..<run.target, level: level)
      script.match(run.count)
      sourcePosition = run.source + run.count
      targetPosition = run.target + run.count
    }
    align(
      sourcePosition..<sources.upperBound, targetPosition..<targets.upperBound, level: level)
  }

  /// By dynamic programming over the whole piece, if its band has at most `limit` cells.
  private mutating func alignDirectly(
    _ sources: Range<Int>, _ targets: Range<Int>, limit: Int
  ) -> Bool {
    let longest = max(sources.count, targets.count)
    let (product, isHuge) = sources.count.multipliedReportingOverflow(by: targets.count)
    guard !isHuge, product <= Limit.distance else { return false }
    var edits = longest
    if product <= Limit.growing {
      edits = min(longest, abs(sources.count - targets.count) + 8)
    } else if let distance = editDistance(source[sources], target[targets], atMost: longest) {
      edits = distance
    }
    let aligner = BandedAligner(source[sources], target[targets])
    while true {
      let cells = BandedAligner.cells(sources.count, targets.count, edits: edits)
      guard cells <= min(limit, cellsLeft) else { return false }
      cellsLeft -= cells
      if aligner.align(edits: edits, into: &script) { return true }
      edits = min(longest, edits * 2)
    }
  }
}
