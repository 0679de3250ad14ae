public import DocumentModel
import Foundation
import TextAlignment

/// Learns a confusion table from documents whose true text is known.
///
/// Counts the misreadings, estimates how likely each is, and proves every rule on documents that it was
/// not learnt from: the documents, or the pages of few documents, are dealt into folds, those of a fold are
/// repaired with what the others taught and with the rules that the learned ones will stand beside, and each
/// edit is judged by the truth.
/// Only rules that repaired something are kept, and of these only such whose repairs are at least as many as
/// the wrong characters that they made into other wrong ones and ten times the right ones that they made wrong;
/// what stays is proved once more, without the others.
public struct Learner: Sendable {
  /// The decoder whose table is learnt for; its own table is not looked at.
  public var decoder: Decoder
  /// What the learned rules will stand beside, and give way to where wrong and right are the same.
  public var ownRules: [Rule] = []
  /// Folds of the proof, at least 2; with fewer pages each is a fold.
  public var folds = 5
  /// Documents from which on whole ones are held out: fewer are cut into pages first, or most misreadings
  /// would be seen in one fold only.
  public var manyDocuments = 100
  /// Places at which a misreading must have been seen.
  public var leastPlaces = 2
  /// Whose misreadings they are; `nil` when not known, or of several.
  public var engine: Page.Engine?
  /// What the learnt rules bear as their source, before their counts.
  public var source = "learned"

  public init(decoder: Decoder) {
    self.decoder = decoder
  }

  /// A rule and what speaks for it.
  public struct Finding: Sendable, Hashable {
    public var rule: Rule
    /// Places at which the misreading was seen, and documents that have one.
    public var places: Int
    public var documents: Int
    /// Edits of the rule on held-out documents: that repaired, that made a wrong character into another
    /// wrong one, that made a right one wrong.
    public var proof = Proof()
    /// Whether the rule goes into the table.
    public var isKept = true
  }

  public struct Proof: Sendable, Hashable {
    public var helped = 0
    public var neutral = 0
    public var harmed = 0

    /// Share of the edits that repaired, 0…1; `nil` without any.
    public var precision: Double? {
      let all = helped + neutral + harmed
      return all == 0 ? nil : Double(helped) / Double(all)
    }
  }

  /// The findings, kept and dropped, likeliest to matter first.
  ///
  /// - Parameters:
  ///   - documents: those of one page prove nothing, and no rule is kept.
  ///   - progress: called before each part of the proof, with its number and how many there are.
  /// - Returns: one finding for each misreading that was seen often enough.
  public func learn(
    from documents: [TrainingDocument], progress: (Int, Int) -> Void = { _, _ in }
  ) -> [Finding] {
    var parts: [Part] = []
    for (number, document) in documents.enumerated() {
      for piece in documents.count < manyDocuments ? document.pieces() : [document] {
        let texts = piece.texts
        parts.append(
          Part(
            number: number, document: piece, texts: texts,
            alignment: Alignment(texts.read, texts.truth)))
      }
    }
    var findings = rules(from: parts)
    let folds = min(self.folds, parts.count)
    guard folds >= Self.leastParts else {
      for index in findings.indices { findings[index].isKept = false }
      return findings
    }
    for round in 0..<Self.rounds {
      var kept: Set<MisreadingCounts.Pair>?
      if round > 0 { kept = Set(findings.filter(\.isKept).map(\.pair)) }
      var proofs: [MisreadingCounts.Pair: Proof] = [:]
      for fold in 0..<folds {
        progress(round * folds + fold, Self.rounds * folds)
        let taught = rules(from: parts.indices.filter { $0 % folds != fold }.map { parts[$0] })
          .filter { kept?.contains($0.pair) ?? true }
        for index in parts.indices where index % folds == fold {
          judge(parts[index], taught, into: &proofs)
        }
      }
      for index in findings.indices where findings[index].isKept {
        findings[index].proof = proofs[findings[index].pair] ?? Proof()
        findings[index].isKept = findings[index].proof.pays
      }
    }
    return findings
  }

  /// Pages that a proof needs.
  private static let leastParts = 2
  /// How often all is proved: first every rule, then what the first proof left.
  private static let rounds = 2

  private struct Part {
    /// Of the document that it is, or is a piece of.
    var number: Int
    var document: TrainingDocument
    var texts: TrainingDocument.Texts
    var alignment: Alignment
  }

  /// Rules for the misreadings of `parts`, numbered by line from 1.
  private func rules(from parts: [Part]) -> [Finding] {
    var counts = MisreadingCounts()
    for part in parts { counts.add(part.texts, part.alignment, document: part.number) }
    let sorted = counts.learned.filter { $0.value.places >= leastPlaces }.sorted {
      let (one, other) = ($0.value.places, $1.value.places)
      return one != other ? one > other : $0.key.isBefore($1.key)
    }
    return sorted.enumerated().map { index, entry in
      let (pair, count) = entry
      let printed = pair.right.map { counts.printed[$0] ?? 0 }.min() ?? 0
      let weight = (counts.weightLog10(of: pair) * 100).rounded() / 100
      let rule = Rule(
        wrong: pair.wrong, right: pair.right, weightLog10: weight, mode: .weigh, before: [],
        after: [], source: "\(source) \(count.places)/\(printed)", note: "",
        engine: engine, file: Self.fileName, line: index + 1)
      return Finding(rule: rule, places: count.places, documents: count.documents)
    }
  }

  private static let fileName = "learned"

  /// Repairs a held-out document and judges each edit by the truth around it.
  ///
  /// An edit counts for the rule that writes the same, whatever wrote it: a look-alike that repairs what a
  /// rule would shows as well that the rule pays.
  private func judge(
    _ part: Part, _ taught: [Finding], into proofs: inout [MisreadingCounts.Pair: Proof]
  ) {
    let decoder = self.decoder.with(
      ConfusionTable(rules: taught.map(\.rule) + ownRules, for: engine))
    let pairs = Set(taught.map(\.pair))
    let lines = part.document.lines
    let edits = decoder.edits(
      of: lines, references: lines.indices.map { LineReference(page: 0, line: $0) })
    let gains = EditGain(part.texts.read, truth: part.texts.truth, part.alignment)
    for (line, changes) in edits {
      for edit in changes {
        let pair = MisreadingCounts.Pair(
          wrong: Array(edit.from.unicodeScalars), right: Array(edit.to.unicodeScalars))
        guard pairs.contains(pair) else { continue }
        let positions = part.texts.positions[line]
        let place = positions[edit.offset]..<positions[edit.offset + pair.wrong.count]
        proofs[pair, default: Proof()].add(gains.window(replacing: place, with: pair.right).gain)
      }
    }
  }
}

extension Learner.Finding {
  var pair: MisreadingCounts.Pair { MisreadingCounts.Pair(wrong: rule.wrong, right: rule.right) }
}

extension Learner.Proof {
  /// Counts an edit that removed `errors` errors, or added some when negative.
  mutating func add(_ errors: Int) {
    if errors > 0 { helped += 1 } else if errors == 0 { neutral += 1 } else { harmed += 1 }
  }

  /// Whether a rule with this proof is worth having: it repaired something, and harm counts ten times.
  var pays: Bool { helped > 0 && helped >= neutral + 10 * harmed }
}

extension MisreadingCounts.Pair {
  /// An order that does not depend on hashing.
  func isBefore(_ other: Self) -> Bool {
    wrong != other.wrong
      ? wrong.lexicographicallyPrecedes(other.wrong) : right.lexicographicallyPrecedes(other.right)
  }
}
