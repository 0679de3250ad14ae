import TextAlignment

/// How many of the truth's paragraph boundaries an output has, and how many of its own are there.
///
/// A boundary is a position in the normalised text. The output's are carried to the truth by the
/// alignment of the two and match within ``tolerance`` characters, so that a misread character beside
/// a boundary is an error of reading only. Where paragraphs changed places there are many alignments
/// with as few edits, and the figure depends on which is taken.
public struct ParagraphBoundaries: Sendable, Hashable, Encodable {
  static let tolerance = 2

  /// Boundaries of the truth that the output has.
  public var hits: Int
  /// Boundaries that the truth must have.
  public var truth: Int
  /// Boundaries of the output that count.
  public var output: Int

  public init(truth: String, output: String, optionalBreaks: [Int] = []) {
    let read = Self.boundaries(of: output)
    let right = Self.boundaries(of: truth)
    let alignment = Alignment(read.text, right.text)
    let found = read.positions.map(alignment.targetPosition)
    let optional = Self.near(optionalBreaks.sorted(), right.positions)
    let must = zip(right.positions, optional).filter { !$0.1 }.map(\.0)
    let isHit = Self.matched(found, must)
    let free = zip(found, isHit).filter { !$0.1 }.map(\.0)
    hits = found.count - free.count
    self.truth = must.count
    self.output = hits + Self.near(optionalBreaks.sorted(), free).count { !$0 }
  }

  /// For each position whether one of `others` stands within the tolerance; both rise.
  private static func near(_ others: [Int], _ positions: [Int]) -> [Bool] {
    var next = 0
    return positions.map { position in
      while next < others.count, others[next] < position - tolerance { next += 1 }
      return next < others.count && others[next] <= position + tolerance
    }
  }

  /// For each position that was found whether it stands for one of the truth's, each for one; both rise.
  private static func matched(_ found: [Int], _ truth: [Int]) -> [Bool] {
    var isHit = [Bool](repeating: false, count: found.count)
    var next = 0
    for boundary in truth {
      while next < found.count, found[next] < boundary - tolerance { next += 1 }
      guard next < found.count, found[next] <= boundary + tolerance else { continue }
      isHit[next] = true
      next += 1
    }
    return isHit
  }

  /// 1 where the output has no boundaries.
  public var precision: Double { output == 0 ? 1 : Double(hits) / Double(output) }

  /// 1 where the truth has none.
  public var recall: Double { truth == 0 ? 1 : Double(hits) / Double(truth) }

  public var f1: Double {
    let sum = precision + recall
    return sum == 0 ? 0 : 2 * precision * recall / sum
  }

  private static func boundaries(of text: String) -> (text: [Unicode.Scalar], positions: [Int]) {
    var whole: [Unicode.Scalar] = []
    var positions: [Int] = []
    for line in Normalisation.lines(of: text) {
      let paragraph = line.flatMap(Normalisation.folded)
      guard !paragraph.isEmpty else { continue }
      if !whole.isEmpty { positions.append(whole.count) }
      whole += paragraph
    }
    return (whole, positions)
  }

  private enum CodingKeys: String, CodingKey {
    case hits, truth, output, precision, recall, f1
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(hits, forKey: .hits)
    try values.encode(truth, forKey: .truth)
    try values.encode(output, forKey: .output)
    try values.encode(precision, forKey: .precision)
    try values.encode(recall, forKey: .recall)
    try values.encode(f1, forKey: .f1)
  }
}
