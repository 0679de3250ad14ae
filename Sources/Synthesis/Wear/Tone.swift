import Foundation

extension GreyPicture {
  /// Brings black and white closer together, straight in between.
  ///
  /// - Parameters:
  ///   - black: what 0 becomes.
  ///   - white: what 255 becomes.
  mutating func setTone(black: Double, white: Double) {
    let table = (0..<256).map { shade in
      UInt8(max(0, min(255, (black + (white - black) * Double(shade) / 255).rounded())))
    }
    for i in pixels.indices { pixels[i] = table[Int(pixels[i])] }
  }

  /// Darkens the sheet by a cloudy pattern, and by a shadow along one side as of a book's spine.
  ///
  /// - Parameters:
  ///   - light: factors of brightness, 0…1.
  ///   - spine: how dark the shadow is at its edge, 0…1; it falls to a third over 6 % of the width.
  ///   - isLeft: which side it lies on.
  mutating func shade(by light: SmoothField, spine: Double, isLeft: Bool) {
    let shadow = (0..<width).map { x in
      let fromLeft = (Double(x) + 0.5) / Double(width)
      return Float(1 - spine * exp(-(isLeft ? fromLeft : 1 - fromLeft) / 0.06))
    }
    for y in 0..<height {
      let row = light.row(y, of: height, width: width)
      for x in 0..<width {
        let lit = Float(pixels[y * width + x]) * row[x] * shadow[x]
        pixels[y * width + x] = UInt8(max(0, min(255, lit)))
      }
    }
  }

  /// Makes the sheet black and white.
  ///
  /// - Parameters:
  ///   - level: shades from here on become white.
  ///   - drift: added to the level by place.
  mutating func threshold(_ level: Double, drift: SmoothField) {
    for y in 0..<height {
      let row = drift.row(y, of: height, width: width)
      for x in 0..<width {
        let limit = Float(level) + row[x]
        pixels[y * width + x] = Float(pixels[y * width + x]) < limit ? 0 : 255
      }
    }
  }

  /// Says some rows twice in the place of the next, as a fax does after an error on the line.
  mutating func repeatRows(_ count: Int, _ random: inout SplitMix64) {
    guard height > 1 else { return }
    for _ in 0..<count {
      let start = random.index(below: height - 1) * width
      let row = Array(pixels[start..<(start + width)])
      pixels.replaceSubrange((start + width)..<(start + 2 * width), with: row)
    }
  }
}
