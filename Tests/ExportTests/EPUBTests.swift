import DocumentModel
import Testing

@testable import Export

struct EPUBTests {
  private func unpacked(_ document: Document, _ exporter: EPUB = EPUB()) throws -> Unpacked {
    try Unpacked(MemorySink.bytes(of: document, as: exporter))
  }

  /// A book of `count` chapters of some 12 kB.
  private func book(chapters count: Int) -> Document {
    let chapters = (1...count).flatMap { number in
      [
        Paragraph(kind: .heading, text: "第\(number)章 供水"),
        Paragraph(kind: .heading, text: "一、目的"),
      ]
        + (0..<40).map { _ in
          Paragraph(kind: .body, text: String(repeating: "为保障供水，", count: 16))
        }
    }
    return Document(
      name: "书.pdf", kind: "pdf", paragraphs: [Paragraph(kind: .title, text: "供水 & 管理")] + chapters)
  }

  @Test func `the type comes first, as it is and without extra field`() throws {
    let bytes = try MemorySink.bytes(of: Document((.body, "甲")), as: EPUB())
    #expect(Array(bytes[..<4]) == [0x50, 0x4B, 3, 4])
    #expect(Array(bytes[28..<30]) == [0, 0])
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
    #expect(
      try Unpacked(bytes).names() == [
        "mimetype", "EPUB/chapter-0001.xhtml", "EPUB/style.css", "EPUB/nav.xhtml",
        "EPUB/package.opf", "META-INF/container.xml",
      ])
  }

  @Test func `a long book has a file per chapter, and a table of contents that leads into them`()
    throws
  {
    let book = try unpacked(book(chapters: 3))
    #expect(try book.names().filter { $0.contains("chapter") }.count == 3)
    let second = try book.part("EPUB/chapter-0002.xhtml")
    #expect(isWellFormed(second))
    #expect(second.contains("<title>第2章 供水</title>"))
    #expect(second.contains("<h2 id=\"s4\" class=\"chapter\">第2章 供水</h2>"))
    let contents = try book.part("EPUB/nav.xhtml")
    #expect(
      contents.contains(
        "<li><a href=\"chapter-0001.xhtml#s1\">供水 &amp; 管理</a><ol><li>"
          + "<a href=\"chapter-0001.xhtml#s2\">第1章 供水</a><ol><li>"
          + "<a href=\"chapter-0001.xhtml#s3\">一、目的</a></li></ol>"))
    #expect(contents.contains("<a href=\"chapter-0003.xhtml#s7\">一、目的</a>"))
    let package = try book.part("EPUB/package.opf")
    #expect(package.contains("<dc:title>供水 &amp; 管理</dc:title>"))
    #expect(package.contains("<dc:language>zh</dc:language>"))
    #expect(package.contains("<meta property=\"dcterms:modified\">1980-01-01T00:00:00Z</meta>"))
    #expect(
      package.contains(
        "<spine><itemref idref=\"c1\"/><itemref idref=\"c2\"/><itemref idref=\"c3\"/>")
    )
  }

  @Test func `a notice is one file, and a text without headings is cut by length`() throws {
    let notice = Document((.title, "通知"), (.heading, "一、甲"), (.body, "乙"), (.heading, "二、丙"))
    #expect(try unpacked(notice).names().filter { $0.contains("chapter") }.count == 1)
    let long = Document(
      name: "长.txt", kind: "txt",
      paragraphs: (0..<30).map { _ in
        Paragraph(kind: .body, text: String(repeating: "长", count: 10_000))
      })
    let files = try unpacked(long).names().filter { $0.contains("chapter") }
    #expect(files.count == 4)
    #expect(
      try unpacked(long).part("EPUB/nav.xhtml").contains(
        "<ol><li><a href=\"chapter-0001.xhtml\">长</a></li></ol>"))
  }

  @Test func `the identifier goes by name and text`() throws {
    func identifier(_ name: String, _ text: String) throws -> Substring {
      let document = Document(
        name: name, kind: "pdf", paragraphs: [Paragraph(kind: .body, text: text)])
      let package = try unpacked(document).part("EPUB/package.opf")
      return try #require(
        package.firstMatch(of: #/urn:uuid:[0-9a-f-]{14}8[0-9a-f]{3}-[89ab][0-9a-f-]{16}/#)
      ).0
    }
    let first = try identifier("a", "甲")
    #expect(try identifier("a", "甲") == first)
    #expect(try identifier("b", "甲") != first)
    #expect(try identifier("a", "乙") != first)
  }

  @Test func `the original's pages are listed if asked for`() throws {
    let document = Document(
      name: "a", kind: "pdf",
      pages: (1...2).map {
        Page(number: $0, origin: .recognised, lines: [TextLine(text: "甲")])
      })
    var exporter = EPUB()
    exporter.pageAnchors = true
    let book = try unpacked(document, exporter)
    #expect(
      try book.part("EPUB/nav.xhtml").contains(
        "<li><a href=\"chapter-0001.xhtml#page-1\">1</a></li>"
          + "<li><a href=\"chapter-0001.xhtml#page-2\">2</a></li>"))
    #expect(
      try book.part("EPUB/chapter-0001.xhtml").contains(
        "id=\"page-2\" class=\"page\" role=\"doc-pagebreak\" epub:type=\"pagebreak\""))
    #expect(!(try unpacked(document).part("EPUB/nav.xhtml").contains("page-list")))
  }

  @Test func `a document without text is a book still`() throws {
    let book = try unpacked(Document(name: "空.png", kind: "png"))
    #expect(try book.part("EPUB/chapter-0001.xhtml").contains("<p>空</p>"))
  }

  @Test func `nasty text keeps every part well-formed, and the bytes are always the same`() throws {
    let bytes = try MemorySink.bytes(of: .nasty(), as: EPUB())
    let book = try Unpacked(bytes)
    #expect(try book.isWhole())
    for name in try book.names() where name.hasSuffix("ml") || name.hasSuffix("opf") {
      #expect(isWellFormed(try book.part(name)), "\(name)")
    }
    #expect(try MemorySink.bytes(of: .nasty(), as: EPUB()) == bytes)
  }
}
