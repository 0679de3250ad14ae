/// One change of a line's text by a document operator.
///
/// Offsets count Unicode scalars in the line's text as the stage found it. The edits of one stage do
/// not overlap, so replaying stages in order turns `rawText` into `text` exactly.
public struct Edit: Sendable, Hashable, Codable {
  /// Name of the operator (`repair`).
  public var stage: String
  /// The rule that fired: a table's file and line (`chi_sim.tsv:12`), or the operator's own rule name.
  public var rule: String
  public var line: LineReference
  public var offset: Int
  public var from: String
  public var to: String
  /// How much better the new text scores than the old one, log10; `nil` for rules that do not weigh.
  public var scoreLog10: Double?
  /// Lowest engine confidence of the replaced glyphs, 0…1; `nil` without glyphs.
  public var confidence: Float?

  public init(
    stage: String, rule: String, line: LineReference, offset: Int, from: String, to: String,
    scoreLog10: Double? = nil, confidence: Float? = nil
  ) {
    self.stage = stage
    self.rule = rule
    self.line = line
    self.offset = offset
    self.from = from
    self.to = to
    self.scoreLog10 = scoreLog10
    self.confidence = confidence
  }
}
