/// A small random generator whose numbers depend on its seed alone, on every machine.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Evenly distributed in 0..<1, in steps of 2⁻⁵³.
  mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Evenly distributed between two numbers.
  mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  /// 0..<`count`; the bias of the remainder is below 2⁻³² for any count that occurs.
  mutating func index(below count: Int) -> Int {
    Int(next() % UInt64(count))
  }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }
}

/// Cards dealt in random order, all of them once before any comes again.
///
/// So that a few pages already show every font and every damage in about the right shares.
struct Deck<Card: Sendable>: Sendable {
  private let cards: [Card]
  private var left: [Card] = []

  /// - Parameter cards: at least one.
  init(_ cards: [Card]) {
    precondition(!cards.isEmpty, "a deck without cards")
    self.cards = cards
  }

  mutating func deal(_ random: inout SplitMix64) -> Card {
    if left.isEmpty { left = cards }
    // Order does not matter, so the gap is filled with the last card.
    let chosen = random.index(below: left.count)
    left.swapAt(chosen, left.count - 1)
    return left.removeLast()
  }
}
