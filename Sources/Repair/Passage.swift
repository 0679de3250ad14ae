import DocumentModel

/// The lines of a text as one row of scalars, so that a word or a misreading may straddle two lines.
///
/// Spaces are left out (looked through); where a paragraph ends, or where a gap is too wide to be
/// within a sentence, stands a line feed, which no rule matches and no word holds.
struct Passage {
  /// A line as it comes in.
  struct Line {
    var scalars: [Unicode.Scalar]
    /// One per scalar, 0…1, negative where unknown; empty without any.
    var confidences: [Float] = []
    /// What second looks made of scalars, by offset.
    var others: [Int: [OtherReading]] = [:]
  }

  /// Where a scalar came from: index of the line, offset in it; the line is -1 for a break.
  struct Place {
    var line: Int32
    var offset: Int32
  }

  static let breakValue: UInt32 = 0x0A

  private(set) var values: [UInt32] = []
  private(set) var places: [Place] = []
  /// One per scalar, negative where unknown; empty when no line has any.
  private(set) var confidences: [Float] = []
  /// What second looks made of scalars, by position.
  private(set) var others: [Int: [OtherReading]] = [:]

  /// Width, in half-width columns, from which a gap inside a line, and one at its start, is a break.
  private static let gapInside = 4
  private static let gapAtStart = 2

  init(_ lines: [Line]) {
    let count = lines.reduce(0) { $0 + $1.scalars.count + 1 }
    values.reserveCapacity(count)
    places.reserveCapacity(count)
    let hasConfidences = lines.contains { !$0.confidences.isEmpty }
    if hasConfidences { confidences.reserveCapacity(count) }
    for (number, line) in lines.enumerated() {
      append(line, number: Int32(number), hasConfidences: hasConfidences)
    }
  }

  private mutating func append(_ line: Line, number: Int32, hasConfidences: Bool) {
    var gap = 0
    var atStart = true
    for (offset, scalar) in line.scalars.enumerated() {
      if Script.isSpace(scalar.value) {
        gap += scalar.value == 0x3000 ? 2 : 1
        continue
      }
      if gap >= (atStart ? Self.gapAtStart : Self.gapInside) { breakOff(hasConfidences) }
      gap = 0
      atStart = false
      if let others = line.others[offset] { self.others[values.count] = others }
      values.append(scalar.value)
      places.append(Place(line: number, offset: Int32(offset)))
      if hasConfidences {
        confidences.append(offset < line.confidences.count ? line.confidences[offset] : -1)
      }
    }
    if atStart { breakOff(hasConfidences) }
  }

  private mutating func breakOff(_ hasConfidences: Bool) {
    guard let last = places.last, last.line >= 0 else { return }
    values.append(Self.breakValue)
    places.append(Place(line: -1, offset: 0))
    if hasConfidences { confidences.append(-1) }
  }

  /// Lowest known confidence in `range`; `nil` when none is known.
  func confidence(in range: Range<Int>) -> Float? {
    guard !confidences.isEmpty else { return nil }
    return confidences[range].filter { $0 >= 0 }.min()
  }
}
