import DocumentModel

/// Makes a page of a PDF's text layer.
///
/// Boxes are in pixels of a 300-dpi page (fewer on very large pages). A word's characters share its box
/// by their usual widths, Han twice as wide as Latin. Words are joined without a space wherever either
/// side is written without spaces; Latin words keep theirs.
enum TextLayerPage {
  private static let dpi = 300.0
  /// Longest side in pixels.
  private static let sideLimit = 20_000.0

  /// `pdftotext` gives the boxes of the page as it is read, but its size before it is turned.
  static func page(_ reader: LayoutReader, _ place: PDFPlace, number: Int) -> Page {
    let isTurned = !place.quarterTurns.isMultiple(of: 2)
    let width = isTurned ? reader.height : reader.width
    let height = isTurned ? reader.width : reader.height
    let scale = min(dpi / 72, sideLimit / max(width, height, 1))
    let rows = LayoutColumns.columns(of: reader.lines).flatMap {
      LayoutRows.joined($0, pageWidth: width)
    }
    let lines = rows.compactMap { line($0, scale: scale) }
    return Page(
      number: number, width: Int((width * scale).rounded()),
      height: Int((height * scale).rounded()), dpi: scale * 72,
      origin: lines.isEmpty ? .blank : .textLayer, originReason: place.reason, lines: lines)
  }

  /// `nil` for a line without a printed character.
  static func line(_ line: LayoutLine, scale: Double) -> TextLine? {
    var text = ""
    var glyphs: [Glyph] = []
    for word in line.words {
      let scalars = word.text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\u{AD}" }
      guard let first = scalars.first else { continue }
      if let last = glyphs.last, needsSpace(last.scalar, first) {
        let gap = Box(
          left: Int(last.box.right), top: Int(last.box.top),
          right: max(Int(last.box.right), Int((word.left * scale).rounded())),
          bottom: Int(last.box.bottom))
        glyphs.append(Glyph(scalar: " ", box: gap, confidence: 1))
        text.unicodeScalars.append(" ")
      }
      text.unicodeScalars.append(contentsOf: scalars)
      glyphs += Self.glyphs(of: Array(scalars), in: word, scale: scale)
    }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
    let box = glyphs.dropFirst().reduce(glyphs[0].box) { $0.union($1.box) }
    return TextLine(text: text, glyphs: glyphs, box: box, block: line.block)
  }

  private static func needsSpace(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    !Script.isWide(left) && !Script.isWide(right) && left != " " && right != " "
  }

  /// Shares a word's box among its characters, along its longer side where that is plainly upright.
  private static func glyphs(
    of scalars: [Unicode.Scalar], in word: LayoutLine.Word, scale: Double
  ) -> [Glyph] {
    let widths = scalars.map { Script.isWide($0) ? 2.0 : 1.0 }
    let total = max(widths.reduce(0, +), 1)
    let isVertical = scalars.count > 1 && word.bottom - word.top > 1.5 * (word.right - word.left)
    var glyphs: [Glyph] = []
    var done = 0.0
    for (scalar, width) in zip(scalars, widths) {
      let from = done / total
      done += width
      let to = done / total
      var part = word
      if isVertical {
        part.top = word.top + (word.bottom - word.top) * from
        part.bottom = word.top + (word.bottom - word.top) * to
      } else {
        part.left = word.left + (word.right - word.left) * from
        part.right = word.left + (word.right - word.left) * to
      }
      glyphs.append(Glyph(scalar: scalar, box: pixels(part, scale), confidence: 1))
    }
    return glyphs
  }

  private static func pixels(_ part: LayoutLine.Word, _ scale: Double) -> Box {
    func round(_ value: Double) -> Int { Int((value * scale).rounded()) }
    return Box(
      left: round(part.left), top: round(part.top), right: round(part.right),
      bottom: round(part.bottom))
  }
}
