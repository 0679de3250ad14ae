import CLeptonica

/// The grey lines that dirt on a scanner's glass or drum draws down a page.
///
/// A line of print leaves white above and below itself, in every column; a streak does not. So each band
/// of the page, higher than a line with its gap, is reduced to the brightest place of each column, and a
/// streak is a narrow dip that comes back in one band after another at nearly the same place. Black
/// lines, as tables have them, are no streaks.
struct StreakSearch {
  /// A streak, with a band more at each end, since it need not end with one.
  struct Streak {
    /// Rows of the picture.
    var rows: Range<Int>
    /// Column at row 0, and columns to the right per row down.
    var column: Double
    var slope: Double

    func column(atRow row: Int) -> Int { Int((column + slope * Double(row)).rounded()) }
  }

  let streaks: [Streak]

  /// Height of a band, in em: official documents set lines up to 2 em apart.
  static let bandPerEm = 2.5
  /// Rows whose mean counts as one, against noise.
  static let groupRows = 4
  /// Columns to each side among which the ground of a column is looked for, in em.
  static let groundPerEm = 0.4
  /// Smallest depth of a dip, as a share of the ground; noise of a scanner makes 0.01.
  static let smallestDip = 0.035
  /// Largest depth: rules of tables have 0.65 and more.
  static let largestDip = 0.62
  /// Columns by which a streak may move from band to band: 1° at 2.5 em of 23 pixels.
  static let drift = 2
  /// Fewest bands of a streak.
  static let fewestBands = 3
  /// Bands that may be missing between two of a streak, where print covers it.
  static let mostMissing = 2

  /// - Parameters:
  ///   - rows: the picture, its lines level.
  ///   - em: side of a character's box in its pixels.
  init(in rows: GreyRows, em: Double) {
    let height = max(Self.groupRows * 2, Int(em * Self.bandPerEm))
    let bands = rows.height / height
    let reach = max(4, Int(em * Self.groundPerEm))
    guard bands >= Self.fewestBands, rows.width > 4 * reach else {
      streaks = []
      return
    }
    var chains: [Chain] = []
    for band in 0..<bands {
      let profile = Self.brightest(of: rows, in: (band * height)..<((band + 1) * height))
      Self.extend(&chains, with: Self.dips(in: profile, reach: reach), in: band)
    }
    streaks = chains.filter(\.isStreak).map {
      var streak = $0.streak(bandHeight: height)
      streak.rows = streak.rows.clamped(to: 0..<rows.height)
      return streak
    }
  }

  /// For each column the brightest mean of a few rows, in ``groupRows``ths of a grey level.
  static func brightest(of rows: GreyRows, in range: Range<Int>) -> [UInt16] {
    // In memory order until the end, so that the loops are plain passes over bytes.
    var best = [UInt16](repeating: 0, count: rows.stride)
    var sums = [UInt16](repeating: 0, count: rows.stride)
    for top in Swift.stride(
      from: range.lowerBound, through: range.upperBound - groupRows, by: groupRows)
    {
      unsafe sums.withUnsafeMutableBufferPointer { sums in
        for y in top..<(top + groupRows) {
          let row = unsafe rows.row(y)
          if y == top {
            for x in 0..<rows.stride { unsafe sums[x] = unsafe UInt16(row[x]) }
          } else {
            for x in 0..<rows.stride { unsafe sums[x] &+= unsafe UInt16(row[x]) }
          }
        }
        unsafe best.withUnsafeMutableBufferPointer { best in
          for x in 0..<rows.stride { unsafe best[x] = unsafe max(best[x], sums[x]) }
        }
      }
    }
    return (0..<rows.width).map { best[$0 ^ GreyRows.columnMask] }
  }

  /// Columns at which a profile falls below its surroundings.
  static func dips(in profile: [UInt16], reach: Int) -> [Int] {
    var found: [Int] = []
    let brightest = Double(profile.max() ?? 0)
    var column = reach
    while column < profile.count - reach {
      // Nearly all columns are too light to be a dip on any ground.
      if isDip(profile[column], on: brightest), isDip(at: column, in: profile, reach: reach) {
        found.append(column)
        column += 2
      }
      column += 1
    }
    return found
  }

  /// Whether a column is the lowest of its neighbourhood, and clearly lower than what lies on both sides,
  /// but not black.
  private static func isDip(at column: Int, in profile: [UInt16], reach: Int) -> Bool {
    let value = profile[column]
    let left = profile[column - reach..<column - reach / 2]
    let right = profile[column + reach / 2 + 1...column + reach]
    let ground = Double(min(left.max() ?? 0, right.max() ?? 0))
    return isDip(value, on: ground) && 1 - Double(value) / ground <= largestDip
      && value == profile[(column - 2)...(column + 2)].min()
  }

  private static func isDip(_ value: UInt16, on ground: Double) -> Bool {
    ground > 0 && 1 - Double(value) / ground >= smallestDip
  }

  /// Dips of one band after another.
  private struct Chain {
    var dips: [(band: Int, column: Int)]

    /// Long enough, and not turning to and fro.
    var isStreak: Bool {
      guard dips.count >= StreakSearch.fewestBands else { return false }
      let line = fit
      return dips.allSatisfy {
        abs(line.column + line.slope * Double($0.band) - Double($0.column)) <= 1.5
      }
    }

    /// Least squares of the column over the band.
    var fit: (column: Double, slope: Double) {
      let count = Double(dips.count)
      let meanBand = dips.reduce(0.0) { $0 + Double($1.band) } / count
      let meanColumn = dips.reduce(0.0) { $0 + Double($1.column) } / count
      let spread = dips.reduce(0.0) {
        $0 + (Double($1.band) - meanBand) * (Double($1.band) - meanBand)
      }
      let shared = dips.reduce(0.0) {
        $0 + (Double($1.band) - meanBand) * (Double($1.column) - meanColumn)
      }
      let slope = spread > 0 ? shared / spread : 0
      return (meanColumn - slope * meanBand, slope)
    }

    func streak(bandHeight: Int) -> Streak {
      let line = fit
      let slope = line.slope / Double(bandHeight)
      // Bands were measured at their middle.
      return Streak(
        rows: max(0, dips[0].band - 1) * bandHeight..<(dips[dips.count - 1].band + 2) * bandHeight,
        column: line.column - slope * Double(bandHeight) / 2, slope: slope)
    }
  }

  /// Adds each dip to the chain that ends nearest to it, a few bands before at most.
  private static func extend(_ chains: inout [Chain], with dips: [Int], in band: Int) {
    for column in dips {
      let nearest = chains.indices
        .filter { index in
          guard let last = chains[index].dips.last else { return false }
          return last.band < band && band - last.band <= mostMissing + 1
            && abs(last.column - column) <= drift * (band - last.band)
        }
        .min { a, b in
          abs((chains[a].dips.last?.column ?? 0) - column)
            < abs((chains[b].dips.last?.column ?? 0) - column)
        }
      if let nearest {
        chains[nearest].dips.append((band, column))
      } else {
        chains.append(Chain(dips: [(band, column)]))
      }
    }
  }
}
