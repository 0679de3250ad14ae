import DocumentModel
import Foundation

/// How boldly the decoder changes text, and how widely it searches; scores are log10.
public struct DecoderSettings: Sendable, Hashable {
  /// By how much a changed text must beat the text as read, beside the rule's weight, in a text that
  /// shows no other misreadings; at least 0.
  public var marginLog10: Double = 4
  /// The same for a glyph whose confidence the engine tells.
  public var marginWithConfidenceLog10: Double = 3.5
  /// The same for a character that a second look read: its evidence is measured and needs less care.
  public var marginOfSecondLookLog10: Double = 0.3
  /// The least that the margin comes down to in a text that shows many.
  public var leastMarginLog10: Double = 0.5
  /// How much the engine's confidence counts, 1 as measured, 0 not at all.
  public var confidenceWeight: Double = 1
  /// Engine confidence, 0…1, below which look-alikes are offered.
  public var suspectConfidence: Float = 0.97
  /// Below which characters of any look are offered that make a word with their neighbours.
  public var completionConfidence: Float = 0.93
  /// log10 of how rare a character outside all words must be for look-alikes to be offered.
  public var plainWordLog10: Double = -3
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
  /// By how much the margin falls for each tenfold of that rate, log10.
  static let boldness = 1.8
  /// Added to a text's length in its rate of repairs, so that a short text does not count as dirty for
  /// one repair.
  static let rateSmoothing = 500

  public init() {}

  /// By how much a change must beat the text as read, where the engine said how sure it was.
  func marginLog10(_ confidence: Float?) -> Double {
    guard let confidence, confidence < 1 else { return marginLog10 }
    return marginWithConfidenceLog10
  }

  /// log10 of how much likelier it is that a second look is right than that the first reading was: what its reader
  /// says, else what the confidences tell of Tesseract's looks.
  ///
  /// Source: logistic regression over 847 characters of 84 made pages that a look with HanS or at 19 px read
  /// otherwise than chi_sim; five-fold, by itself it would take 141 that are right for 47 that were.
  ///
  /// - Parameters:
  ///   - other: what looks read, how sure the surest was, and how many agree on it.
  ///   - confidence: of the first reading, 0…1; `nil` counts as sure.
  /// - Returns: log10 odds.
  static func evidenceLog10(of other: OtherReading, against confidence: Float?) -> Double {
    if let odds = other.oddsLog10 { return odds }
    return 0.75 * certainty(other.confidence) - 0.7 * certainty(confidence ?? 1)
      + 0.8 * Double(other.looks - 1) - 0.3
  }

  /// Nines of a confidence: 1 for 0.9, 2 for 0.99, at most 3.
  private static func certainty(_ confidence: Float) -> Double {
    -log10(max(0.001, 1 - Double(confidence)))
  }

  /// log10 of how much likelier a wrong character is than a right one to be read with a confidence.
  ///
  /// Source: 289,500 Chinese characters that Tesseract 5.3 read on 467 made pages, 3.6 % of them wrongly; log
  /// odds of being wrong at that confidence, less those of all. On 65 other pages of scans with 38,267 they are
  /// within 0.5 of these, but at 1, where they are -0.8. `nil` tells nothing.
  func doubtLog10(_ confidence: Float?) -> Double {
    guard let confidence, confidenceWeight > 0 else { return 0 }
    let knots = Self.doubt
    guard confidence > knots[0].confidence else { return knots[0].log10 * confidenceWeight }
    for (lower, upper) in zip(knots, knots.dropFirst()) where confidence <= upper.confidence {
      let part = Double((confidence - lower.confidence) / (upper.confidence - lower.confidence))
      return (lower.log10 + part * (upper.log10 - lower.log10)) * confidenceWeight
    }
    return (knots.last?.log10 ?? 0) * confidenceWeight
  }

  private static let doubt: [(confidence: Float, log10: Double)] = [
    (0.85, 1.7), (0.89, 1.4), (0.93, 1.0), (0.97, 0.4), (0.985, -0.3), (0.995, -1.7),
  ]
}
