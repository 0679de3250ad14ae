/// How much of the ink is specks: pieces too small to be a dot of the print.
struct SpeckDensity {
  /// Pieces of ink that are smaller than any dot of the print.
  let specks: Int
  /// Pieces as large as half a character.
  let glyphs: Int

  /// Largest side of a speck, in em: a printed full stop of Latin print has about 0.1.
  static let sidePerEm = 0.075

  /// Specks per half-character or larger piece.
  var perGlyph: Double { Double(specks) / Double(max(1, glyphs)) }

  init(of view: MeasuringView) {
    let em = GlyphSize(of: view).emPixels / Double(view.reduction)
    let side = max(2, em * Self.sidePerEm)
    var specks = 0
    var glyphs = 0
    for piece in view.components {
      let size = Double(max(piece.width, piece.height))
      if size <= side { specks += 1 }
      if size >= em / 2 && em > 0 { glyphs += 1 }
    }
    self.specks = specks
    self.glyphs = glyphs
  }
}
