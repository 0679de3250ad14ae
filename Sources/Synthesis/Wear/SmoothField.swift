/// A cloudy pattern over the sheet: random values on a coarse grid, with straight slopes between.
struct SmoothField: Sendable {
  private let columns: Int
  private let rows: Int
  private let values: [Float]

  /// - Parameters:
  ///   - columns: cells across, at least 1.
  ///   - rows: cells down, at least 1.
  ///   - range: of the values.
  ///   - random: gives the values.
  init(columns: Int, rows: Int, in range: ClosedRange<Double>, _ random: inout SplitMix64) {
    precondition(columns >= 1 && rows >= 1, "a field of \(columns) × \(rows) cells")
    self.columns = columns + 1
    self.rows = rows + 1
    var values: [Float] = []
    for _ in 0..<((columns + 1) * (rows + 1)) {
      values.append(Float(random.between(range.lowerBound, range.upperBound)))
    }
    self.values = values
  }

  /// The values along row `y` of a picture.
  func row(_ y: Int, of height: Int, width: Int) -> [Float] {
    let place = Float(y) / Float(max(1, height - 1)) * Float(rows - 1)
    let above = min(Int(place), rows - 2)
    let down = place - Float(above)
    let knots = (0..<columns).map { x in
      values[above * columns + x] * (1 - down) + values[(above + 1) * columns + x] * down
    }
    let step = Float(columns - 1) / Float(max(1, width - 1))
    return (0..<width).map { x in
      let place = Float(x) * step
      let before = min(Int(place), columns - 2)
      return knots[before] + (knots[before + 1] - knots[before]) * (place - Float(before))
    }
  }
}
