extension GreyPicture {
  /// Makes strokes thinner, as worn toner does.
  ///
  /// - Parameters:
  ///   - radius: pixels taken from each side of a stroke.
  ///   - field: where, 0 not at all to 1 wholly; everywhere when `nil`.
  mutating func thinStrokes(radius: Double, where field: SmoothField? = nil) {
    change(radius: radius, where: field) { max($0, $1) }
  }

  /// Makes strokes thicker, as too much toner or a dark setting does.
  ///
  /// - Parameters:
  ///   - radius: pixels added to each side of a stroke.
  ///   - field: where, 0 not at all to 1 wholly; everywhere when `nil`.
  mutating func thickenStrokes(radius: Double, where field: SmoothField? = nil) {
    change(radius: radius, where: field) { min($0, $1) }
  }

  /// Passes of the lightest or darkest of a pixel and its four neighbours; a part of a pass is mixed in.
  @inline(__always)
  private mutating func change(
    radius: Double, where field: SmoothField?, _ choose: (UInt8, UInt8) -> UInt8
  ) {
    var left = radius
    while left > 0.02 {
      let share = min(1, left)
      pass(share: share, where: field, choose)
      left -= share
    }
  }

  @inline(__always)
  private mutating func pass(
    share: Double, where field: SmoothField?, _ choose: (UInt8, UInt8) -> UInt8
  ) {
    guard width > 2, height > 2 else { return }
    let source = pixels
    var shares = [Int32](repeating: Int32(share * 256), count: width)
    unsafe source.withUnsafeBufferPointer { source in
      unsafe pixels.withUnsafeMutableBufferPointer { target in
        for y in 1..<(height - 1) {
          if let field {
            let row = field.row(y, of: height, width: width)
            for x in 0..<width { shares[x] = Int32(row[x] * Float(share) * 256) }
          }
          let start = y * width
          for x in 1..<(width - 1) {
            let i = start + x
            let across = unsafe choose(source[i - 1], source[i + 1])
            let along = unsafe choose(source[i - width], source[i + width])
            let old = unsafe Int32(source[i])
            let new = unsafe Int32(choose(source[i], choose(across, along)))
            unsafe target[i] = UInt8(truncatingIfNeeded: old + (new - old) * shares[x] / 256)
          }
        }
      }
    }
  }
}
