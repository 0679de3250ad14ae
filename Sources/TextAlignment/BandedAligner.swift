/// A script of the fewest edits by dynamic programming in a band around the diagonal.
///
/// A path of `edits` edits strays from the diagonals of its two ends by at most half of what they leave
/// over, so a band of that width holds all paths of the fewest edits, and the best of them is found:
/// cost counts edits first and then how unlike the paired characters are.
struct BandedAligner {
  private enum Step {
    static let pair: UInt8 = 0
    static let delete: UInt8 = 1
    static let insert: UInt8 = 2
  }

  /// Costs beside the edit itself; two widths of one mark cost nothing more.
  ///
  /// Insertion and deletion around an equal character are cheaper than two substitutions: of two
  /// scripts with as many edits the one with more equal characters is the likelier story.
  private enum Unlikeness {
    static let sameKind = 3
    static let otherKind = 5
    static let gap = 2
  }

  private let source: ArraySlice<Unicode.Scalar>
  private let target: ArraySlice<Unicode.Scalar>
  private let sourceKinds: [ScalarKind]
  private let targetKinds: [ScalarKind]

  init(_ source: ArraySlice<Unicode.Scalar>, _ target: ArraySlice<Unicode.Scalar>) {
    self.source = source
    self.target = target
    sourceKinds = source.map { ScalarKind($0) }
    targetKinds = target.map { ScalarKind($0) }
  }

  /// Cells of the band for that many edits, which is at least the difference of the lengths.
  static func cells(_ sourceCount: Int, _ targetCount: Int, edits: Int) -> Int {
    (sourceCount + 1) * (Band(sourceCount, targetCount, edits: edits).width)
  }

  /// Appends the best script, whose edits are at most `edits`, to `script`.
  ///
  /// - Returns: false, with nothing appended, when there is none.
  func align(edits: Int, into script: inout BlockScript) -> Bool {
    let band = Band(source.count, target.count, edits: edits)
    // One edit outweighs all unlikeness there can be.
    let edit = (Unlikeness.otherKind + 1) * (source.count + target.count + 1)
    var steps = [UInt8](repeating: Step.pair, count: (source.count + 1) * band.width)
    let cost = fill(&steps, band, edit: edit)
    guard cost / edit <= edits else { return false }
    trace(steps, band, into: &script)
    return true
  }

  /// Fills in the cheapest last step of each cell; returns the cost of the whole.
  private func fill(_ steps: inout [UInt8], _ band: Band, edit: Int) -> Int {
    let never = Int.max / 2
    let gap = edit + Unlikeness.gap
    // `row[k]` is the cell on diagonal `band.low + k`, one more at the right end as a wall.
    var row = [Int](repeating: never, count: band.width + 1)
    for i in 0...source.count {
      var left = never
      let from = max(0, -(i + band.low))
      let to = min(band.width, target.count - i - band.low + 1)
      for k in 0..<min(max(from, 0), band.width) { row[k] = never }
      for k in from..<max(from, to) {
        let j = i + band.low + k
        var best = never
        var step = Step.pair
        if i == 0, j == 0 {
          best = 0
        } else {
          if i > 0, j > 0 {
            best = row[k] + pairCost(i - 1, j - 1, edit: edit)
          }
          if i > 0, row[k + 1] + gap < best {
            best = row[k + 1] + gap
            step = Step.delete
          }
          if left + gap < best {
            best = left + gap
            step = Step.insert
          }
        }
        row[k] = best
        left = best
        steps[i * band.width + k] = step
      }
      for k in max(from, to)..<max(from, to, band.width) { row[k] = never }
    }
    return row[target.count - source.count - band.low]
  }

  private func pairCost(_ i: Int, _ j: Int, edit: Int) -> Int {
    let a = source[source.startIndex + i]
    let b = target[target.startIndex + j]
    if a == b { return 0 }
    guard sourceKinds[i] == targetKinds[j] else { return edit + Unlikeness.otherKind }
    return a.narrow == b.narrow ? edit : edit + Unlikeness.sameKind
  }

  private func trace(_ steps: [UInt8], _ band: Band, into script: inout BlockScript) {
    var path: [UInt8] = []
    var i = source.count
    var j = target.count
    while i > 0 || j > 0 {
      let step = steps[i * band.width + j - i - band.low]
      path.append(step)
      if step != Step.insert { i -= 1 }
      if step != Step.delete { j -= 1 }
    }
    for step in path.reversed() {
      switch step {
      case Step.delete:
        script.delete(1)
        i += 1
      case Step.insert:
        script.insert(1)
        j += 1
      default:
        if source[source.startIndex + i] == target[target.startIndex + j] {
          script.match(1)
        } else {
          script.substitute()
        }
        i += 1
        j += 1
      }
    }
  }
}

/// The diagonals (target position minus source position) that scripts of some edits can touch.
private struct Band {
  let low: Int
  let width: Int

  init(_ sourceCount: Int, _ targetCount: Int, edits: Int) {
    let longer = targetCount - sourceCount
    let deletions = min(sourceCount, (edits - longer) / 2)
    let insertions = min(targetCount, (edits + longer) / 2)
    low = -deletions
    width = deletions + insertions + 1
  }
}
