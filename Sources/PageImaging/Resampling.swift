import CLeptonica

/// Changes the size of 8-bit pictures: mean over the covered area on the way down, cubic on the way up.
///
/// Separable: rows are summed first, which compilers turn into vector code, then columns.
struct Resampling {
  /// The source pixels that make one target pixel, and their weights.
  private struct Tap {
    var start: Int
    var weights: [Float]
  }

  /// Longest side of a picture to make, in pixels: weights take about a hundred bytes a column, and no
  /// page is that long.
  static let longestSide = 1 << 22

  /// A picture of `width` × `height` pixels made of `pix`, or `nil` without memory for it or its weights.
  static func resample(
    _ pix: PageImage.Handle, width: Int, height: Int
  ) -> PageImage.Handle? {
    guard let source = unsafe GreyRows(pix), width > 0, height > 0,
      max(width, height) <= longestSide,
      let result = unsafe pixCreate(Int32(width), Int32(height), 8)
    else { return nil }
    guard let target = unsafe GreyRows(result) else {
      unsafe PageImage.destroy(result)
      return nil
    }
    let across = taps(from: source.width, to: width)
    let down = taps(from: source.height, to: height)
    var flatWeights: [Float] = []
    var starts: [Int32] = []
    let count = across.map(\.weights.count).max() ?? 1
    for tap in across {
      // A full set of taps for each column keeps the inner loop straight; none may pass the edge.
      let start = min(tap.start, source.width - count)
      var weights = [Float](repeating: 0, count: count)
      for (i, weight) in tap.weights.enumerated() { weights[i + tap.start - start] = weight }
      starts.append(Int32(start))
      flatWeights += weights
    }
    var sums = [Float](repeating: 0, count: source.stride)
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      unsafe flatWeights.withUnsafeBufferPointer { weights in
        unsafe starts.withUnsafeBufferPointer { starts in
          for y in 0..<height {
            unsafe sums.update(repeating: 0)
            for (i, weight) in down[y].weights.enumerated() {
              unsafe add(source.row(down[y].start + i), times: weight, to: sums)
            }
            let row = unsafe target.row(y)
            for x in 0..<width {
              var value: Float = 0.5
              let start = unsafe Int(starts[x])
              for i in 0..<count {
                unsafe value +=
                  sums[(start + i) ^ GreyRows.columnMask] * weights[x * count + i]
              }
              unsafe row[x ^ GreyRows.columnMask] = UInt8(max(0, min(255, value)))
            }
          }
        }
      }
    }
    return unsafe result
  }

  @inline(__always)
  private static func add(
    _ row: UnsafeMutablePointer<UInt8>, times weight: Float,
    to sums: UnsafeMutableBufferPointer<Float>
  ) {
    for i in sums.indices { unsafe sums[i] += weight * Float(row[i]) }
  }

  private static func taps(from source: Int, to target: Int) -> [Tap] {
    let step = Double(source) / Double(target)
    return (0..<target).map { i in
      step >= 1
        ? areaTap(from: Double(i) * step, to: Double(i + 1) * step, limit: source)
        : cubicTap(at: (Double(i) + 0.5) * step - 0.5, limit: source)
    }
  }

  private static func areaTap(from: Double, to: Double, limit: Int) -> Tap {
    let first = min(Int(from), limit - 1)
    let last = min(max(first, Int(to.rounded(.up)) - 1), limit - 1)
    let weights = (first...last).map { i in
      Float(max(0, min(to, Double(i + 1)) - max(from, Double(i))) / (to - from))
    }
    return normalised(Tap(start: first, weights: weights))
  }

  /// Four points, Catmull and Rom's cubic; points beyond the edge count for the edge.
  private static func cubicTap(at position: Double, limit: Int) -> Tap {
    let base = Int(position.rounded(.down))
    let t = position - Double(base)
    let weights = [
      ((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1,
      ((-1.5 * t + 2) * t + 0.5) * t, (0.5 * t - 0.5) * t * t,
    ]
    let first = max(0, min(base - 1, limit - 1))
    let last = max(0, min(base + 2, limit - 1))
    var kept = [Float](repeating: 0, count: last - first + 1)
    for (i, weight) in weights.enumerated() {
      kept[max(first, min(base - 1 + i, last)) - first] += Float(weight)
    }
    return Tap(start: first, weights: kept)
  }

  private static func normalised(_ tap: Tap) -> Tap {
    let sum = tap.weights.reduce(0, +)
    guard sum > 0 else { return tap }
    return Tap(start: tap.start, weights: tap.weights.map { $0 / sum })
  }
}
