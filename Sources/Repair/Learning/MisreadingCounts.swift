import Foundation
import TextAlignment

/// How often what was printed was read as something else, by aligning readings with their truth.
struct MisreadingCounts {
  struct Pair: Hashable {
    var wrong: [Unicode.Scalar]
    var right: [Unicode.Scalar]
  }

  struct Count {
    var places = 0
    var documents = 0
    fileprivate var lastDocument = -1
  }

  /// Longest misreading that is learnt, in characters on either side.
  private static let longest = 3

  /// Misreadings of as many characters as were printed, and of more or fewer; see ``learned``.
  private var pairs: [Pair: Count] = [:]
  /// How often a character was read where none was printed, and one lost that was.
  private var added: [Unicode.Scalar: Int] = [:]
  private var lost: [Unicode.Scalar: Int] = [:]
  /// How often each character was printed.
  private(set) var printed: [Unicode.Scalar: Int] = [:]

  /// Counts the misreadings of Chinese characters in a document or a piece of it; those of one document come
  /// one after the other.
  ///
  /// What was lost or added is not counted: a rule may not invent text, and one that deletes does more
  /// harm than good.
  mutating func add(_ texts: TrainingDocument.Texts, _ alignment: Alignment, document: Int) {
    for scalar in texts.truth { printed[scalar, default: 0] += 1 }
    for group in Self.groups(of: alignment) {
      let wrong = Array(texts.read[group.source])
      let right = Array(texts.truth[group.target])
      let found =
        wrong.count == right.count
        ? zip(wrong, right).filter { $0 != $1 }.map { Pair(wrong: [$0], right: [$1]) }
        : [Pair(wrong: wrong, right: right)]
      if wrong.isEmpty { for scalar in right { lost[scalar, default: 0] += 1 } }
      if right.isEmpty { for scalar in wrong { added[scalar, default: 0] += 1 } }
      for pair in found where isLearnt(pair) {
        var count = pairs[pair] ?? Count()
        count.places += 1
        if count.lastDocument != document { count.documents += 1 }
        count.lastDocument = document
        pairs[pair] = count
      }
    }
  }

  /// The misreadings, without those that a stray or a lost character beside a misread one makes.
  ///
  /// 有懂 for 履 is 懂 for 履 and a 有 that Tesseract read in a gap: as a rule it would delete a character.
  var learned: [Pair: Count] {
    pairs.filter { pair, count in
      if pair.wrong.count > pair.right.count {
        return !hasStray(pair.wrong, pair.right, known: added, count) { Pair(wrong: $0, right: $1) }
      }
      if pair.wrong.count < pair.right.count {
        return !hasStray(pair.right, pair.wrong, known: lost, count) { Pair(wrong: $1, right: $0) }
      }
      return true
    }
  }

  /// Whether an end of the longer side is a character that comes and goes by itself, or what remains
  /// without it is a misreading of its own.
  private func hasStray(
    _ longer: [Unicode.Scalar], _ shorter: [Unicode.Scalar], known: [Unicode.Scalar: Int],
    _ count: Count, pair: ([Unicode.Scalar], [Unicode.Scalar]) -> Pair
  ) -> Bool {
    [(longer.first, Array(longer.dropFirst())), (longer.last, Array(longer.dropLast()))]
      .contains { end, rest in
        rest == shorter || pairs[pair(rest, shorter)] != nil
          || end.map { known[$0] ?? 0 > count.places } ?? false
      }
  }

  private func isLearnt(_ pair: Pair) -> Bool {
    !pair.wrong.isEmpty && !pair.right.isEmpty
      && pair.wrong.count <= Self.longest && pair.right.count <= Self.longest
      && (pair.wrong + pair.right).allSatisfy { Script.isHan($0.value) }
      && !(pair.wrong + pair.right).allSatisfy { Script.isNumeral($0.value) }
  }

  /// Blocks that differ and stand side by side, as one.
  private static func groups(
    of alignment: Alignment
  ) -> [(source: Range<Int>, target: Range<Int>)] {
    var groups: [(source: Range<Int>, target: Range<Int>)] = []
    var open = false
    for block in alignment.blocks {
      if block.isEqual {
        open = false
      } else if open, let last = groups.last {
        groups[groups.count - 1] = (
          last.source.lowerBound..<block.source.upperBound,
          last.target.lowerBound..<block.target.upperBound
        )
      } else {
        groups.append((block.source, block.target))
        open = true
      }
    }
    return groups
  }

  /// log10 P(read as `pair.wrong` | printed `pair.right`), lowered for what was seldom printed.
  func weightLog10(of pair: Pair) -> Double {
    let places = Double(pairs[pair]?.places ?? 0)
    let total = pair.right.map { printed[$0] ?? 0 }.min() ?? 0
    return min(0, log10(places / (Double(total) + Self.smoothing)))
  }

  /// Added to how often a character was printed: what was printed twice and misread once is not misread
  /// every other time.
  private static let smoothing = 20.0
}
