public import DocumentModel

/// PAGE 2019-07-15: regions typed by their paragraph's kind, lines, words (runs without white space) and
/// glyphs, each with its outline, its text and its confidence, and the reading order.
///
/// TextEquiv 0 is the repaired text; those of a glyph behind it are what was read and what else may stand
/// there. Regions that are no part of the text (running heads, feet, page numbers, …) are there by their
/// type and missing in the reading order.
///
/// PAGE has one page in a file. A document of several pages is one tall page, its pages one below the other:
/// `custom` of each page's group in the reading order and UserDefined of the page say which begins where. The
/// option `page` writes a page by itself, for programs that want a file for each. Coords cannot be left out:
/// what has no place has `0,0 0,0`, which encloses nothing. Created and LastChange cannot be left out either
/// and are 1970-01-01, so that the same document gives the same bytes.
/// Source: https://github.com/PRImA-Research-Lab/PAGE-XML
public struct PageXML: Exporter, Codable {
  public static let format = "page"
  public static let suffix = ".page.xml"

  private static let namespace = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
  private static let noDate = "1970-01-01T00:00:00Z"

  /// Number of the only page to write, with its own coordinates; all of them by default.
  public var page: Int?

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let document = document.standing
    let xml = try XMLWriter()
    let sheet = PageSheet(of: document, only: page)
    xml.declare()
    xml.open(
      "PcGts",
      [
        "xmlns": Self.namespace, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": "\(Self.namespace) \(Self.namespace)/pagecontent.xsd",
      ])
    xml.lineBreak()
    writeMetadata(of: document, to: xml)
    xml.open(
      "Page",
      [
        "imageFilename": document.name.split(separator: "/").last.map(String.init) ?? "",
        "imageWidth": String(sheet.width), "imageHeight": String(sheet.height),
      ])
    xml.lineBreak()
    let layout = DocumentLayout(of: document)
    try PageReadingOrder(sheet: sheet, layout: layout).write(to: xml, &sink)
    sheet.writeAttributes(to: xml)
    for place in sheet.places {
      PageRegions(document: document, layout: layout, place: place).write(to: xml)
      try xml.pour(into: &sink)
    }
    xml.close()
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
    try xml.pour(into: &sink)
  }

  private func writeMetadata(of document: Document, to xml: XMLWriter) {
    xml.open("Metadata")
    xml.element("Creator", text: Producer.name)
    xml.element("Created", text: Self.noDate)
    xml.element("LastChange", text: Self.noDate)
    if !document.notes.isEmpty {
      xml.element("Comments", text: document.notes.joined(separator: "\n"))
    }
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
  }
}
