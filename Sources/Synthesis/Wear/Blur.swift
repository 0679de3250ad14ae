extension GreyPicture {
  /// Softens edges, as a lens out of focus does.
  ///
  /// Passes over neighbours 1, 2, 3 … pixels apart with the weights (k, 1 − 2k, k), each of which adds
  /// 2k times the square of the distance to the variance, until there is enough of it; they come close
  /// to a Gaussian.
  ///
  /// - Parameter sigma: standard deviation in pixels; under 0.1 nothing happens.
  mutating func blur(sigma: Double) {
    guard sigma >= 0.1 else { return }
    var variance = sigma * sigma
    var distance = 1
    while variance > 0.005, distance < min(width, height) / 2 {
      let square = Double(distance * distance)
      // At most a quarter on each side, or the kernel has two humps.
      let share = min(variance, 0.5 * square)
      let side = UInt16((share / (2 * square) * 256).rounded())
      spread(side, columns: distance, rows: 0)
      spread(side, columns: 0, rows: distance)
      variance -= share
      distance += 1
    }
  }

  /// One pass over neighbours so many columns or rows apart; pixels too near the edge stay.
  ///
  /// `side` is their weight in 256ths, at most 64.
  private mutating func spread(_ side: UInt16, columns: Int, rows: Int) {
    let step = rows * width + columns
    let centre = 256 - 2 * side
    let source = pixels
    unsafe source.withUnsafeBufferPointer { source in
      unsafe pixels.withUnsafeMutableBufferPointer { target in
        for y in rows..<(height - rows) {
          let start = y * width
          for i in (start + columns)..<(start + width - columns) {
            // Sums stay below 256 × 256, so no addition overflows.
            let ends = unsafe UInt16(source[i - step]) + UInt16(source[i + step])
            let sum = unsafe centre * UInt16(source[i]) + side * ends
            unsafe target[i] = UInt8(truncatingIfNeeded: (sum + 127) >> 8)
          }
        }
      }
    }
  }
}
