import DocumentModel
import Foundation
import TextAlignment

/// Learns a confusion table from documents whose true text is known.
///
/// Counts the misreadings, estimates how likely each is, and proves every rule on documents that it was
/// not learnt from: the documents are dealt into folds, those of a fold are repaired with what the others
/// taught, and each edit is judged by the truth. A rule that harms, or that makes more wrong characters
/// into other wrong ones than it repairs, is dropped, as is one that was seen too seldom.
public struct Learner: Sendable {
  /// The decoder whose table is learnt for; its own table is not looked at.
  public var decoder: Decoder
  /// Folds of the proof, at least 2.
  public var folds = 5
  /// Places at which a misreading must have been seen.
  public var leastPlaces = 2
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
  ///   - documents: at least as many as ``folds`` for a proof; with fewer there is none.
  ///   - progress: called before each fold, with its number and how many there are.
  /// - Returns: one finding for each misreading that was seen often enough.
  public func learn(
    from documents: [TrainingDocument], progress: (Int, Int) -> Void = { _, _ in }
  ) -> [Finding] {
    let parts = documents.map { document in
      let texts = document.texts
      return Part(
        document: document, texts: texts, alignment: Alignment(texts.read, texts.truth))
    }
    var proofs: [MisreadingCounts.Pair: Proof] = [:]
    if parts.count >= folds {
      for fold in 0..<folds {
        progress(fold, folds)
        let rules = rules(from: parts.indices.filter { $0 % folds != fold }.map { parts[$0] })
        let table = ConfusionTable(rules: rules.map(\.rule))
        let decoder = self.decoder.with(table)
        for index in parts.indices where index % folds == fold {
          judge(parts[index], decoder, rules, into: &proofs)
        }
      }
    }
    return rules(from: parts).map { finding in
      var finding = finding
      let proof = proofs[
        MisreadingCounts.Pair(wrong: finding.rule.wrong, right: finding.rule.right)]
      finding.proof = proof ?? Proof()
      finding.isKept = finding.proof.pays
      return finding
    }
  }

  private struct Part {
    var document: TrainingDocument
    var texts: TrainingDocument.Texts
    var alignment: Alignment
  }

  /// Rules for the misreadings of `parts`, numbered by line from 1.
  private func rules(from parts: [Part]) -> [Finding] {
    var counts = MisreadingCounts()
    for part in parts { counts.add(part.texts, part.alignment) }
    let sorted = counts.pairs.filter { $0.value.places >= leastPlaces }.sorted {
      let (one, other) = ($0.value.places, $1.value.places)
      return one != other ? one > other : $0.key.isBefore($1.key)
    }
    return sorted.enumerated().map { index, entry in
      let (pair, count) = entry
      let printed = pair.right.map { counts.printed[$0] ?? 0 }.min() ?? 0
      let weight = (counts.weightLog10(of: pair) * 100).rounded() / 100
      let rule = Rule(
        wrong: pair.wrong, right: pair.right, weightLog10: weight, mode: .weigh, before: [],
        after: [], source: "\(source) \(count.places)/\(printed)", note: "", file: Self.fileName,
        line: index + 1)
      return Finding(rule: rule, places: count.places, documents: count.documents)
    }
  }

  private static let fileName = "learned"

  /// Repairs a held-out document and judges each edit by the truth around it.
  private func judge(
    _ part: Part, _ decoder: Decoder, _ rules: [Finding],
    into proofs: inout [MisreadingCounts.Pair: Proof]
  ) {
    let lines = part.document.lines
    let byName = Dictionary(uniqueKeysWithValues: rules.map { ($0.rule.name, $0.rule) })
    let edits = decoder.edits(
      of: lines, references: lines.indices.map { LineReference(page: 0, line: $0) })
    let gains = EditGain(part.texts.read, truth: part.texts.truth, part.alignment)
    for (line, changes) in edits {
      for edit in changes {
        guard let rule = byName[edit.rule] else { continue }
        let positions = part.texts.positions[line]
        let place = positions[edit.offset]..<positions[edit.offset + edit.from.unicodeScalars.count]
        let window = gains.window(replacing: place, with: Array(edit.to.unicodeScalars))
        let pair = MisreadingCounts.Pair(wrong: rule.wrong, right: rule.right)
        proofs[pair, default: Proof()].add(window.gain)
      }
    }
  }
}

extension Learner.Proof {
  /// Counts an edit that removed `errors` errors, or added some when negative.
  mutating func add(_ errors: Int) {
    if errors > 0 { helped += 1 } else if errors == 0 { neutral += 1 } else { harmed += 1 }
  }

  /// Whether a rule with this proof is worth having: harm counts ten times.
  var pays: Bool { helped >= neutral + 10 * harmed }
}

extension MisreadingCounts.Pair {
  /// An order that does not depend on hashing.
  func isBefore(_ other: Self) -> Bool {
    let mine = (wrong + right).map(\.value)
    let others = (other.wrong + other.right).map(\.value)
    return mine.lexicographicallyPrecedes(others)
  }
}
