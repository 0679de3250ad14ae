import Testing

@testable import Synthesis

struct SplitMix64Tests {
  @Test func `the numbers are those of the published generator`() {
    var random = SplitMix64(seed: 1_234_567)
    // From Rosetta Code, "Pseudo-random numbers/Splitmix64".
    #expect(
      (0..<3).map { _ in random.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func `a deck deals every card before one comes again`() {
    var random = SplitMix64(seed: 5)
    var deck = Deck([1, 2, 2, 3])
    for _ in 0..<10 {
      #expect((0..<4).map { _ in deck.deal(&random) }.sorted() == [1, 2, 2, 3])
    }
  }
}
