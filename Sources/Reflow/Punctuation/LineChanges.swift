import DocumentModel

/// Single-scalar changes of one line, each by a named rule; the first rule to claim a scalar wins.
struct LineChanges {
  private var changes: [Int: (to: Unicode.Scalar?, rule: String)] = [:]

  var isEmpty: Bool { changes.isEmpty }

  /// Replaces the scalar at `offset`, or removes it with `nil`.
  mutating func change(_ offset: Int, to scalar: Unicode.Scalar?, rule: String) {
    if changes[offset] == nil { changes[offset] = (scalar, rule) }
  }

  func applied(to scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    for (offset, scalar) in scalars.enumerated() {
      guard let change = changes[offset] else {
        text.append(scalar)
        continue
      }
      if let to = change.to { text.append(to) }
    }
    return String(text)
  }

  /// The edits in order of their offsets.
  func edits(of scalars: [Unicode.Scalar], stage: String, line: LineReference) -> [Edit] {
    changes.sorted { $0.key < $1.key }.map { offset, change in
      Edit(
        stage: stage, rule: change.rule, line: line, offset: offset, from: String(scalars[offset]),
        to: change.to.map { String($0) } ?? "")
    }
  }
}
