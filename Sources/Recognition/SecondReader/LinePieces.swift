import DocumentModel

extension MergedLine {
  /// How far to either side of an even cut a gap is looked for, in heights of the strip.
  private static let reach = 1.5
  /// Width of the gap that a cut wants, in heights.
  private static let gap = 0.1

  /// Cuts strips that are longer than a reader takes in one piece, each time where there is the least print.
  ///
  /// - Parameters:
  ///   - longest: the widest strip that is read in one piece, in heights.
  ///   - ink: pixels of print in a box of the page.
  /// - Returns: the line, in more pieces where it has such strips.
  func inPieces(ofAtMost longest: Double, ink: (Box) -> Int) -> MergedLine {
    var line = self
    line.pieces = pieces.flatMap { Self.cut($0, longest, ink) }
    return line
  }

  private static func cut(
    _ region: LineRegion, _ longest: Double, _ ink: (Box) -> Int
  ) -> [LineRegion] {
    // Cuts may move apart by twice their reach.
    let room = max(1, longest - 2 * reach)
    guard region.width > longest * region.height else { return [region] }
    let count = Int((region.width / region.height / room).rounded(.up))
    var ends = [region.column(at: 0)]
    for number in 1..<count {
      let even = region.column(at: Double(number) / Double(count))
      ends.append(emptiestColumn(of: region, near: even, ink))
    }
    ends.append(region.column(at: 1))
    return zip(ends, ends.dropFirst()).map { region.part(from: $0, to: $1) }
  }

  /// Of the columns about as near as a character the one with the least print around it; the nearest of several.
  private static func emptiestColumn(
    of region: LineRegion, near even: Double, _ ink: (Box) -> Int
  ) -> Double {
    let half = max(1, region.height * gap / 2)
    let steps = Int((region.height * reach).rounded())
    let columns = (-steps...steps).sorted { (abs($0), $0) < (abs($1), $1) }
    let cuts = columns.map { step in
      let column = even + Double(step)
      return (column, ink: ink(region.part(from: column - half, to: column + half).box))
    }
    return cuts.min { $0.ink < $1.ink }?.0 ?? even
  }
}
