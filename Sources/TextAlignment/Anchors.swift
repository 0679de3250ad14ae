/// Places that surely belong together: n-grams that stand once in either text, in the same order.
enum Anchors {
  /// A run of equal characters.
  struct Run {
    var source: Int
    var target: Int
    var count: Int
  }

  /// Runs in order of both texts, without overlaps.
  ///
  /// A quarter of the n-gram is left off at both ends: where an equal run ends is for the alignment of
  /// what lies between to say.
  static func runs(
    in source: ArraySlice<Unicode.Scalar>, and target: ArraySlice<Unicode.Scalar>, length: Int
  ) -> [Run] {
    let pairs = uniquePairs(source, target, length: length)
    let margin = length / 4
    var runs: [Run] = []
    for pair in longestRising(pairs) {
      let run = Run(
        source: pair.source + margin, target: pair.target + margin, count: length - 2 * margin)
      guard let last = runs.last else {
        runs.append(run)
        continue
      }
      let lastSource = last.source + last.count
      let lastTarget = last.target + last.count
      if run.source - run.target == last.source - last.target, run.source <= lastSource {
        runs[runs.count - 1].count = run.source + run.count - last.source
      } else if run.source >= lastSource, run.target >= lastTarget {
        runs.append(run)
      }
    }
    return runs
  }

  private struct Pair {
    var source: Int
    var target: Int
  }

  /// The n-grams that stand exactly once in either text, by position in the source.
  private static func uniquePairs(
    _ source: ArraySlice<Unicode.Scalar>, _ target: ArraySlice<Unicode.Scalar>, length: Int
  ) -> [Pair] {
    guard source.count >= length, target.count >= length else { return [] }
    let ofTarget = singles(target, length: length)
    var pairs: [Pair] = []
    for (hash, position) in singles(source, length: length) {
      guard let other = ofTarget[hash],
        source[position..<position + length] == target[other..<other + length]
      else { continue }
      pairs.append(Pair(source: position, target: other))
    }
    return pairs.sorted { $0.source < $1.source }
  }

  /// Position of each n-gram, by its hash, that stands once.
  private static func singles(
    _ text: ArraySlice<Unicode.Scalar>, length: Int
  ) -> [UInt64: Int] {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var highest: UInt64 = 1
    for _ in 1..<length { highest = highest &* base }
    var positions: [UInt64: Int] = [:]
    positions.reserveCapacity(text.count)
    var hash: UInt64 = 0
    for index in text.indices {
      let first = index - length
      if first >= text.startIndex {
        hash = hash &- UInt64(text[first].value + 1) &* highest
      }
      hash = hash &* base &+ UInt64(text[index].value + 1)
      guard first + 1 >= text.startIndex else { continue }
      positions[hash] = positions[hash] == nil ? first + 1 : -1
    }
    return positions.filter { $0.value >= 0 }
  }

  /// The longest subsequence whose target positions rise too, by patience sorting.
  private static func longestRising(_ pairs: [Pair]) -> [Pair] {
    // `piles[n]` is the index of the pair with the lowest target that ends a rising row of n + 1.
    var piles: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var low = 0
      var high = piles.count
      while low < high {
        let middle = (low + high) / 2
        if pairs[piles[middle]].target < pair.target {
          low = middle + 1
        } else {
          high = middle
        }
      }
      if low > 0 { before[index] = piles[low - 1] }
      if low == piles.count {
        piles.append(index)
      } else {
        piles[low] = index
      }
    }
    var result: [Pair] = []
    var next = piles.last ?? -1
    while next >= 0 {
      result.append(pairs[next])
      next = before[next]
    }
    return result.reversed()
  }
}
