extension StreakSearch.Streak {
  /// Columns beyond a streak whose brightness is the ground, on each side.
  private static let groundColumns = 3
  /// Which of the brightnesses along a streak is the sheet's, in percent: print takes less than the rest.
  private static let sheetPercentile = 75
  /// Darkening, as a share of the ground, that is none.
  private static let leastDarkening = 0.015
  /// The same, of what is no shadow beside a streak but a rule or a panel of its own.
  private static let mostShadow = 0.4

  /// Divides the columns of the streak by their brightness, some rows at a time, so that print under it stays.
  ///
  /// - Parameters:
  ///   - picture: the one it was found in, or a copy.
  ///   - reach: columns to each side of its middle.
  ///   - core: those of them that the streak itself has; beyond them only shadows are lightened.
  ///   - step: rows at a time; twice as many are measured.
  func lighten(_ picture: GreyRows, reach: Int, core: Int, step: Int) {
    let step = max(1, step)
    let outermost = reach + Self.groundColumns
    for top in Swift.stride(from: rows.lowerBound, to: rows.upperBound, by: step) {
      let around = max(0, top - step / 2)..<min(picture.height, top + step + step / 2)
      let light = (-outermost...outermost).map { brightness(of: picture, beside: $0, rows: around) }
      let sides = (light.prefix(Self.groundColumns) + light.suffix(Self.groundColumns)).sorted()
      let ground = Double(sides[sides.count / 2])
      for beside in -reach...reach {
        let sheet = Double(light[beside + outermost])
        guard sheet > 0, sheet < ground * (1 - Self.leastDarkening),
          abs(beside) <= core || sheet > ground * (1 - Self.mostShadow)
        else { continue }
        let gain = Float(ground / sheet)
        for y in top..<min(top + step, rows.upperBound) {
          let x = column(atRow: y) + beside
          guard x >= 0, x < picture.width else { continue }
          let place = unsafe picture.row(y) + (x ^ GreyRows.columnMask)
          unsafe place.pointee = unsafe UInt8(min(255, Float(place.pointee) * gain + 0.5))
        }
      }
    }
  }

  /// Brightness of the sheet along the streak, some columns beside its middle.
  private func brightness(of picture: GreyRows, beside: Int, rows range: Range<Int>) -> Int {
    var counts = [Int](repeating: 0, count: 256)
    for y in range {
      let x = column(atRow: y) + beside
      guard x >= 0, x < picture.width else { continue }
      unsafe counts[Int(picture.row(y)[x ^ GreyRows.columnMask])] += 1
    }
    return GroundEstimate.percentile(Self.sheetPercentile, of: counts)
  }
}
