/// How boldly the decoder changes text, and how widely it searches; scores are log10.
public struct DecoderSettings: Sendable, Hashable {
  /// By how much a changed text must beat the text as read, beside the rule's weight, in a text that
  /// shows no other misreadings; at least 0.
  public var marginLog10: Double = 3
  /// The least that the margin comes down to in a text that shows many.
  public var leastMarginLog10: Double = 0.5
  /// Engine confidence, 0…1, from which a glyph counts as surely read.
  public var sureConfidence: Float = 0.97
  /// Added to a rule's weight where the doubtful glyph was surely read.
  ///
  /// Tesseract reads 92 % of right
  /// symbols and 9 % of wrong ones so surely: log10(0.09 / 0.92).
  public var sureCostLog10: Double = -1
  /// Added where it was not: log10(0.91 / 0.08) would be 1; half of it, since scans differ.
  public var doubtfulGainLog10: Double = 0.5
  /// Histories kept at each place.
  public var beamWidth = 8
  /// How far a history may lie behind the best one at its place before it is given up.
  public var beamDepthLog10: Double = 6
  /// How many misreadings one word may hold, and the least that several may cost together.
  ///
  /// They keep the number of spellings low that have to be looked up; one is always tried.
  public var wordChanges = 2
  /// Longest word that a misreading is looked for in; longer ones are few and hold shorter ones.
  public var longestChanged = 4
  public var wordCostLog10: Double = -5
  /// Whether people's names count as words, so that they stay as read.
  public var knowsNames = true
  /// Score of a single character that the model has no word for.
  public var unknownLog10: Double = -8.5
  /// Score of a character outside the model (punctuation), where a rule reaches over one.
  public var outsideLog10: Double = -3

  /// From which gain on a repair shows that a text is dirty: in lists of names and places, which the
  /// model does not know, changes gain less.
  static let evidenceLog10 = 6.0
  /// Such repairs per character up to which a text counts as clean.
  static let cleanRate = 1e-4
  /// Added to a text's length in its rate of repairs, so that a short text does not count as dirty for
  /// one repair.
  static let rateSmoothing = 500

  public init() {}
}
