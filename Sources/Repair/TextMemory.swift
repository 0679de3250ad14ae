import Foundation

/// How often pairs and triples of characters stand in a document: what a document says elsewhere tells
/// what it says here, where the language model knows the term badly (储蓄机构, a name, a local term).
///
/// Counts what was surely read, and what the first pass repaired. Counters are found by a hash and may be
/// shared by chance; there are eight for each character, in at most 4 MB.
struct TextMemory {
  private var counts: [UInt8]
  private let mask: Int

  /// How much a count weighs against the language model.
  private static let weight = 0.5
  /// The most that counts may weigh, log10.
  static let most = 2.0
  /// log10 of one more than a count.
  private static let log10OfNext = (0...Int(UInt8.max)).map { log10(1 + Double($0)) }

  /// - Parameter length: of the document in scalars.
  init(length: Int) {
    var size = 1 << 12
    while size < 8 * length, size < 1 << 22 { size <<= 1 }
    counts = [UInt8](repeating: 0, count: size)
    mask = size - 1
  }

  /// Adds what a passage says; glyphs read with less than `sure` confidence are passed over.
  mutating func add(_ passage: Passage, sure: Float) {
    let values = passage.values
    func counts(_ place: Int) -> Bool {
      Script.isHan(values[place])
        && (passage.confidences.isEmpty || passage.confidences[place] < 0
          || passage.confidences[place] >= sure)
    }
    var run = 0
    for place in values.indices {
      run = counts(place) ? run + 1 : 0
      if run >= 2 { count(slot(values[place - 1], values[place], 0)) }
      if run >= 3 { count(slot(values[place - 2], values[place - 1], values[place])) }
    }
  }

  /// log10 in favour of reading `value` at `place`, by what the rest of the document says around it.
  func support(for value: UInt32, at place: Int, in values: [UInt32], isAsRead: Bool) -> Double {
    func other(_ offset: Int) -> UInt32? {
      let position = place + offset
      guard values.indices.contains(position), Script.isHan(values[position]) else { return nil }
      return values[position]
    }
    // The place itself was counted with what was read.
    func found(_ slot: Int) -> Double {
      Self.log10OfNext[max(0, Int(counts[slot]) - (isAsRead ? 1 : 0))]
    }
    var sum = 0.0
    let before = other(-1)
    let after = other(1)
    if let before { sum += found(slot(before, value, 0)) }
    if let after { sum += found(slot(value, after, 0)) }
    if let before, let first = other(-2) { sum += found(slot(first, before, value)) }
    if let before, let after { sum += found(slot(before, value, after)) }
    if let after, let last = other(2) { sum += found(slot(value, after, last)) }
    return sum
  }

  /// log10 in favour of a character over the one that was read.
  func gain(of value: UInt32, at place: Int, in values: [UInt32]) -> Double {
    let gain =
      support(for: value, at: place, in: values, isAsRead: false)
      - support(for: values[place], at: place, in: values, isAsRead: true)
    return max(-Self.most, min(Self.most, Self.weight * gain))
  }

  private mutating func count(_ slot: Int) {
    if counts[slot] < .max { counts[slot] += 1 }
  }

  @inline(__always)
  private func slot(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Int {
    let key = UInt64(first) << 42 | UInt64(second) << 21 | UInt64(third)
    // The high bits are the mixed ones; a shift binds tighter than a product.
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }
}
