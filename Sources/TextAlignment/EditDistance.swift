/// The Levenshtein distance: the fewest insertions, deletions and substitutions of one character.
///
/// Exact; time is the product of a length and the distance, over 64. Source: G. Myers, "A fast
/// bit-vector algorithm for approximate string matching based on dynamic programming" (1999), with the
/// blocks of H. Hyyrö (2003) and a band that grows until the distance fits (E. Ukkonen, 1985).
public func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  editDistance(a[...], b[...], atMost: .max) ?? max(a.count, b.count)
}

/// The distance, or `nil` when it is larger than `limit`.
func editDistance(
  _ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>, atMost limit: Int
) -> Int? {
  let start = zip(a, b).prefix { $0 == $1 }.count
  let a = a.dropFirst(start)
  let b = b.dropFirst(start)
  let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
  let rows = a.dropLast(end)
  let columns = b.dropLast(end)
  let most = min(limit, max(rows.count, columns.count))
  guard abs(rows.count - columns.count) <= most else { return nil }
  guard !rows.isEmpty, !columns.isEmpty else { return max(rows.count, columns.count) }
  var matrix = BitMatrix(rows, columns)
  var width = min(most, max(64, abs(rows.count - columns.count) + 32))
  while true {
    let distance = matrix.distance(within: width)
    if distance <= width { return distance }
    guard width < most else { return nil }
    width = min(most, width * 3)
  }
}

/// The matrix of distances between all beginnings of two texts, 64 rows in a word.
///
/// Worked through in strips of 64 rows; between two strips only the differences along the border are
/// kept, so memory is linear.
private struct BitMatrix {
  private let rows: [Int32]
  private let columns: [Int32]
  /// For each character, in which rows of the strip it stands.
  private var places: [UInt64]
  /// D(i, j) - D(i, j - 1) along the lower border of the last strip, for each column.
  private var steps: [Int8]

  init(_ rowText: ArraySlice<Unicode.Scalar>, _ columnText: ArraySlice<Unicode.Scalar>) {
    var names: [Unicode.Scalar: Int32] = [:]
    func name(_ scalar: Unicode.Scalar) -> Int32 {
      if let name = names[scalar] { return name }
      let name = Int32(names.count)
      names[scalar] = name
      return name
    }
    rows = rowText.map(name)
    columns = columnText.map(name)
    places = Array(repeating: 0, count: names.count)
    steps = Array(repeating: 1, count: columns.count)
  }

  /// The distance if it is at most `width`, else a number above `width`.
  ///
  /// Only the diagonals that so few edits can reach are worked out; cells beside them are taken as one
  /// more than their neighbour, which they never exceed.
  mutating func distance(within width: Int) -> Int {
    let deletions = (width - columns.count + rows.count) / 2
    let insertions = (width + columns.count - rows.count) / 2
    for column in steps.indices { steps[column] = 1 }
    // D at the lower border of the last strip, at its first column's left edge.
    var border = 0
    var first = 0
    for top in stride(from: 0, to: rows.count, by: 64) {
      let height = min(64, rows.count - top)
      let left = max(0, top - deletions)
      // Along the border above, from the old left edge to the new one.
      for column in first..<left { border += Int(steps[column]) }
      first = left
      border += height
      let right = min(columns.count, top + height + insertions)
      guard left < right else { return width + 1 }
      runStrip(top: top, height: height, columns: left..<right)
    }
    for column in first..<columns.count { border += Int(steps[column]) }
    return border
  }

  private mutating func runStrip(top: Int, height: Int, columns range: Range<Int>) {
    for row in 0..<height { places[Int(rows[top + row])] |= 1 << UInt64(row) }
    var increases = UInt64.max
    var decreases: UInt64 = 0
    let last = UInt64(height - 1)
    for column in range {
      let step = steps[column]
      var equal = places[Int(columns[column])]
      let vertical = equal | decreases
      if step < 0 { equal |= 1 }
      let horizontal = (((equal & increases) &+ increases) ^ increases) | equal
      var up = decreases | ~(horizontal | increases)
      var down = increases & horizontal
      steps[column] = Int8(truncatingIfNeeded: (up >> last) & 1) - Int8((down >> last) & 1)
      up = up << 1 | (step > 0 ? 1 : 0)
      down = down << 1 | (step < 0 ? 1 : 0)
      increases = down | ~(vertical | up)
      decreases = up & vertical
    }
    for row in 0..<height { places[Int(rows[top + row])] = 0 }
  }
}
