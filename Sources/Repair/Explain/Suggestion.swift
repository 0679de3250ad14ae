public import DocumentModel
import Foundation

/// A misreading that a run met and no rule of the table settles, with what it knows of it.
public struct Suggestion: Sendable, Hashable {
  /// What the rule would say; its source and note tell the counts and an example.
  public var rule: Rule
  /// Places that were repaired so, without a rule.
  public var taken: Int
  /// Places where it was the best other reading and fell short of the margin by little.
  public var refused: Int
  /// Documents that these places stand in.
  public var documents: Int
  /// Of the refused places, those that the rule would repair.
  public var pays: Int
}

/// Gathers suggestions from the explanations of a run's documents.
public struct SuggestionTally {
  /// How far below the margin a refused reading may lie to count, log10.
  public var shortfallLog10: Double
  private var found: [Pair: Findings] = [:]
  /// How often each character stands in the run, as read.
  private var occurrences: [Unicode.Scalar: Int] = [:]
  private var documents = 0

  private struct Pair: Hashable {
    var wrong: String
    var right: String
  }

  private struct Findings {
    var taken = 0
    var documents = 0
    var lastDocument = -1
    var example = ""
    /// Whether a rule says so already; then only a larger weight helps.
    var hasRule = false
    /// Of the refused places: by how much they fell short, and what stood for the rule's weight.
    var refused: [(shortfall: Double, channel: Double)] = []
  }

  /// So many more times a right text is taken to have been read rightly, against weights from a few places.
  private static let smoothing = 50
  /// Characters of an example on either side of the place.
  private static let exampleReach = 8

  public init(shortfallLog10: Double = 3) {
    self.shortfallLog10 = shortfallLog10
  }

  /// Adds a document of the run: explains its lines as read and notes what no rule settles.
  public mutating func add(_ document: Document, explainedBy decoder: Decoder) {
    var document = document
    for line in document.bodyLines {
      document[line].text = document[line].rawText
      for scalar in document[line].text.unicodeScalars where Script.isHan(scalar.value) {
        occurrences[scalar, default: 0] += 1
      }
    }
    for place in decoder.explanations(of: document) { note(place, in: document) }
    documents += 1
  }

  private mutating func note(_ place: Explanation, in document: Document) {
    guard let choice = place.choices.first else { return }
    let isTaken = choice.decision == .taken && choice.rule == nil
    let isNear =
      choice.decision == .belowMargin && (choice.surplusLog10 ?? -.infinity) >= -shortfallLog10
    guard isTaken || isNear else { return }
    let pair = Pair(wrong: place.read, right: choice.writes)
    var findings = found[pair] ?? Findings()
    if findings.example.isEmpty || isTaken && findings.taken == 0 {
      findings.example = Self.example(place, in: document[place.line].text)
    }
    if findings.lastDocument != documents {
      findings.lastDocument = documents
      findings.documents += 1
    }
    if isTaken {
      findings.taken += 1
    } else {
      findings.hasRule = findings.hasRule || choice.rule != nil
      findings.refused.append((-(choice.surplusLog10 ?? 0), choice.channelLog10))
    }
    found[pair] = findings
  }

  /// What was met at `least` places or more, what would pay most first; leaves out the pairs of wrong
  /// and right text that `isKnown` says are not to be suggested again.
  public func suggestions(
    least: Int, isKnown: (_ wrong: String, _ right: String) -> Bool
  ) -> [Suggestion] {
    found.filter {
      $0.value.taken + $0.value.refused.count >= least && !isKnown($0.key.wrong, $0.key.right)
    }
    .compactMap { pair, findings in
      let suggestion = suggestion(of: pair, findings)
      return findings.hasRule && suggestion.pays == 0 ? nil : suggestion
    }
    .sorted { one, other in
      let places = (one.taken + one.refused, other.taken + other.refused)
      return (one.pays, places.0, String(other.rule.wrong), String(other.rule.right))
        > (other.pays, places.1, String(one.rule.wrong), String(one.rule.right))
    }
  }

  private func suggestion(of pair: Pair, _ findings: Findings) -> Suggestion {
    let places = findings.taken + findings.refused.count
    let right = pair.right.unicodeScalars.map { occurrences[$0] ?? 0 }.min() ?? 0
    let share = (Double(places) + 0.5) / Double(right + places + Self.smoothing)
    let weight = (log10(share) * 100).rounded() / 100
    let plural = findings.documents == 1 ? "document" : "documents"
    return Suggestion(
      rule: Rule(
        wrong: Array(pair.wrong.unicodeScalars), right: Array(pair.right.unicodeScalars),
        weightLog10: weight, mode: .weigh, before: [], after: [],
        source: "suggested \(findings.taken)/\(places)",
        note: "\(findings.documents) \(plural): \(findings.example)", file: "", line: 0),
      taken: findings.taken, refused: findings.refused.count, documents: findings.documents,
      pays: findings.refused.count { weight - $0.channel >= $0.shortfall })
  }

  /// The place in brackets, with what stands around it.
  private static func example(_ place: Explanation, in text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let end = min(scalars.count, place.offset + place.read.unicodeScalars.count)
    let start = min(place.offset, end)
    return String(scalars[max(0, start - exampleReach)..<start])
      + "[" + String(scalars[start..<end]) + "]"
      + String(scalars[end..<min(scalars.count, end + exampleReach)])
  }
}
