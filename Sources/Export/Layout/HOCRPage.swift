import DocumentModel

/// One page of an hOCR file.
struct HOCRPage {
  let document: Document
  let layout: DocumentLayout
  let index: Int

  private var page: Page { document.pages[index] }

  func write(to xml: XMLWriter) {
    xml.open("div", ["class": "ocr_page", "id": "page_\(index + 1)", "title": properties])
    if let failure = page.failure { xml.attribute("data-failure", failure.message) }
    xml.lineBreak()
    var parts = 0
    for (number, block) in layout.page(index).blocks.enumerated() {
      if block.isText {
        xml.open("div", ["class": "ocr_carea", "id": "block_\(index + 1)_\(number + 1)"])
        if let box = block.box { xml.attribute("title", Self.bbox(box)) }
        xml.lineBreak()
      }
      for part in block.parts {
        parts += 1
        write(part, number: parts, to: xml)
      }
      if block.isText {
        xml.close()
        xml.lineBreak()
      }
    }
    xml.closeWithEndTag()
    xml.lineBreak()
  }

  /// The page's size, position and source.
  ///
  /// The name is percent-encoded, as a property's value is ASCII and knows neither `"` nor `;`.
  private var properties: String {
    var properties = ["bbox 0 0 \(max(page.width, 0)) \(max(page.height, 0))"]
    properties.append("ppageno \(page.number > 0 ? page.number - 1 : 0)")
    if page.dpi >= 1, page.dpi < 1e6 {
      let dpi = Int(page.dpi.rounded())
      properties.append("scan_res \(dpi) \(dpi)")
    }
    properties.append("x_source \"\(Self.encoded(document.name))\" \"\(page.number)\"")
    return properties.joined(separator: "; ")
  }

  private func write(_ part: LayoutPage.Part, number: Int, to xml: XMLWriter) {
    let (tag, name): (String, String) =
      switch part.role {
      case .text(.caption): ("p", "ocr_caption")
      case .text: ("p", "ocr_par")
      case .header: ("div", "ocr_header")
      case .footer: ("div", "ocr_footer")
      case .pageNumber: ("div", "ocr_pageno")
      case .leftOut: ("div", "ocr_noise")
      }
    xml.open(tag, ["class": name, "id": "par_\(index + 1)_\(number)"])
    if let box = part.box { xml.attribute("title", Self.bbox(box)) }
    if let drop = part.drop {
      xml.attribute("data-left-out", "\(drop.reason) (\(drop.stage))")
    } else if case .text(let kind?) = part.role {
      xml.attribute("data-kind", kind.rawValue)
    }
    for line in part.lines { write(line: line, to: xml) }
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
  }

  private func write(line number: Int, to xml: XMLWriter) {
    let line = page.lines[number]
    let box = line.box.map { DocumentLayout.fitted($0, to: page) }
    let identifier = "\(index + 1)_\(number + 1)"
    xml.lineBreak()
    xml.open(
      "span", ["class": box == nil ? "ocrx_line" : "ocr_line", "id": "line_\(identifier)"])
    if let box { xml.attribute("title", Self.bbox(box)) }
    var glyphs = ByteText()
    for (position, word) in layout.words(page: index, line: number).enumerated() {
      if position > 0 { xml.text(" ") }
      guard let wordBox = word.box, let confidence = word.confidence else {
        xml.text(word.text)
        continue
      }
      let sure = (confidence.thousandths + 5) / 10
      xml.open(
        "span",
        [
          "class": "ocrx_word", "id": "word_\(identifier)_\(position + 1)",
          "title": "\(Self.bbox(wordBox)); x_wconf \(sure)",
        ])
      glyphs.removeAll()
      for glyph in word.glyphs { glyphs.append(characterInfo: glyph) }
      xml.markup(glyphs.text)
      xml.close()
    }
    xml.close()
  }

  private static func bbox(_ box: Box) -> String {
    "bbox \(box.left) \(box.top) \(box.right) \(box.bottom)"
  }

  /// `name` with what URLs do not hold as `%` and two digits for each byte.
  static func encoded(_ name: String) -> String {
    var encoded = ""
    for byte in name.utf8 {
      if byte.isUnreserved {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        encoded += byte.percentEncoded
      }
    }
    return encoded
  }
}

extension UInt8 {
  /// Letters, digits and marks that the path of a URL holds as they are.
  ///
  /// Source: RFC 3986, 2.3.
  fileprivate var isUnreserved: Bool {
    switch Unicode.Scalar(self) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/": true
    default: false
    }
  }

  fileprivate var percentEncoded: String {
    let digits = String(self, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}

extension ByteText {
  /// A character with its box and its confidence.
  ///
  /// `<span class="ocrx_cinfo" title="x_bboxes 1 2 3 4; x_confs 98.7">字</span>`
  fileprivate mutating func append(characterInfo glyph: RepairedGlyph) {
    append("<span class=\"ocrx_cinfo\" title=\"x_bboxes ")
    append(Int(glyph.box.left))
    append(" ")
    append(Int(glyph.box.top))
    append(" ")
    append(Int(glyph.box.right))
    append(" ")
    append(Int(glyph.box.bottom))
    append("; x_confs ")
    append(percent: glyph.confidence)
    append("\">")
    append(escaped: glyph.scalar)
    append("</span>")
  }
}
