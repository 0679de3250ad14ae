import DocumentModel
import Testing

@testable import Export

struct ALTOTests {
  @Test func `blocks, lines, strings and glyphs have place, confidence and other readings`() throws
  {
    let text = try MemorySink.text(of: LayoutSamples.small(), as: ALTO())
    let layout = try #require(text.split(separator: "<Layout>\n").last)
    #expect(
      layout == """
        <Page ID="page_1" HEIGHT="80" WIDTH="100" PHYSICAL_IMG_NR="1" PC="0.9">
        <PrintSpace HEIGHT="80" WIDTH="100" HPOS="0" VPOS="0">
        <ComposedBlock ID="block_1_1" HEIGHT="50" WIDTH="80" HPOS="0" VPOS="0">
        <TextBlock ID="text_1_1" TAGREFS="tag_heading" HEIGHT="20" WIDTH="40" HPOS="0" VPOS="0">
        <TextLine ID="line_1_1" HEIGHT="20" WIDTH="40" HPOS="0" VPOS="0">\
        <String ID="string_1_1_1" HEIGHT="20" WIDTH="40" HPOS="0" VPOS="0" CONTENT="标题" WC="0.9">\
        <Glyph HEIGHT="20" WIDTH="20" HPOS="0" VPOS="0" CONTENT="标" GC="0.9"/>\
        <Glyph HEIGHT="20" WIDTH="20" HPOS="20" VPOS="0" CONTENT="题" GC="0.9"/></String></TextLine>
        </TextBlock>
        <TextBlock ID="text_1_2" TAGREFS="tag_body" HEIGHT="20" WIDTH="80" HPOS="0" VPOS="30">
        <TextLine ID="line_1_2" HEIGHT="20" WIDTH="80" HPOS="0" VPOS="30">\
        <String ID="string_1_2_1" HEIGHT="20" WIDTH="40" HPOS="0" VPOS="30" CONTENT="自己" WC="0.9">\
        <Glyph HEIGHT="20" WIDTH="20" HPOS="0" VPOS="30" CONTENT="自" GC="0.9">\
        <Variant CONTENT="目" VC="0.9"/></Glyph>\
        <Glyph HEIGHT="20" WIDTH="20" HPOS="20" VPOS="30" CONTENT="己" GC="0.9">\
        <Variant CONTENT="已" VC="0.25"/></Glyph></String>\
        <SP WIDTH="20" HPOS="40" VPOS="30"/>\
        <String ID="string_1_2_2" HEIGHT="20" WIDTH="20" HPOS="60" VPOS="30" CONTENT="a" WC="0.9">\
        <Glyph HEIGHT="20" WIDTH="20" HPOS="60" VPOS="30" CONTENT="a" GC="0.9"/></String></TextLine>
        </TextBlock>
        </ComposedBlock>
        <ComposedBlock ID="block_1_2" HEIGHT="20" WIDTH="20" HPOS="0" VPOS="60">
        <TextBlock ID="text_1_3" TAGREFS="tag_page-number" HEIGHT="20" WIDTH="20" HPOS="0" VPOS="60">
        <TextLine ID="line_1_3" HEIGHT="20" WIDTH="20" HPOS="0" VPOS="60">\
        <String ID="string_1_3_1" HEIGHT="20" WIDTH="20" HPOS="0" VPOS="60" CONTENT="1" WC="0.9">\
        <Glyph HEIGHT="20" WIDTH="20" HPOS="0" VPOS="60" CONTENT="1" GC="0.9"/></String></TextLine>
        </TextBlock>
        </ComposedBlock>
        </PrintSpace>
        </Page>
        <Page ID="page_2" PHYSICAL_IMG_NR="2" QUALITY="Missing" QUALITY_DETAIL="the reading process \
        was ended by signal 11, each time it was tried; other pages are not affected">
        <PrintSpace>
        </PrintSpace>
        </Page>
        </Layout>
        </alto>

        """)
  }

  @Test func `a text without geometry has no positions rather than made ones`() throws {
    let document = Document(
      name: "a.txt", kind: "txt",
      pages: [Page(number: 1, origin: .plainText, lines: [TextLine(text: "第一行 end")])])
    let xml = ParsedXML(try MemorySink.bytes(of: document, as: ALTO()))
    #expect(xml.values(of: "CONTENT", on: "String") == ["第一行", "end"])
    #expect(xml.attributes.allSatisfy { $0["HPOS"] == nil && $0["WIDTH"] == nil })
    #expect(!xml.elements.contains("Glyph"))
  }

  @Test func `a glyph is one character, as the schema wants it`() throws {
    let xml = ParsedXML(try MemorySink.bytes(of: LayoutSamples.nasty(), as: ALTO()))
    let glyphs = xml.values(of: "CONTENT", on: "Glyph")
    #expect(glyphs.contains("𠮷"))
    #expect(glyphs.allSatisfy { $0.unicodeScalars.count == 1 })
    let strings = zip(
      xml.values(of: "ID", on: "String"), xml.values(of: "CONTENT", on: "String")
    ).filter { $0.0.hasPrefix("string_1_1_") || $0.0.hasPrefix("string_1_4_") }
    #expect(glyphs.joined() == strings.map(\.1).joined())
  }

  @Test func `every file has a page`() throws {
    let xml = ParsedXML(try MemorySink.bytes(of: Document(name: "", kind: ""), as: ALTO()))
    #expect(xml.elements.count { $0 == "Page" } == 1)
  }
}
