import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

struct DOCXTests {
  private func unpacked(_ document: Document, _ exporter: DOCX = DOCX()) throws -> Unpacked {
    try Unpacked(MemorySink.bytes(of: document, as: exporter))
  }

  /// The lines of the text's part between its head and the page's size.
  private func body(_ document: Document, _ exporter: DOCX = DOCX()) throws -> [String] {
    let lines = try unpacked(document, exporter).part("word/document.xml").split(separator: "\n")
    return lines.dropFirst(2).map(String.init).filter { !$0.contains("w:sectPr") }
  }

  private func paragraph(_ style: String, _ content: String, more: String = "") -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(more)</w:pPr>\(content)</w:p>"
  }

  private func run(_ text: String) -> String {
    "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  @Test func `each kind of paragraph has its style, headings by their level`() throws {
    #expect(
      try body(
        Document(
          (.title, "办法"), (.documentNumber, "清政发〔2023〕7号"), (.heading, "第一章 总则"),
          (.heading, "一、目的"), (.body, "甲 < 乙\t丙"), (.listItem, "1、丁"), (.contents, "总则……3"),
          (.attachment, "附件：1. 名单"), (.attachment, "附件1"), (.date, "2023年5月8日")))
        == [
          paragraph("Title", run("办法")), paragraph("DocumentNumber", run("清政发〔2023〕7号")),
          paragraph(
            "Heading1", run("第一章 总则"),
            more: "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"center\"/>"),
          paragraph("Heading2", run("一、目的")),
          paragraph(
            "BodyTextFirstIndent",
            "<w:r><w:t xml:space=\"preserve\">甲 &lt; 乙</w:t><w:tab/>"
              + "<w:t xml:space=\"preserve\">丙</w:t></w:r>"),
          paragraph("ListParagraph", run("1、丁")),
          paragraph(
            "TOC1",
            "<w:r><w:t xml:space=\"preserve\">总则</w:t><w:tab/>"
              + "<w:t xml:space=\"preserve\">3</w:t></w:r>"),
          paragraph("Attachment", run("附件：1. 名单")), paragraph("AttachmentHeading", run("附件1")),
          paragraph("Date", run("2023年5月8日")),
        ])
  }

  @Test func `a letterhead and the number under it have styles of their own`() throws {
    #expect(
      try body(Document((.title, "水务局文件"), (.documentNumber, "清水〔2023〕7号"), (.title, "通知")))
        == [
          paragraph("Letterhead", run("水务局文件")),
          paragraph("DocumentNumberUnderLetterhead", run("清水〔2023〕7号")),
          paragraph("Title", run("通知")),
        ])
  }

  @Test func `rows are one table with a head that comes again, and a paragraph behind it`() throws {
    let lines = try body(Document((.caption, "表1"), (.tableRow, "户\t吨"), (.tableRow, "甲\t3")))
    #expect(lines[0] == paragraph("Caption", run("表1")))
    #expect(lines[1].hasPrefix("<w:tbl>"))
    #expect(lines[1].contains("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"))
    #expect(lines[2].hasPrefix("<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>"))
    #expect(lines[2].contains(run("甲")))
    #expect(lines[3] == "</w:tbl>")
    let text = try unpacked(Document((.tableRow, "户"))).part("word/document.xml")
    #expect(text.contains("</w:tbl>\n<w:p/><w:sectPr>"))
  }

  @Test func `a table with more columns than Word takes is rows of tabs`() throws {
    let row = Array(repeating: "甲", count: 64).joined(separator: "\t")
    let lines = try body(Document((.tableRow, row)))
    #expect(lines[0].hasPrefix("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr><w:r>"))
    #expect(lines[0].split(separator: "<w:tab/>").count == 64)
  }

  @Test func `the body is set in by two characters, fonts have other names`() throws {
    let document = try unpacked(Document((.body, "甲")))
    #expect(
      try document.part("word/styles.xml").contains(
        "<w:name w:val=\"Body Text First Indent\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>"
          + "<w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"480\"/><w:jc w:val=\"both\"/>"))
    #expect(
      try document.part("word/fontTable.xml").contains(
        "<w:font w:name=\"仿宋\"><w:altName w:val=\"FangSong\"/>"))
  }

  @Test func `an official document looks like one`() throws {
    func styles(_ document: Document, _ layout: DOCX.Layout) throws -> String {
      var exporter = DOCX()
      exporter.layout = layout
      return try unpacked(document, exporter).part("word/styles.xml")
    }
    let official = "w:eastAsia=\"仿宋\" w:hAnsi=\"Times New Roman\""
    let letter = Document((.addressee, "各户："))
    let novel = Document((.body, "甲"))
    #expect(try styles(letter, .automatic).contains(official))
    #expect(!(try styles(novel, .automatic).contains(official)))
    #expect(try styles(novel, .official).contains(official))
    #expect(!(try styles(letter, .plain).contains(official)))
  }

  @Test func `pages begin as in the original if asked for`() throws {
    let document = Document(
      name: "a", kind: "pdf",
      pages: (1...2).map { Page(number: $0, origin: .recognised, lines: [TextLine(text: "甲")]) })
    var exporter = DOCX()
    exporter.pageBreaks = true
    let plain = paragraph("BodyTextFirstIndent", run("甲"))
    #expect(try body(document) == [plain, plain])
    #expect(
      try body(document, exporter)
        == [plain, paragraph("BodyTextFirstIndent", run("甲"), more: "<w:pageBreakBefore/>")])
  }

  @Test func `places of low confidence get comments if asked for`() throws {
    let glyphs = zip("甲乙丙".unicodeScalars, [0.9, 0.4, 0.9] as [Float]).map {
      Glyph(scalar: $0, box: Box(left: 0, top: 0, right: 1, bottom: 1), confidence: $1)
    }
    let line = TextLine(text: "甲乙丙", glyphs: glyphs)
    let document = Document(
      name: "a", kind: "pdf", pages: [Page(number: 7, origin: .recognised, lines: [line])])
    #expect(!(try unpacked(document).names().contains("word/comments.xml")))
    var exporter = DOCX()
    exporter.comments = true
    let made = try unpacked(document, exporter)
    #expect(
      try made.part("word/document.xml").contains(
        run("甲") + "<w:commentRangeStart w:id=\"0\"/>" + run("乙")
          + "<w:commentRangeEnd w:id=\"0\"/>"
          + "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
          + "<w:commentReference w:id=\"0\"/></w:r>" + run("丙")))
    let comments = try made.part("word/comments.xml")
    #expect(textContent(of: comments).contains("识别把握 40%，请核对原件第 7 页。"))
    #expect(try made.part("[Content_Types].xml").contains("/word/comments.xml"))
    #expect(try made.part("word/_rels/document.xml.rels").contains("comments.xml"))
  }

  @Test func `nasty text keeps every part well-formed, and the bytes are always the same`() throws {
    let bytes = try MemorySink.bytes(of: .nasty(), as: DOCX())
    let document = try Unpacked(bytes)
    #expect(try document.isWhole())
    for name in try document.names() {
      #expect(isWellFormed(try document.part(name)), "\(name)")
    }
    #expect(try document.part("word/document.xml").contains("𠮷野家"))
    #expect(try MemorySink.bytes(of: .nasty(), as: DOCX()) == bytes)
  }

  @Test func `LibreOffice reads the text back as it was`() throws {
    let texts = ["供水管理办法", "一、目的", "甲 < 乙 & \"丙\" 𠮷", "户", "吨", "甲", "3", "水务局", "[页码：3]"]
    let document = Document(
      (.title, texts[0]), (.heading, texts[1]), (.body, texts[2]),
      (.tableRow, texts[3] + "\t" + texts[4]), (.tableRow, texts[5] + "\t" + texts[6]),
      (.signature, texts[7]), (.placeholder, texts[8]))
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("a.docx")
    try Data(MemorySink.bytes(of: document, as: DOCX())).write(to: file)
    _ = try Run.output(
      of: "soffice",
      [
        "-env:UserInstallation=file://\(folder.url.path)/profile", "--headless", "--convert-to",
        "txt:Text (encoded):UTF8", "--outdir", folder.url.path, file.path,
      ])
    let text = try String(
      contentsOf: folder.url.appendingPathComponent("a.txt"), encoding: .utf8)
    let lines = text.replacing("\u{FEFF}", with: "").split { $0.isNewline || $0 == "\t" }
    #expect(lines.map(String.init) == texts)
  }
}
