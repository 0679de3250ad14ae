import DocumentModel
import Testing

@testable import Export

struct PageXMLTests {
  @Test func `regions, lines, words and glyphs have outline, text and confidence`() throws {
    var exporter = PageXML()
    exporter.page = 1
    var document = LayoutSamples.small()
    document.pages[0].lines.removeFirst()
    document.paragraphs = [
      Paragraph(kind: .body, text: "自己 a", lines: [LineReference(page: 0, line: 0)])
    ]
    document.edits = []
    let text = try MemorySink.text(of: document, as: exporter)
    let page = try #require(text.split(separator: "</Metadata>\n").last)
    #expect(
      page == """
        <Page imageFilename="书.pdf" imageWidth="100" imageHeight="80">
        <ReadingOrder><OrderedGroup id="order">
        <OrderedGroupIndexed id="order_1" index="0" caption="page 1" \
        custom="page {number:1; top:0;}"><RegionRefIndexed index="0" regionRef="region_1_1"/>\
        </OrderedGroupIndexed>
        </OrderedGroup></ReadingOrder>
        <UserDefined>
        <UserAttribute name="page_1.number" type="xsd:string" value="1"/>
        <UserAttribute name="page_1.top" type="xsd:string" value="0"/>
        <UserAttribute name="page_1.width" type="xsd:string" value="100"/>
        <UserAttribute name="page_1.height" type="xsd:string" value="80"/>
        <UserAttribute name="page_1.dpi" type="xsd:string" value="300.0"/>
        <UserAttribute name="page_1.origin" type="xsd:string" value="recognised"/>
        </UserDefined>
        <TextRegion id="region_1_1" type="paragraph" custom="structure {type:body;}">\
        <Coords points="0,30 80,30 80,50 0,50"/>
        <TextLine id="line_1_1"><Coords points="0,30 80,30 80,50 0,50"/>
        <Word id="word_1_1_1"><Coords points="0,30 40,30 40,50 0,50"/>\
        <Glyph id="glyph_1_1_1_1"><Coords points="0,30 20,30 20,50 0,50"/>\
        <TextEquiv index="0" conf="0.9"><Unicode>自</Unicode></TextEquiv>\
        <TextEquiv index="1" conf="0.9"><Unicode>目</Unicode></TextEquiv></Glyph>\
        <Glyph id="glyph_1_1_1_2"><Coords points="20,30 40,30 40,50 20,50"/>\
        <TextEquiv index="0" conf="0.9"><Unicode>己</Unicode></TextEquiv>\
        <TextEquiv index="1" conf="0.25"><Unicode>已</Unicode></TextEquiv></Glyph>\
        <TextEquiv index="0" conf="0.9"><Unicode>自己</Unicode></TextEquiv></Word>
        <Word id="word_1_1_2"><Coords points="60,30 80,30 80,50 60,50"/>\
        <Glyph id="glyph_1_1_2_1"><Coords points="60,30 80,30 80,50 60,50"/>\
        <TextEquiv index="0" conf="0.9"><Unicode>a</Unicode></TextEquiv></Glyph>\
        <TextEquiv index="0" conf="0.9"><Unicode>a</Unicode></TextEquiv></Word>\
        <TextEquiv index="0" conf="0.9"><Unicode>自己 a</Unicode></TextEquiv></TextLine>
        <TextEquiv index="0"><Unicode>自己 a</Unicode></TextEquiv>
        </TextRegion>
        <TextRegion id="region_1_2" type="page-number" custom="structure {type:page-number;}" \
        comments="left out: page number (drop-running-heads)">\
        <Coords points="0,60 20,60 20,80 0,80"/>
        <TextLine id="line_1_2"><Coords points="0,60 20,60 20,80 0,80"/>
        <Word id="word_1_2_1"><Coords points="0,60 20,60 20,80 0,80"/>\
        <Glyph id="glyph_1_2_1_1"><Coords points="0,60 20,60 20,80 0,80"/>\
        <TextEquiv index="0" conf="0.9"><Unicode>1</Unicode></TextEquiv></Glyph>\
        <TextEquiv index="0" conf="0.9"><Unicode>1</Unicode></TextEquiv></Word>\
        <TextEquiv index="0" conf="0.9"><Unicode>1</Unicode></TextEquiv></TextLine>
        <TextEquiv index="0"><Unicode>1</Unicode></TextEquiv>
        </TextRegion>
        </Page>
        </PcGts>

        """)
  }

  @Test func `the pages of a document lie one below the other, and one by itself at the top`()
    throws
  {
    var document = LayoutSamples.manyPages()
    document.pages.removeLast(97)
    let all = ParsedXML(try MemorySink.bytes(of: document, as: PageXML()))
    #expect(all.values(of: "imageHeight", on: "Page") == ["240"])
    #expect(all.values(of: "points", on: "Coords").contains("0,160 40,160 40,180 0,180"))
    var exporter = PageXML()
    exporter.page = 3
    let third = ParsedXML(try MemorySink.bytes(of: document, as: exporter))
    #expect(third.values(of: "imageHeight", on: "Page") == ["80"])
    #expect(third.values(of: "points", on: "Coords").first == "0,0 80,0 80,50 0,50")
  }

  @Test func `a page that failed stands there with the reason`() throws {
    let xml = ParsedXML(try MemorySink.bytes(of: LayoutSamples.small(), as: PageXML()))
    let values = zip(
      xml.values(of: "name", on: "UserAttribute"), xml.values(of: "value", on: "UserAttribute"))
    let failure = values.first { $0.0 == "page_2.failure" }?.1
    #expect(failure?.contains("signal 11") == true)
  }

  @Test func `what has no place has coordinates that enclose nothing`() throws {
    let document = Document(
      name: "a.txt", kind: "txt",
      pages: [Page(number: 1, origin: .plainText, lines: [TextLine(text: "第一行 end")])])
    let xml = ParsedXML(try MemorySink.bytes(of: document, as: PageXML()))
    #expect(xml.values(of: "points", on: "Coords") == ["0,0 0,0", "0,0 0,0"])
    #expect(xml.characters.contains("第一行 end"))
    #expect(!xml.elements.contains("Word"))
  }

  @Test func `a document without text has no reading order, which must not be empty`() throws {
    let document = Document(
      name: "a", kind: "pdf", pages: [Page(number: 1, width: 10, height: 10, origin: .blank)])
    let xml = ParsedXML(try MemorySink.bytes(of: document, as: PageXML()))
    #expect(!xml.elements.contains("ReadingOrder"))
  }
}
