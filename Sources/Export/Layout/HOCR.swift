public import DocumentModel

/// hOCR 1.2 as well-formed XHTML: pages, layout blocks (`ocr_carea`), paragraphs (`ocr_par`), lines, words
/// and the characters of each word with box and confidence (`ocrx_cinfo`).
///
/// The text is the repaired one. Lines that are no part of it stay as what they are: `ocr_header`,
/// `ocr_footer`, `ocr_pageno`, and `ocr_noise` for the rest. Boxes are pixels of the upright, level page; a
/// line without a place is an `ocrx_line`, since an `ocr_line` must have a `bbox`. What hOCR has no word for
/// stands in `data-` attributes: a paragraph's kind, why a line was left out, why a page was not read. No
/// other readings: those are in ALTO, PAGE and TSV. Source: https://kba.github.io/hocr-spec/1.2/
public struct HOCR: Exporter {
  public static let format = "hocr"
  public static let suffix = ".hocr"

  private static let capabilities = """
    ocr_page ocr_carea ocr_par ocr_caption ocr_line ocr_header ocr_footer ocr_pageno ocr_noise \
    ocrx_line ocrx_word ocrx_cinfo
    """

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let document = document.standing
    let xml = try XMLWriter()
    xml.declare()
    xml.documentType("<!DOCTYPE html>")
    xml.open(
      "html", ["xmlns": "http://www.w3.org/1999/xhtml", "xml:lang": "zh", "lang": "zh"])
    xml.lineBreak()
    writeHead(of: document, to: xml)
    xml.open("body")
    xml.lineBreak()
    let layout = DocumentLayout(of: document)
    for index in document.pages.indices {
      HOCRPage(document: document, layout: layout, index: index).write(to: xml)
      try xml.pour(into: &sink)
    }
    if document.pages.isEmpty {
      // Every hOCR file has a page.
      xml.open("div", ["class": "ocr_page", "id": "page_1", "title": "bbox 0 0 0 0"])
      xml.closeWithEndTag()
      xml.lineBreak()
    }
    xml.close()
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
    try xml.pour(into: &sink)
  }

  private func writeHead(of document: Document, to xml: XMLWriter) {
    xml.open("head")
    xml.lineBreak()
    xml.open("title")
    xml.text(document.name)
    xml.closeWithEndTag()
    xml.lineBreak()
    xml.element(
      "meta", ["http-equiv": "Content-Type", "content": "text/html; charset=utf-8"])
    for (name, content) in [
      ("ocr-system", Producer.name), ("ocr-capabilities", Self.capabilities),
      ("ocr-number-of-pages", String(document.pages.count)), ("ocr-langs", "zh"),
      ("ocr-scripts", "Hani"),
    ] {
      xml.lineBreak()
      xml.element("meta", ["name": name, "content": content])
    }
    for note in document.notes {
      xml.lineBreak()
      xml.element("meta", ["name": "description", "content": note])
    }
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
  }
}
