import TestSupport
import TextAlignment

extension Array where Element == Unicode.Scalar {
  init(_ text: String) {
    self = Array(text.unicodeScalars)
  }

  /// Characters drawn from `letters`.
  static func random(_ count: Int, of letters: [Element], _ random: inout SeededGenerator)
    -> [Element]
  {
    (0..<count).map { _ in letters[Int.random(in: letters.indices, using: &random)] }
  }

  /// The text with about `rate` of its characters replaced, left out or doubled.
  func damaged(rate: Double, _ random: inout SeededGenerator) -> [Element] {
    flatMap { scalar -> [Element] in
      guard Double.random(in: 0..<1, using: &random) < rate else { return [scalar] }
      switch Int.random(in: 0..<10, using: &random) {
      case 0: return []
      case 1: return [scalar, "丶"]
      default: return [Unicode.Scalar(scalar.value + 1) ?? "丶"]
      }
    }
  }
}

/// The distance by the whole matrix.
func slowDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let cost = min(diagonal + (a[i] == b[j] ? 0 : 1), row[j] + 1, row[j + 1] + 1)
      diagonal = row[j + 1]
      row[j + 1] = cost
    }
  }
  return row[b.count]
}

extension Alignment {
  /// Each unequal block as `wrong→right`.
  func changes(_ source: [Unicode.Scalar], _ target: [Unicode.Scalar]) -> [String] {
    blocks.filter { !$0.isEqual }.map { block in
      func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
      }
      return text(source[block.source]) + "→" + text(target[block.target])
    }
  }

  /// What is wrong with the blocks as a description of both texts; `nil` for nothing.
  func fault(_ source: [Unicode.Scalar], _ target: [Unicode.Scalar]) -> String? {
    var sourcePosition = 0
    var targetPosition = 0
    for block in blocks {
      guard block.source.lowerBound == sourcePosition, block.target.lowerBound == targetPosition
      else { return "a gap before \(block)" }
      if block.isEqual != (source[block.source] == target[block.target]) {
        return "\(block) is not as it says"
      }
      sourcePosition = block.source.upperBound
      targetPosition = block.target.upperBound
    }
    return sourcePosition == source.count && targetPosition == target.count ? nil : "not whole"
  }
}
