import DocumentModel

/// A line as an engine read it, in the pixels of the picture that was read.
struct ReadLine {
  var symbols: [Symbol]
  var box: Box
  var block: Int
  /// By symbol, what second looks made of it.
  var otherSymbols: [Int: [OtherSymbol]] = [:]

  /// Mean confidence of the symbols, 0…1.
  var confidence: Float {
    guard !symbols.isEmpty else { return 0 }
    return symbols.reduce(0) { $0 + $1.confidence } / Float(symbols.count)
  }

  /// Whether a Latin model should read the line again: mostly letters, and enough of them.
  var isMostlyLatin: Bool {
    let scalars = symbols.flatMap(\.text.unicodeScalars)
    let letters = scalars.count(where: Spacing.isLatinLetter)
    return letters >= 6 && letters * 10 >= scalars.count * 6
  }

  /// The line with glyphs, its boxes divided by `scale` and kept within the page.
  ///
  /// - Parameters:
  ///   - scale: pixels of the picture that was read per pixel of the page.
  ///   - page: width and height of the page in its own pixels.
  ///   - back: from the pixels of a turned picture that was read to those of the page's; `nil` for a line that runs as
  ///     the page's others.
  /// - Returns: the line as the document model holds it.
  func textLine(
    scale: Double, page: (width: Int, height: Int), back: PageTransform? = nil
  ) -> TextLine {
    let boxes = GlyphBoxes.boxes(of: symbols, within: box)
    func mapped(_ box: Box) -> Box {
      let box = (back?.apply(to: box) ?? box).divided(by: scale)
      return Box(
        left: min(max(Int(box.left), 0), page.width), top: min(max(Int(box.top), 0), page.height),
        right: min(max(Int(box.right), 0), page.width),
        bottom: min(max(Int(box.bottom), 0), page.height))
    }
    var glyphs: [Glyph] = []
    var others: [OtherReading] = []
    for (i, symbol) in symbols.enumerated() {
      if i > 0, symbol.beginsWord, Spacing.hasSpace(symbols[i - 1].text, symbol.text) {
        var gap = boxes[i]
        gap.left = boxes[i - 1].right
        gap.right = max(gap.left, boxes[i].left)
        glyphs.append(Glyph(scalar: " ", box: mapped(gap), confidence: 1))
      }
      for other in otherSymbols[i] ?? [] {
        others.append(
          OtherReading(
            offset: glyphs.count, scalar: other.scalar, confidence: other.confidence,
            looks: other.looks, oddsLog10: other.oddsLog10))
      }
      for scalar in symbol.text.unicodeScalars {
        glyphs.append(Glyph(scalar: scalar, box: mapped(boxes[i]), confidence: symbol.confidence))
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: glyphs.map(\.scalar))
    var line = TextLine(text: text, glyphs: glyphs, box: mapped(box), block: block)
    line.otherReadings = others
    line.isOrthogonal = back != nil
    return line
  }
}
