import DocumentModel
import Testing

@testable import Export

struct XMLWriterTests {
  @Test func `text and attributes are escaped, and what XML cannot hold becomes a space`() throws {
    let xml = try XMLWriter()
    xml.declare()
    xml.open("a", ["b": "\"<&\u{1}>'"])
    xml.text("1 < 2 & 𠮷\u{0}\u{FFFE}\u{200F}")
    xml.close()
    #expect(
      try poured(xml)
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<a b=\"&quot;&lt;&amp; &gt;'\">1 &lt; 2 &amp; 𠮷  \u{200F}</a>")
  }

  @Test func `an empty element is short, or has an end tag where HTML needs one`() throws {
    let xml = try XMLWriter()
    xml.open("r")
    xml.element("br")
    xml.open("td")
    xml.closeWithEndTag()
    xml.close()
    #expect(try poured(xml) == "<r><br/><td></td></r>")
  }

  @Test func `what was poured out is not poured again`() throws {
    let xml = try XMLWriter()
    xml.open("r")
    xml.text("一")
    #expect(try poured(xml) == "<r>一")
    xml.text("二")
    xml.close()
    #expect(try poured(xml) == "二</r>")
  }

  @Test func `an end without a start is an error`() throws {
    let xml = try XMLWriter()
    xml.close()
    #expect(throws: ExportError.xmlFailed) { try poured(xml) }
  }

  private func poured(_ xml: XMLWriter) throws -> String {
    var sink: any ByteSink = MemorySink()
    try xml.pour(into: &sink)
    return String(decoding: (sink as? MemorySink)?.bytes ?? [], as: UTF8.self)
  }
}
