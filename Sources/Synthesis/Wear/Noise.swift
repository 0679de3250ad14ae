import Foundation

extension GreyPicture {
  /// Adds what a sensor adds: normally distributed, each pixel for itself.
  ///
  /// - Parameters:
  ///   - sigma: standard deviation in shades; the tails end at 2.9 sigma.
  ///   - random: gives eight pixels per number.
  mutating func addNoise(sigma: Double, _ random: inout SplitMix64) {
    guard sigma > 0 else { return }
    let table = Self.quantiles.map { Int16(($0 * sigma).rounded()) }
    var draw: UInt64 = 0
    for i in pixels.indices {
      if i & 7 == 0 { draw = random.next() }
      let value = Int16(pixels[i]) + table[Int(draw & 255)]
      pixels[i] = UInt8(truncatingIfNeeded: max(0, min(255, value)))
      draw >>= 8
    }
  }

  /// The normal distribution's quantiles at (i + ½)/256.
  private static let quantiles: [Double] = (0..<256).map { i in
    let wanted = (Double(i) + 0.5) / 256
    var low = -4.0
    var high = 4.0
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if 0.5 * erfc(-middle / 2.0.squareRoot()) < wanted { low = middle } else { high = middle }
    }
    return low
  }

  /// Puts square dots of one shade anywhere.
  ///
  /// - Parameters:
  ///   - shade: 0 for dirt, 255 for holes in the print.
  ///   - density: dots per pixel.
  ///   - largest: side of the largest dot, in pixels; smaller ones are as frequent.
  ///   - random: where they fall.
  mutating func addSpecks(
    shade: UInt8, density: Double, largest: Int, _ random: inout SplitMix64
  ) {
    let count = Int(density * Double(pixels.count))
    for _ in 0..<count {
      let side = 1 + random.index(below: max(1, largest))
      let x = random.index(below: max(1, width - side))
      let y = random.index(below: max(1, height - side))
      for row in y..<min(height, y + side) {
        for column in x..<min(width, x + side) { pixels[row * width + column] = shade }
      }
    }
  }
}
