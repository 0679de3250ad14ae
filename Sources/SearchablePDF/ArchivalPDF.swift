import Foundation

/// What makes a PDF one for archives: PDF/A-2b (ISO 19005-2), which says in itself all that is needed to show it.
///
/// Fonts are embedded, colours are defined by a profile, the file says what it is, and nothing refers outside of it.
enum ArchivalPDF {
  /// How long the sides of a page may be, in points (ISO 19005-2, 6.1.13).
  static let sides = 3.0...14_400
  /// Characters of two bytes that a string may have (the same).
  static let longestString = 16_000

  /// A profile of sRGB, ICC 4.2.
  ///
  /// Source: Little CMS 2 (`cmsCreate_sRGBProfile`), with a version and a date that stay the same.
  private static let profile = """
    AAACTGxjbXMEIAAAbW50clJHQiBYWVogB+oAAQABAAAAAAAAYWNzcEFQUEwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPbWAAEA\
    AAAA0y1sY21zAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALZGVzYwAAAQgAAAA2Y3BydAAA\
    AUAAAABMd3RwdAAAAYwAAAAUY2hhZAAAAaAAAAAsclhZWgAAAcwAAAAUYlhZWgAAAeAAAAAUZ1hZWgAAAfQAAAAUclRSQwAAAggA\
    AAAgZ1RSQwAAAggAAAAgYlRSQwAAAggAAAAgY2hybQAAAigAAAAkbWx1YwAAAAAAAAABAAAADGVuVVMAAAAaAAAAHABzAFIARwBC\
    ACAAYgB1AGkAbAB0AC0AaQBuAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAADAAAAAcAE4AbwAgAGMAbwBwAHkAcgBpAGcAaAB0ACwA\
    IAB1AHMAZQAgAGYAcgBlAGUAbAB5WFlaIAAAAAAAAPbWAAEAAAAA0y1zZjMyAAAAAAABDEIAAAXe///zJQAAB5MAAP2Q///7of//\
    /aIAAAPcAADAblhZWiAAAAAAAABvoAAAOPUAAAOQWFlaIAAAAAAAACSfAAAPhAAAtsNYWVogAAAAAAAAYpcAALeHAAAY2XBhcmEA\
    AAAAAAMAAAACZmYAAPKnAAANWQAAE9AAAApbY2hybQAAAAAAAwAAAACj1wAAVHsAAEzNAACZmgAAJmYAAA9c
    """

  /// Declares a document, all of whose pages keep the rules, to be PDF/A-2b.
  ///
  /// - Parameters:
  ///   - document: with nothing visible in fonts that are not embedded, and pictures in grey or RGB alone.
  ///   - title: as in the document's information; may be empty.
  ///   - producer: as there.
  /// - Throws: ``PDFError``.
  static func declare(
    _ document: PDFDocument, title: String, producer: String
  ) throws(PDFError) {
    guard let bytes = Data(base64Encoded: profile) else { throw .refused(detail: "no profile") }
    let colours = try document.add(stream: "<< /N 3 >>", data: [UInt8](bytes))
    try document.setCatalogue(
      "/OutputIntents",
      """
      [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) \
      /DestOutputProfile \(colours.reference) >>]
      """)
    let metadata = try document.add(
      stream: "<< /Type /Metadata /Subtype /XML >>",
      data: Array(metadata(title: title, producer: producer).utf8))
    try document.setCatalogue("/Metadata", metadata.reference)
  }

  /// The same facts as in the document's information, as XMP (ISO 16684-1).
  static func metadata(title: String, producer: String) -> String {
    let titles =
      title.isEmpty
      ? ""
      : "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(title))</rdf:li></rdf:Alt></dc:title>\n"
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
      <pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
      \(titles)<pdf:Producer>\(escaped(producer))</pdf:Producer>
      </rdf:Description></rdf:RDF></x:xmpmeta>
      <?xpacket end="w"?>
      """
  }

  /// As a text of an element; what XML 1.0 has no place for is left out.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
      // Line ends would be read as line feeds.
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
