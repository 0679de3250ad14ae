import DocumentModel

/// A line with changes of single scalars, each by a named rule.
struct LineChanges {
  /// The line as the operator found it.
  private let original: [Unicode.Scalar]
  /// The line with the changes so far, scalar by scalar; one that is to go stays in its place.
  private(set) var scalars: [Unicode.Scalar]
  private var changes: [Int: (to: [Unicode.Scalar], rule: String)] = [:]

  init(of text: String) {
    original = Array(text.unicodeScalars)
    scalars = original
  }

  var isEmpty: Bool { changes.isEmpty }

  /// Replaces the scalar at `offset`, or removes it with `nil`; a later change takes the place of an
  /// earlier one.
  mutating func change(_ offset: Int, to scalar: Unicode.Scalar?, rule: String) {
    scalars[offset] = scalar ?? original[offset]
    changes[offset] = scalar == original[offset] ? nil : (scalar.map { [$0] } ?? [], rule)
  }

  /// Replaces the scalar at `offset` by `replacement`, whose first one stands for it among `scalars`.
  mutating func change(_ offset: Int, to replacement: [Unicode.Scalar], rule: String) {
    scalars[offset] = replacement.first ?? original[offset]
    changes[offset] = replacement == [original[offset]] ? nil : (replacement, rule)
  }

  /// The line with all changes.
  var text: String {
    var text = String.UnicodeScalarView()
    for (offset, scalar) in original.enumerated() {
      guard let change = changes[offset] else {
        text.append(scalar)
        continue
      }
      // Appending them together would copy the text.
      for to in change.to { text.append(to) }
    }
    return String(text)
  }

  /// The edits in order of their offsets.
  func edits(stage: String, line: LineReference) -> [Edit] {
    changes.sorted { $0.key < $1.key }.map { offset, change in
      Edit(
        stage: stage, rule: change.rule, line: line, offset: offset, from: String(original[offset]),
        to: String(String.UnicodeScalarView(change.to)))
    }
  }
}
