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
    var free = read.positions.map(alignment.targetPosition)
    let isOptional = { (position: Int) in
      optionalBreaks.contains { abs($0 - position) <= Self.tolerance }
    }
    let must = right.positions.filter { !isOptional($0) }
    var hits = 0
    for boundary in must {
      guard let match = free.firstIndex(where: { abs($0 - boundary) <= Self.tolerance }) else {
        continue
      }
      free.remove(at: match)
      hits += 1
    }
    self.hits = hits
    self.truth = must.count
    self.output = hits + free.filter { !isOptional($0) }.count
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
