/// Whether text that runs across a page stands on its feet.
///
/// Chinese full stops and commas stand in the lower left of an otherwise empty cell. Each small piece of
/// ink that stands alone votes by its height against the large pieces beside it in the line.
struct Uprightness {
  /// Votes for upright and for upside down.
  let upright: Int
  let turned: Int

  /// (upright − turned) / (their sum): -1…1, 0 with too few votes.
  var balance: Double {
    upright + turned < Self.fewestVotes
      ? 0 : Double(upright - turned) / Double(upright + turned)
  }

  /// How sure the balance is, 0…1: a few marks may all be specks, or dots of pale characters.
  var confidence: Double {
    abs(balance) * min(1, Double(upright + turned) / Double(Self.enoughVotes))
  }

  static let fewestVotes = 8
  /// Votes of half a page of running text.
  static let enoughVotes = 24

  /// - Parameters:
  ///   - pieces: the pieces of ink, turned so that lines run across.
  ///   - em: side of a character's box, in the same pixels.
  init(of pieces: [MeasuringView.Component], em: Double) {
    guard em >= 8 else {
      upright = 0
      turned = 0
      return
    }
    let grid = PieceGrid(pieces, cell: em)
    var votes = (upright: 0, turned: 0)
    for piece in pieces where Self.couldBeMark(piece, em: em) {
      guard let rise = Self.rise(of: piece, in: grid, em: em) else { continue }
      if rise > 0.12 && rise < 0.6 { votes.upright += 1 }
      if rise < -0.12 && rise > -0.6 { votes.turned += 1 }
    }
    (upright, turned) = votes
  }

  private static func couldBeMark(_ piece: MeasuringView.Component, em: Double) -> Bool {
    let sizes = (em * 0.12)...(em * 0.42)
    return sizes.contains(Double(piece.width)) && sizes.contains(Double(piece.height))
  }

  /// How far a lone mark lies below the middle of the characters beside it, in em; `nil` when it does
  /// not stand alone or nothing large stands beside it.
  private static func rise(
    of mark: MeasuringView.Component, in grid: PieceGrid, em: Double
  ) -> Double? {
    let x = Double(mark.x) + Double(mark.width) / 2
    let y = Double(mark.y) + Double(mark.height) / 2
    var middles: [Double] = []
    for piece in grid.near(x: x, y: y) {
      let middleX = Double(piece.x) + Double(piece.width) / 2
      let middleY = Double(piece.y) + Double(piece.height) / 2
      if piece.x == mark.x && piece.y == mark.y { continue }
      let apart = abs(middleX - x) - Double(piece.width + mark.width) / 2
      if apart < em * 0.06 && abs(middleY - y) < em * 0.8 { return nil }
      // Two marks side by side are a quotation mark, which stands at the top.
      let isPair = couldBeMark(piece, em: em) && abs(middleX - x) < em * 0.45
      if isPair && abs(middleY - y) < em * 0.12 { return nil }
      let isLarge = Double(max(piece.width, piece.height)) > em * 0.6
      if isLarge && apart < em && abs(middleY - y) < em * 0.6 { middles.append(middleY) }
    }
    guard !middles.isEmpty else { return nil }
    return (y - middles.reduce(0, +) / Double(middles.count)) / em
  }
}

/// Pieces of ink by the square cell of the page in which their middle lies.
private struct PieceGrid {
  private let cell: Double
  private var cells: [SIMD2<Int32>: [MeasuringView.Component]] = [:]

  init(_ pieces: [MeasuringView.Component], cell: Double) {
    self.cell = cell
    for piece in pieces {
      let place = SIMD2(
        Int32((Double(piece.x) + Double(piece.width) / 2) / cell),
        Int32((Double(piece.y) + Double(piece.height) / 2) / cell))
      cells[place, default: []].append(piece)
    }
  }

  /// The pieces whose middles lie less than two cells away, and some more.
  func near(x: Double, y: Double) -> [MeasuringView.Component] {
    var found: [MeasuringView.Component] = []
    for row in (Int32(y / cell) - 1)...(Int32(y / cell) + 1) {
      for column in (Int32(x / cell) - 2)...(Int32(x / cell) + 2) {
        found += cells[SIMD2(column, row)] ?? []
      }
    }
    return found
  }
}
