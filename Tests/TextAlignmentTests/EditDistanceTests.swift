import TestSupport
import Testing
import TextAlignment

/// The bit-parallel distance against the whole matrix.
struct EditDistanceTests {
  @Test func `random texts around the width of a word have the distance of the matrix`() {
    var random = SeededGenerator(seed: 11)
    let letters = [Unicode.Scalar]("甲乙丙丁，")
    for _ in 0..<150 {
      let a = [Unicode.Scalar].random(.random(in: 0...200, using: &random), of: letters, &random)
      let b = [Unicode.Scalar].random(.random(in: 0...200, using: &random), of: letters, &random)
      #expect(editDistance(a, b) == slowDistance(a, b))
    }
  }

  @Test(arguments: [0.01, 0.1, 0.4, 0.9])
  func `damaged texts have the distance of the matrix`(rate: Double) {
    var random = SeededGenerator(seed: UInt64(rate * 100))
    let letters = [Unicode.Scalar]("甲乙丙丁戊己庚辛")
    let a = [Unicode.Scalar].random(500, of: letters, &random)
    let b = a.damaged(rate: rate, &random)
    #expect(editDistance(a, b) == slowDistance(a, b))
    #expect(editDistance(b, a) == slowDistance(a, b))
    #expect(editDistance(Array(a[100...]), b) == slowDistance(Array(a[100...]), b))
  }

  @Test func `a text has distance 0 from itself and its length from none`() {
    let a = [Unicode.Scalar]("人民政府")
    #expect(editDistance(a, a) == 0)
    #expect(editDistance(a, []) == 4)
    #expect(editDistance([], a) == 4)
    #expect(editDistance([], []) == 0)
  }
}
