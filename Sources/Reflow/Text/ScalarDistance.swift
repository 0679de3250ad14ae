/// How far two short texts are apart.
enum ScalarDistance {
  /// Whether at most `limit` scalars must be changed, added or removed to get `right` from `left`.
  ///
  /// Takes the product of both lengths in time: for lines.
  static func isWithin(
    _ limit: Int, _ left: [Unicode.Scalar], _ right: [Unicode.Scalar]
  ) -> Bool {
    if left == right { return true }
    guard limit > 0, abs(left.count - right.count) <= limit else { return false }
    var row = Array(0...right.count)
    for (i, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let change = diagonal + (scalar == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count] <= limit
  }
}
