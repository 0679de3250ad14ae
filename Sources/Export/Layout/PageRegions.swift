import DocumentModel

/// The regions, lines, words and glyphs of one page in a PAGE file.
struct PageRegions {
  let document: Document
  let layout: DocumentLayout
  let place: PageSheet.Place

  func write(to xml: XMLWriter) {
    for (number, part) in layout.page(place.index).blocks.flatMap(\.parts).enumerated() {
      xml.open("TextRegion", ["id": "region_\(place.index + 1)_\(number + 1)"])
      xml.attribute("type", part.role.regionType)
      xml.attribute("custom", "structure {type:\(part.role.name);}")
      if let drop = part.drop {
        xml.attribute("comments", "left out: \(drop.reason) (\(drop.stage))")
      }
      if part.continues { xml.attribute("continuation", "true") }
      writeCoords(part.box, to: xml)
      var texts: [String] = []
      for line in part.lines { texts.append(write(line: line, to: xml)) }
      xml.lineBreak()
      writeText(texts.joined(separator: "\n"), confidence: nil, to: xml)
      xml.lineBreak()
      xml.close()
      xml.lineBreak()
    }
  }

  /// Returns the line's text.
  private func write(line number: Int, to xml: XMLWriter) -> String {
    let line = place.page.lines[number]
    let identifier = "\(place.index + 1)_\(number + 1)"
    xml.lineBreak()
    xml.open("TextLine", ["id": "line_\(identifier)"])
    writeCoords(line.box.map { DocumentLayout.fitted($0, to: place.page) }, to: xml)
    let words = layout.words(page: place.index, line: number)
    var glyphs = ByteText()
    for (position, word) in words.enumerated() {
      guard let box = word.box else { continue }
      let name = "\(identifier)_\(position + 1)"
      xml.lineBreak()
      xml.open("Word", ["id": "word_\(name)"])
      writeCoords(box, to: xml)
      glyphs.removeAll()
      for (index, glyph) in zip(1..., word.glyphs) {
        glyphs.append(glyph, of: line, named: name, index, top: place.top)
      }
      xml.markup(glyphs.text)
      writeText(word.text, confidence: word.confidence, to: xml)
      xml.close()
    }
    let text = words.map(\.text).joined(separator: " ")
    writeText(text, confidence: line.confidence, to: xml)
    xml.close()
    return text
  }

  private func writeText(_ text: String, confidence: Float?, to xml: XMLWriter) {
    xml.open("TextEquiv", ["index": "0"])
    if let confidence { xml.attribute("conf", confidence.fraction) }
    xml.element("Unicode", text: text)
    xml.close()
  }

  private func writeCoords(_ box: Box?, to xml: XMLWriter) {
    var points = ByteText()
    points.append(points: box, top: place.top)
    xml.element("Coords", ["points": points.text])
  }
}

extension LayoutRole {
  /// PAGE's type of a text region; what it has no word for is a paragraph.
  fileprivate var regionType: String {
    switch self {
    case .header: "header"
    case .footer: "footer"
    case .pageNumber: "page-number"
    case .leftOut: "other"
    case .text(let kind):
      switch kind {
      case .title, .subtitle, .heading: "heading"
      case .contents: "TOC-entry"
      case .caption: "caption"
      case .footnote: "footnote"
      case .tableRow, .placeholder: "other"
      case .documentNumber, .addressee, .body, .listItem, .centred, .attachment, .signature, .date,
        .distribution, nil:
        "paragraph"
      }
    }
  }
}

extension ByteText {
  /// The corners of a box from the top left on, clockwise; `0,0 0,0` for none.
  fileprivate mutating func append(points box: Box?, top: Int) {
    guard let box else { return append("0,0 0,0") }
    let upper = Int(box.top) + top
    let lower = Int(box.bottom) + top
    append(Int(box.left))
    append(",")
    append(upper)
    append(" ")
    append(Int(box.right))
    append(",")
    append(upper)
    append(" ")
    append(Int(box.right))
    append(",")
    append(lower)
    append(" ")
    append(Int(box.left))
    append(",")
    append(lower)
  }

  /// A `Glyph` with its outline, its text and its other readings.
  fileprivate mutating func append(
    _ glyph: RepairedGlyph, of line: TextLine, named word: String, _ number: Int, top: Int
  ) {
    append("<Glyph id=\"glyph_")
    append(word)
    append("_")
    append(number)
    append("\"><Coords points=\"")
    append(points: glyph.box, top: top)
    append("\"/>")
    append(reading: glyph.scalar, glyph.confidence, index: 0)
    for (index, other) in zip(1..., line.alternatives(to: glyph)) {
      append(reading: other.scalar, other.confidence, index: index)
    }
    append("</Glyph>")
  }

  private mutating func append(reading scalar: Unicode.Scalar, _ confidence: Float, index: Int) {
    append("<TextEquiv index=\"")
    append(index)
    append("\" conf=\"")
    append(fraction: confidence)
    append("\"><Unicode>")
    append(escaped: scalar)
    append("</Unicode></TextEquiv>")
  }
}
