import DocumentModel

/// The printed lines of one paragraph as one text, and what is to change in it.
///
/// Marks pair over line ends, and what a mark can be depends on what stands before the line.
struct Passage {
  private(set) var lines: [LineChanges]
  /// All that is printed, with the changes so far: without white space and what cannot be seen.
  private(set) var scalars: [Unicode.Scalar] = []
  /// Line and offset in it of each of ``scalars``.
  private(set) var places: [(line: Int, offset: Int)] = []

  init(_ lines: [LineChanges]) {
    self.lines = lines
    for (index, line) in lines.enumerated() {
      for (offset, scalar) in line.scalars.enumerated()
      where !scalar.isSpace && !scalar.isZeroWidth && !scalar.isControl {
        scalars.append(scalar)
        places.append((index, offset))
      }
    }
  }

  mutating func change(_ index: Int, to scalar: Unicode.Scalar, rule: String) {
    scalars[index] = scalar
    lines[places[index].line].change(places[index].offset, to: scalar, rule: rule)
  }

  /// Whether a printed line starts with the scalar at `index`.
  func startsLine(_ index: Int) -> Bool {
    index == 0 || places[index].line != places[index - 1].line
  }

  /// Whether a printed line ends with the scalar at `index`.
  func endsLine(_ index: Int) -> Bool {
    index == scalars.count - 1 || startsLine(index + 1)
  }
}
