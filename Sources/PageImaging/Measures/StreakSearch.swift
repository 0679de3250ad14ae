import CLeptonica

/// The grey lines that run down a page: what dirt on a scanner's glass or drum draws, and folds of the sheet.
///
/// A line of print leaves white above and below itself, in every column; a streak does not. So each band
/// of the page, higher than a line with its gap, is reduced to the brightest place of each column, and a
/// streak is a narrow dip that comes back in one band after another at nearly the same place. Black
/// lines, as tables have them, are none. ``Traits`` say how dark that is.
struct StreakSearch {
  /// A streak, with a band more at each end, since it need not end with one.
  struct Streak {
    /// Rows of the picture.
    var rows: Range<Int>
    /// Column at row 0, and columns to the right per row down.
    var column: Double
    var slope: Double
    /// Share of the bands in which it was found, of those from its first to its last, 0…1.
    var coverage: Double

    func column(atRow row: Int) -> Int { Int((column + slope * Double(row)).rounded()) }

    /// Whether it can be seen in the margins at both ends, where rules end with the print.
    func isSeenBesidePrint(in picture: GreyRows, reach: Int) -> Bool {
      let near = Int(Double(picture.height) * StreakSearch.margin.lowerBound)
      let far = Int(Double(picture.height) * StreakSearch.margin.upperBound)
      return [near..<far, picture.height - far..<picture.height - near].allSatisfy { rows in
        let light = (-reach...reach).map { beside in
          rows.reduce(0) { sum, y in
            let x = min(max(0, column(atRow: y) + beside), picture.width - 1)
            return unsafe sum + Int(picture.row(y)[x ^ GreyRows.columnMask])
          }
        }
        let darkest = light[reach - 1...reach + 1].min() ?? 0
        let ground = min(light[0], light[2 * reach])
        return ground > 0 && Double(darkest) <= Double(ground) * (1 - StreakSearch.smallestDip)
      }
    }
  }

  let streaks: [Streak]

  /// What is looked for.
  struct Traits {
    /// Height of a band, in em.
    var bandPerEm: Double
    /// Largest depth of a dip, as a share of the ground.
    var largestDip: Double
    /// Whether it runs down the whole picture.
    var isFromBorderToBorder: Bool

    /// Streaks in bands as high as a line with its gap.
    ///
    /// Official documents set lines up to 2 em apart. Rules of tables have a depth of 0.65 and more.
    static let streaks = Traits(bandPerEm: 2.5, largestDip: 0.62, isFromBorderToBorder: false)
  }

  /// Rows whose mean counts as one, against noise.
  static let groupRows = 4
  /// Columns to each side among which the ground of a column is looked for, in em.
  static let groundPerEm = 0.4
  /// Smallest depth of a dip, as a share of the ground; noise of a scanner makes 0.01.
  static let smallestDip = 0.035
  /// Columns by which a streak may move from band to band, for each row of a band: 2°.
  static let drift = 0.035
  /// The part of a margin in which what runs from border to border is seen, as shares of the picture's height: behind
  /// what a deskew and a crop made white, 2° of an upright page, and before the print, which begins at a tenth.
  static let margin = 0.06..<0.08
  /// Columns by which a dip may lie beside its streak.
  static let leeway = 1.5
  /// Fewest bands of a streak.
  static let fewestBands = 3
  /// Bands that may be missing between two of a streak, where print covers it.
  static let mostMissing = 2

  /// - Parameters:
  ///   - rows: the picture, its lines level.
  ///   - em: side of a character's box in its pixels.
  ///   - traits: of what is looked for.
  init(in rows: GreyRows, em: Double, traits: Traits = .streaks) {
    let height = max(Self.groupRows * 2, Int(em * traits.bandPerEm))
    let bands = rows.height / height
    let reach = max(4, Int(em * Self.groundPerEm))
    guard bands >= Self.fewestBands, rows.width > 4 * reach else {
      streaks = []
      return
    }
    var chains: [Chain] = []
    for band in 0..<bands {
      let profile = Self.brightest(of: rows, in: (band * height)..<((band + 1) * height))
      let dips = Self.dips(in: profile, reach: reach, deepest: traits.largestDip)
      Self.extend(
        &chains, with: dips, in: band, drift: max(2, Int(Double(height) * Self.drift)),
        mayBegin: !traits.isFromBorderToBorder || band <= 1)
      if traits.isFromBorderToBorder, band == 1, chains.isEmpty { break }
    }
    if traits.isFromBorderToBorder {
      chains = chains.filter { $0.isWhole(of: bands) }.map(\.straight)
        .filter { $0.isWhole(of: bands) }
    }
    let found = chains.filter(\.isStreak).map { $0.streak(bandHeight: height) }
    streaks = found.compactMap { streak in
      var streak = streak
      guard traits.isFromBorderToBorder else {
        streak.rows = streak.rows.clamped(to: 0..<rows.height)
        return streak
      }
      streak.rows = 0..<rows.height
      return streak.isSeenBesidePrint(in: rows, reach: reach) ? streak : nil
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
  private static func dips(in profile: [UInt16], reach: Int, deepest: Double) -> [Int] {
    var found: [Int] = []
    let brightest = Double(profile.max() ?? 0)
    var column = reach
    while column < profile.count - reach {
      // Nearly all columns are too light to be a dip on any ground.
      if isDip(profile[column], on: brightest),
        isDip(at: column, in: profile, reach: reach, deepest: deepest)
      {
        found.append(column)
        column += 2
      }
      column += 1
    }
    return found
  }

  /// Whether a column is the lowest of its neighbourhood, and clearly lower than what lies on both sides,
  /// but not black.
  private static func isDip(
    at column: Int, in profile: [UInt16], reach: Int, deepest: Double
  ) -> Bool {
    let value = profile[column]
    let left = profile[column - reach..<column - reach / 2]
    let right = profile[column + reach / 2 + 1...column + reach]
    let ground = Double(min(left.max() ?? 0, right.max() ?? 0))
    return isDip(value, on: ground) && 1 - Double(value) / ground <= deepest
      && value == profile[(column - 2)...(column + 2)].min()
  }

  private static func isDip(_ value: UInt16, on ground: Double) -> Bool {
    ground > 0 && 1 - Double(value) / ground >= smallestDip
  }
}
