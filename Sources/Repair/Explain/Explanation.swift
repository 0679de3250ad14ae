public import DocumentModel

/// Why a place of a text was or was not changed: what was read there, what made it suspect, and what
/// became of everything that was offered for it.
public struct Explanation: Sendable, Hashable, Codable {
  public var line: LineReference
  /// Unicode scalars from the start of the line as read.
  public var offset: Int
  /// Without the spaces that were looked through.
  public var read: String
  /// Lowest engine confidence of its glyphs, 0…1; `nil` without.
  public var confidence: Float?
  public var suspicions: [Suspicion]
  /// What was taken first, then by total.
  public var choices: [Choice]

  /// What makes the decoder look for another reading.
  public enum Suspicion: String, Sendable, Hashable, Codable {
    /// The engine was less sure of a glyph than `suspectConfidence`.
    case unsureGlyph
    /// No word of two to four characters lies over it, and by itself it is rare.
    case uncoveredByWords
    /// A rule of the table has it as its wrong text.
    case rule
  }

  /// One other reading of the place; scores are log10.
  public struct Choice: Sendable, Hashable, Codable {
    /// What would stand there.
    public var writes: String
    public var offer: Offer
    /// A rule's name (`chi_sim.tsv:12`); `nil` where no rule offers it.
    public var rule: String?
    /// Likeness of a look-alike, the likest being 1; `nil` for others.
    public var rank: Int?
    /// How likely what was read is if this was printed: a rule's weight, or the likeness.
    public var channelLog10: Double
    /// What the engine's confidence says for it.
    public var doubtLog10: Double
    /// What the rest of the document says for it.
    public var echoLog10: Double
    /// How much better the language model likes the text with this alone; `nil` where none was asked.
    public var languageLog10: Double?
    /// The least total with which it is taken.
    public var marginLog10: Double
    /// By how much the decoder's best text lost without it, all other changes made; `nil` where it was
    /// not taken or nothing is weighed.
    public var scoreLog10: Double?
    public var decision: Decision
    /// What stood against it: the text that won, or the rule or lexicon word that protects.
    public var because: String?

    /// All that speaks for it; `nil` where nothing is weighed.
    public var totalLog10: Double? {
      languageLog10.map { $0 + channelLog10 + doubtLog10 + echoLog10 }
    }

    /// What is above 0 is enough.
    public var surplusLog10: Double? { totalLog10.map { $0 - marginLog10 } }
  }

  /// Who offers another reading.
  public enum Offer: String, Sendable, Hashable, Codable {
    case weighRule, alwaysRule, lookAlike, completion, secondLook
  }

  public enum Decision: String, Sendable, Hashable, Codable {
    case taken
    case belowMargin
    /// Another reading of the place, or of one that overlaps it, was taken.
    case anotherWon
    /// Enough by itself, but not beside the other changes and words around it.
    case outweighed
    /// A `never` rule or a word of the lexicon holds the place as read.
    case protected
  }
}
