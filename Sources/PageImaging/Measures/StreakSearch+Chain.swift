extension StreakSearch {
  /// Dips of one band after another.
  struct Chain {
    var dips: [(band: Int, column: Int)]

    /// Long enough, and not turning to and fro.
    var isStreak: Bool {
      dips.count >= StreakSearch.fewestBands && farthest.distance <= StreakSearch.leeway
    }

    /// Without the dips that lie off the line of the others: print at whose edge the chain went astray.
    var straight: Chain {
      var chain = self
      while chain.dips.count > StreakSearch.fewestBands {
        let (index, distance) = chain.farthest
        guard distance > StreakSearch.leeway else { break }
        chain.dips.remove(at: index)
      }
      return chain
    }

    /// The dip that lies farthest off the line, in columns.
    private var farthest: (index: Int, distance: Double) {
      let line = fit
      let distances = dips.map {
        abs(line.column + line.slope * Double($0.band) - Double($0.column))
      }
      let index = distances.indices.max { distances[$0] < distances[$1] } ?? 0
      return (index, distances[index])
    }

    /// Whether it begins and ends in the two outermost bands: a deskew may have made the very last one white.
    func isWhole(of bands: Int) -> Bool {
      guard let first = dips.first, let last = dips.last else { return false }
      return first.band <= 1 && last.band >= bands - 2
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
        column: line.column - slope * Double(bandHeight) / 2, slope: slope,
        coverage: Double(dips.count) / Double(dips[dips.count - 1].band - dips[0].band + 1))
    }
  }

  /// Adds each dip to the chain that ends nearest to it, a few bands before at most, or begins one with it.
  static func extend(
    _ chains: inout [Chain], with dips: [Int], in band: Int, drift: Int, mayBegin: Bool
  ) {
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
      } else if mayBegin {
        chains.append(Chain(dips: [(band, column)]))
      }
    }
  }
}
