/// How much of the ink is specks: pieces too small to be a dot of the print, that stand alone.
///
/// Faxed and thin print falls into small pieces too, but those lie beside larger ones; strewn specks lie
/// in the blank parts of the sheet as well, and only those are counted.
struct SpeckDensity {
  /// Longer sides of the specks with nothing larger near them, in pixels of the pieces.
  let sides: [Int]
  /// Pieces as large as half a character.
  let glyphs: Int

  /// Largest side of a speck, in em: a printed full stop of Latin print has about 0.1.
  static let sidePerEm = 0.09

  /// Specks with nothing larger near them.
  var specks: Int { sides.count }

  /// Specks per half-character or larger piece.
  var perGlyph: Double { Double(specks) / Double(max(1, glyphs)) }

  init(of view: MeasuringView) {
    let size = GlyphSize(of: view).emPixels / Double(view.reduction)
    self.init(
      of: view.components, width: view.width, height: view.height, em: size > 0 ? size : 24,
      sidePerEm: Self.sidePerEm)
  }

  /// - Parameters:
  ///   - pieces: the pieces of ink of a picture.
  ///   - width: width of the picture, in pixels.
  ///   - height: height of the picture, in pixels.
  ///   - em: side of a character's box, in the same pixels.
  ///   - sidePerEm: largest side of a speck, in em.
  init(
    of pieces: [MeasuringView.Component], width: Int, height: Int, em: Double, sidePerEm: Double
  ) {
    let side = max(2, em * sidePerEm)
    let cell = em / 2
    let columns = Int(Double(width) / cell) + 3
    let rows = Int(Double(height) / cell) + 3
    // Half an em around each larger piece is taken, by cells of half an em.
    var isTaken = [Bool](repeating: false, count: columns * rows)
    var small: [MeasuringView.Component] = []
    var glyphs = 0
    for piece in pieces {
      let extent = Double(max(piece.width, piece.height))
      guard extent > side else {
        small.append(piece)
        continue
      }
      if extent >= em / 2 { glyphs += 1 }
      let left = Int(Double(piece.x) / cell)
      let right = min(columns - 1, Int(Double(piece.x + piece.width) / cell) + 2)
      let top = Int(Double(piece.y) / cell)
      let bottom = min(rows - 1, Int(Double(piece.y + piece.height) / cell) + 2)
      for row in top...bottom {
        for column in left...right { isTaken[row * columns + column] = true }
      }
    }
    // The map is shifted by one cell, so that a piece at the edge has a cell before it.
    sides =
      small.filter {
        !isTaken[(Int(Double($0.y) / cell) + 1) * columns + Int(Double($0.x) / cell) + 1]
      }
      .map { max($0.width, $0.height) }
    self.glyphs = glyphs
  }
}
