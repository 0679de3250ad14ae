import DocumentModel

/// One page of an ALTO file.
struct ALTOPage {
  let document: Document
  let layout: DocumentLayout
  let index: Int

  private var page: Page { document.pages[index] }

  func write(to xml: XMLWriter) {
    xml.open("Page", ["ID": "page_\(index + 1)"])
    if page.width > 0, page.height > 0 {
      xml.attribute("HEIGHT", String(page.height))
      xml.attribute("WIDTH", String(page.width))
    }
    xml.attribute("PHYSICAL_IMG_NR", String(page.number))
    if let failure = page.failure {
      xml.attribute("QUALITY", page.origin == .failed ? "Missing" : "Damaged")
      xml.attribute("QUALITY_DETAIL", failure.message)
    }
    if let confidence = page.lines.meanConfidence {
      xml.attribute("PC", confidence.fraction)
    }
    xml.lineBreak()
    xml.open("PrintSpace")
    if page.width > 0, page.height > 0 {
      place(Box(left: 0, top: 0, right: page.width, bottom: page.height), to: xml)
    }
    var parts = 0
    for (number, block) in layout.page(index).blocks.enumerated() {
      xml.lineBreak()
      xml.open("ComposedBlock", ["ID": "block_\(index + 1)_\(number + 1)"])
      place(block.box, to: xml)
      for part in block.parts {
        parts += 1
        write(part, number: parts, to: xml)
      }
      xml.lineBreak()
      xml.close()
    }
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
  }

  private func write(_ part: LayoutPage.Part, number: Int, to xml: XMLWriter) {
    xml.lineBreak()
    xml.open(
      "TextBlock", ["ID": "text_\(index + 1)_\(number)", "TAGREFS": part.role.tag])
    place(part.box, to: xml)
    for line in part.lines { write(line: line, to: xml) }
    xml.lineBreak()
    xml.close()
  }

  private func write(line number: Int, to xml: XMLWriter) {
    let line = page.lines[number]
    let identifier = "\(index + 1)_\(number + 1)"
    xml.lineBreak()
    xml.open("TextLine", ["ID": "line_\(identifier)"])
    place(line.box.map { DocumentLayout.fitted($0, to: page) }, to: xml)
    var glyphs = ByteText()
    var end: Box?
    for (position, word) in layout.words(page: index, line: number).enumerated() {
      if position > 0 { writeSpace(from: end, to: word.box, xml) }
      end = word.box
      xml.open("String", ["ID": "string_\(identifier)_\(position + 1)"])
      place(word.box, to: xml)
      xml.attribute("CONTENT", word.text)
      if let confidence = word.confidence { xml.attribute("WC", confidence.fraction) }
      if !word.glyphs.isEmpty {
        glyphs.removeAll()
        for glyph in word.glyphs { glyphs.append(glyph, of: line) }
        xml.markup(glyphs.text)
      }
      xml.close()
    }
    xml.close()
  }

  /// A space, with its place where the words lie one behind the other.
  private func writeSpace(from left: Box?, to right: Box?, _ xml: XMLWriter) {
    xml.open("SP")
    if let left, let right, right.left >= left.right {
      xml.attribute("WIDTH", String(right.left - left.right))
      xml.attribute("HPOS", String(left.right))
      xml.attribute("VPOS", String(left.top))
    }
    xml.close()
  }

  private func place(_ box: Box?, to xml: XMLWriter) {
    guard let box else { return }
    xml.attribute("HEIGHT", String(box.height))
    xml.attribute("WIDTH", String(box.width))
    xml.attribute("HPOS", String(box.left))
    xml.attribute("VPOS", String(box.top))
  }
}

extension ByteText {
  /// `<Glyph HEIGHT="2" WIDTH="2" HPOS="1" VPOS="2" CONTENT="字" GC="0.987"/>`, with a `<Variant …/>` for each
  /// other reading.
  fileprivate mutating func append(_ glyph: RepairedGlyph, of line: TextLine) {
    append("<Glyph HEIGHT=\"")
    append(glyph.box.height)
    append("\" WIDTH=\"")
    append(glyph.box.width)
    append("\" HPOS=\"")
    append(Int(glyph.box.left))
    append("\" VPOS=\"")
    append(Int(glyph.box.top))
    append("\" CONTENT=\"")
    append(escaped: glyph.scalar)
    append("\" GC=\"")
    append(fraction: glyph.confidence)
    let alternatives = line.alternatives(to: glyph)
    guard !alternatives.isEmpty else { return append("\"/>") }
    append("\">")
    for other in alternatives {
      append("<Variant CONTENT=\"")
      append(escaped: other.scalar)
      append("\" VC=\"")
      append(fraction: other.confidence)
      append("\"/>")
    }
    append("</Glyph>")
  }
}
