public import DocumentModel

/// ALTO 4 (written to schema 4.4): pages, layout blocks as ComposedBlock, paragraphs as TextBlock, lines,
/// Strings (runs without white space) and Glyphs with place, confidence and other readings (Variant).
///
/// CONTENT is the repaired text; the first Variant of a repaired Glyph is what was read. Tags name the kind
/// of each TextBlock: those of the text by their paragraph's kind, running heads, feet and page numbers and
/// other lines that were left out of the text by what they are. Positions are pixels of the upright, level
/// page; what has no place has no HPOS, which the schema allows. A page that was not read has QUALITY
/// `Missing`, one that was read in part `Damaged`, with the reason in QUALITY_DETAIL. No dates.
/// Source: http://www.loc.gov/standards/alto/
public struct ALTO: Exporter {
  public static let format = "alto"
  public static let suffix = ".alto.xml"

  private static let namespace = "http://www.loc.gov/standards/alto/ns-v4#"

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let document = document.standing
    let xml = try XMLWriter()
    xml.declare()
    xml.open(
      "alto",
      [
        "xmlns": Self.namespace, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation":
          "\(Self.namespace) http://www.loc.gov/standards/alto/v4/alto-4-4.xsd",
        "SCHEMAVERSION": "4.4",
      ])
    xml.lineBreak()
    writeDescription(of: document, to: xml)
    writeTags(to: xml)
    xml.open("Layout")
    xml.lineBreak()
    let layout = DocumentLayout(of: document)
    for index in document.pages.indices {
      ALTOPage(document: document, layout: layout, index: index).write(to: xml)
      try xml.pour(into: &sink)
    }
    if document.pages.isEmpty {
      // The schema wants a page.
      xml.element("Page", ["ID": "page_1", "PHYSICAL_IMG_NR": "1"])
      xml.lineBreak()
    }
    xml.close()
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
    try xml.pour(into: &sink)
  }

  private func writeDescription(of document: Document, to xml: XMLWriter) {
    xml.open("Description")
    xml.lineBreak()
    xml.element("MeasurementUnit", text: "pixel")
    xml.open("sourceImageInformation")
    xml.element("fileName", text: document.name)
    xml.close()
    xml.lineBreak()
    xml.open("Processing", ["ID": "processing_1"])
    xml.element("processingCategory", text: "contentGeneration")
    for note in document.notes { xml.element("processingStepDescription", text: note) }
    xml.open("processingSoftware")
    xml.element("softwareName", text: Producer.name)
    xml.close()
    xml.close()
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
  }

  /// Each kind of TextBlock, whether there is one or not: which occur is known only at the end.
  private func writeTags(to xml: XMLWriter) {
    xml.open("Tags")
    for role in LayoutRole.all {
      xml.lineBreak()
      xml.element(
        role.isText ? "StructureTag" : "LayoutTag", ["ID": role.tag, "LABEL": role.name])
    }
    xml.lineBreak()
    xml.close()
    xml.lineBreak()
  }
}

extension LayoutRole {
  /// Every role that a part of a page can have.
  static let all: [LayoutRole] =
    [.header, .footer, .pageNumber, .leftOut, .text(nil)]
    + Paragraph.Kind.allCases.map { .text($0) }

  /// Identifier of its tag.
  var tag: String { "tag_\(name)" }
}
