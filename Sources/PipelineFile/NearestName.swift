/// The name that `name` was probably meant to be, or `nil` when none is close.
///
/// Close is an edit distance of at most a third of the name's length, and at least 2.
public func nearestName(to name: String, among known: [String]) -> String? {
  let limit = max(2, name.count / 3)
  return
    known
    .map { (name: $0, distance: editDistance(Array(name), Array($0))) }
    .filter { $0.distance <= limit }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?
    .name
}

/// Insertions, deletions and substitutions that turn one word into the other.
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var row = Array(0...second.count)
  for (i, a) in first.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in second.enumerated() {
      let substituted = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[second.count]
}
