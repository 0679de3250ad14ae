import DocumentModel

/// A run of characters without white space in a line, as hOCR, ALTO and PAGE want it.
///
/// Latin words and numbers are words; Chinese is written without spaces, so that a run of it is one word,
/// whatever number of words a reader finds in it.
struct LayoutWord {
  var text: String
  /// One for each scalar of `text`; empty where the line has no glyphs.
  var glyphs: ArraySlice<RepairedGlyph>

  /// Pixels of the page; `nil` without glyphs.
  var box: Box? { glyphs.isEmpty ? nil : glyphs.box }

  /// Mean of its glyphs', 0…1; `nil` without glyphs.
  var confidence: Float? {
    glyphs.isEmpty ? nil : glyphs.reduce(0) { $0 + $1.confidence } / Float(glyphs.count)
  }

  /// The words of a line with glyphs.
  static func words(of glyphs: [RepairedGlyph]) -> [LayoutWord] {
    glyphs.split { isBlank($0.scalar) }.map { run in
      var text = String.UnicodeScalarView()
      for glyph in run { text.append(glyph.scalar) }
      return LayoutWord(text: String(text), glyphs: run)
    }
  }

  /// The words of a line without glyphs.
  static func words(of text: String) -> [LayoutWord] {
    text.unicodeScalars.split(whereSeparator: isBlank).map {
      LayoutWord(text: String($0), glyphs: [])
    }
  }

  /// White space, and what XML cannot hold or takes for white space.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0xFFFE...0xFFFF: true
    case 0x21...0x7E, 0x4E00...0x9FFF: false
    default: scalar.properties.isWhitespace
    }
  }
}
