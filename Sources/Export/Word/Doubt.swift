import DocumentModel

/// A place in a paragraph whose reading the engine was unsure of.
struct Doubt: Equatable {
  /// Offsets in Unicode scalars of the paragraph's text.
  var range: Range<Int>
  /// The lowest confidence in it, 0…1.
  var confidence: Float
  /// Number of the page that it was read on.
  var page: Int

  /// Longest paragraph that is looked through: lining up readings and text costs more than its length.
  static let longestText = 5_000

  /// The places of `text` with glyphs of less than `limit`, from the lines that it was made of.
  ///
  /// Characters that a stage has put there since are none: somebody decided them.
  static func doubts(
    in text: String, madeOf lines: [(line: TextLine, page: Int)], below limit: Float
  ) -> [Doubt] {
    let scalars = Array(text.unicodeScalars)
    let glyphs = lines.flatMap { line, page in
      line.glyphs.lazy.filter { $0.scalar != " " }
        .map { (scalar: $0.scalar, confidence: $0.confidence, page: page) }
    }
    guard scalars.count <= longestText, glyphs.count <= longestText,
      glyphs.contains(where: { $0.confidence < limit })
    else { return [] }
    let offsets = scalars.indices.filter { scalars[$0] != " " && scalars[$0] != "\t" }
    let difference = offsets.map { scalars[$0] }.difference(from: glyphs.map(\.scalar))
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    let kept = zip(
      glyphs.indices.lazy.filter { !removed.contains($0) },
      offsets.indices.lazy.filter { !inserted.contains($0) })
    var doubts: [Doubt] = []
    for (glyph, place) in kept where glyphs[glyph].confidence < limit {
      let offset = offsets[place]
      let (confidence, page) = (glyphs[glyph].confidence, glyphs[glyph].page)
      if let last = doubts.last, last.range.upperBound == offset, last.page == page {
        doubts[doubts.count - 1].range = last.range.lowerBound..<offset + 1
        doubts[doubts.count - 1].confidence = min(last.confidence, confidence)
      } else {
        doubts.append(Doubt(range: offset..<offset + 1, confidence: confidence, page: page))
      }
    }
    return doubts
  }
}
