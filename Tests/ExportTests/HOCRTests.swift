import DocumentModel
import Testing

@testable import Export

struct HOCRTests {
  @Test func `pages, blocks, paragraphs, lines, words and characters stand one in the other`()
    throws
  {
    let text = try MemorySink.text(of: LayoutSamples.small(), as: HOCR())
    let body = try #require(text.split(separator: "<body>\n").last)
    #expect(
      body == """
        <div class="ocr_page" id="page_1" title="bbox 0 0 100 80; ppageno 0; scan_res 300 300; \
        x_source &quot;a/%E4%B9%A6.pdf&quot; &quot;1&quot;">
        <div class="ocr_carea" id="block_1_1" title="bbox 0 0 80 50">
        <p class="ocr_par" id="par_1_1" title="bbox 0 0 40 20" data-kind="heading">
        <span class="ocr_line" id="line_1_1" title="bbox 0 0 40 20">\
        <span class="ocrx_word" id="word_1_1_1" title="bbox 0 0 40 20; x_wconf 90">\
        <span class="ocrx_cinfo" title="x_bboxes 0 0 20 20; x_confs 90">标</span>\
        <span class="ocrx_cinfo" title="x_bboxes 20 0 40 20; x_confs 90">题</span></span></span>
        </p>
        <p class="ocr_par" id="par_1_2" title="bbox 0 30 80 50" data-kind="body">
        <span class="ocr_line" id="line_1_2" title="bbox 0 30 80 50">\
        <span class="ocrx_word" id="word_1_2_1" title="bbox 0 30 40 50; x_wconf 90">\
        <span class="ocrx_cinfo" title="x_bboxes 0 30 20 50; x_confs 90">自</span>\
        <span class="ocrx_cinfo" title="x_bboxes 20 30 40 50; x_confs 90">己</span></span> \
        <span class="ocrx_word" id="word_1_2_2" title="bbox 60 30 80 50; x_wconf 90">\
        <span class="ocrx_cinfo" title="x_bboxes 60 30 80 50; x_confs 90">a</span></span></span>
        </p>
        </div>
        <div class="ocr_pageno" id="par_1_3" title="bbox 0 60 20 80" \
        data-left-out="page number (drop-running-heads)">
        <span class="ocr_line" id="line_1_3" title="bbox 0 60 20 80">\
        <span class="ocrx_word" id="word_1_3_1" title="bbox 0 60 20 80; x_wconf 90">\
        <span class="ocrx_cinfo" title="x_bboxes 0 60 20 80; x_confs 90">1</span></span></span>
        </div>
        </div>
        <div class="ocr_page" id="page_2" title="bbox 0 0 0 0; ppageno 1; \
        x_source &quot;a/%E4%B9%A6.pdf&quot; &quot;2&quot;" data-failure="the reading process was \
        ended by signal 11, each time it was tried; other pages are not affected">
        </div>
        </body>
        </html>

        """)
  }

  @Test func `the head names the maker, what may occur and the number of pages`() throws {
    let xml = ParsedXML(try MemorySink.bytes(of: LayoutSamples.nasty(), as: HOCR()))
    let metas = zip(
      xml.values(of: "name", on: "meta"), xml.values(of: "content", on: "meta").dropFirst())
    let head = Dictionary(metas) { first, _ in first }
    #expect(head["ocr-system"] == "kanwu")
    #expect(head["ocr-number-of-pages"] == "4")
    let capabilities = Set(head["ocr-capabilities", default: ""].split(separator: " "))
    let used = Set(xml.attributes.compactMap { $0["class"] }.map { Substring($0) })
    #expect(used.subtracting(capabilities) == [])
  }

  @Test func `a line without a place is no ocr_line, whose box is required`() throws {
    let document = Document(
      name: "a.txt", kind: "txt",
      pages: [Page(number: 1, origin: .plainText, lines: [TextLine(text: "第一行 <end>")])])
    let text = try MemorySink.text(of: document, as: HOCR())
    #expect(text.contains("<span class=\"ocrx_line\" id=\"line_1_1\">第一行 &lt;end&gt;</span>"))
    #expect(!text.contains("class=\"ocr_line\""))
  }

  @Test func `a name is no danger to the properties that it stands in`() {
    #expect(HOCRPage.encoded("a/b-1.pdf") == "a/b-1.pdf")
    #expect(HOCRPage.encoded("\"; 书\n") == "%22%3B%20%E4%B9%A6%0A")
  }
}
