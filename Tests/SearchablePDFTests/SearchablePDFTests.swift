import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import SearchablePDF

/// What other programs find in searchable PDFs.
struct SearchablePDFTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  private func run(_ text: String, left: Int = 100, top: Int = 100) -> LayerRun {
    LayerRun(
      text: text, box: Box(left: left, top: top, right: left + 20 * text.count, bottom: top + 20))
  }

  private func page(_ runs: LayerRun..., number: Int = 1, isVisible: Bool = false) -> LayerPage {
    // Points of a page of 595 by 842, whose rows run down.
    LayerPage(
      number: number, width: 595, height: 842, dpi: 72, toSource: .identity,
      toPaper: PageTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: 842), runs: runs,
      isVisible: isVisible)
  }

  /// A PDF of written content streams, a page each.
  private func makePDF(_ contents: String..., entries: String = "") throws -> String {
    let document = try PDFDocument()
    let font = try VisibleFont.add(to: document)
    for content in contents {
      try document.add(
        page: """
          << /Type /Page /MediaBox [0 0 595 842] /Resources << /Font << /F \(font.reference) >> >> \
          \(entries) >>
          """, content: Array(content.utf8))
    }
    let file = path("source.pdf")
    try document.write(to: file, packingObjects: false)
    return file
  }

  private func lay(_ pages: [LayerPage], over pdf: String) throws -> (text: String, notes: [String])
  {
    let notes = try SearchablePDF.lay(pages, over: pdf, to: path("out.pdf"))
    return (try printed(by: "pdftotext", "-raw", path("out.pdf"), "-"), notes)
  }

  @Test func `text is copied as it was laid, also characters beyond the basic plane`() throws {
    let text = "第一条 <𠮷&𠀀> (a\\b) 提高"
    let made = try lay([page(run(text))], over: makePDF(""))
    #expect(made.text.trimmingCharacters(in: .whitespacesAndNewlines) == text)
    #expect(try printed(by: "qpdf", "--check", path("out.pdf")).contains("No syntax"))
  }

  @Test func `an earlier invisible layer goes, what can be seen stays`() throws {
    let old = "BT /F 12 Tf 3 Tr 50 50 Td <65E7> Tj 0 Tr 0 -20 Td <660E> Tj ET"
    let made = try lay([page(run("新层"))], over: makePDF(old))
    #expect(made.text.contains("新层") && made.text.contains("明"))
    #expect(!made.text.contains("旧"))
    #expect(made.notes == [])
  }

  @Test func `its own layer is replaced when the PDF comes in again`() throws {
    _ = try SearchablePDF.lay([page(run("甲乙"))], over: makePDF(""), to: path("first.pdf"))
    let made = try lay([page(run("丙丁"))], over: path("first.pdf"))
    #expect(made.text.contains("丙丁") && !made.text.contains("甲乙"))
  }

  @Test func `content that leaves the graphics state changed does not move the text`() throws {
    _ = try lay([page(run("甲乙"))], over: makePDF("q q .5 0 0 .5 100 100 cm"))
    let boxes = try printed(by: "pdftotext", "-bbox", path("out.pdf"), "-")
    let word = try #require(boxes.firstMatch(of: /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"/))
    #expect(Double(word.1).map { abs($0 - 100) < 0.5 } == true)
    #expect(Double(word.2).map { abs($0 - 100) < 0.5 } == true)
    #expect(Double(word.3).map { abs($0 - 140) < 0.5 } == true)
  }

  @Test func `a page whose text has no place is told, and one page too few is refused`() throws {
    var lost = page(run("甲"))
    lost.toPaper = nil
    let source = try makePDF("")
    #expect(try lay([lost], over: source).notes.first?.hasPrefix("page 1 has no text") == true)
    #expect(throws: PDFError.self) {
      try SearchablePDF.lay([lost, lost], over: source, to: path("out.pdf"))
    }
  }

  @Test func `a file that is no PDF is refused with what is wrong`() throws {
    try folder.write("not a PDF", to: "bad.pdf")
    #expect(throws: PDFError.self) {
      try SearchablePDF.lay([], over: path("bad.pdf"), to: path("out.pdf"))
    }
  }

  @Test func `what a conversion says of when it was made is taken out`() throws {
    let document = try PDFDocument()
    try document.add(page: "<< /Type /Page /MediaBox [0 0 9 9] >>", content: [])
    try document.setInformation("/CreationDate", "D:20260101000000Z")
    try document.setInformation("/Title", "题目")
    try document.write(to: path("converted.pdf"), packingObjects: false)
    _ = try SearchablePDF.lay(
      [page()], over: path("converted.pdf"), isConverted: true, to: path("out.pdf"))
    let facts = try printed(by: "pdfinfo", path("out.pdf"))
    #expect(facts.contains("题目") && !facts.contains("CreationDate"))
  }

  /// A PDF of one white picture.
  private func makePicture() throws -> String {
    let document = try PDFDocument()
    let picture = try document.add(
      stream:
        "<< /Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace /DeviceGray /BitsPerComponent 8 >>",
      data: [UInt8](repeating: 255, count: 10_000))
    try document.add(
      page:
        "<< /Type /Page /MediaBox [0 0 9 9] /Resources << /XObject << /P \(picture.reference) >> >> >>",
      content: [])
    try document.write(to: path("picture.pdf"), packingObjects: false)
    return path("picture.pdf")
  }

  @Test
  func
    `a PDF of plain pictures says that it is PDF A-2b, one with other colours or shown text does not`()
    throws
  {
    let plain = SearchablePDF.Sheet.picture(
      pdf: try makePicture(), width: 100, height: 100, isInverted: false, isPlain: true)
    let inks = SearchablePDF.Sheet.picture(
      pdf: try makePicture(), width: 100, height: 100, isInverted: false, isPlain: false)
    func metadata(_ sheets: [(SearchablePDF.Sheet, LayerPage)]) throws -> String {
      try SearchablePDF.make(
        sheets, placing: .upright, title: "甲 & 乙", producer: "kanwu", to: path("out.pdf"))
      return try printed(by: "pdfinfo", "-meta", path("out.pdf"))
    }
    let text = page(run("一二三"))
    let declared = try metadata([(plain, text), (plain, page())])
    #expect(declared.contains("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B<"))
    #expect(declared.contains(">甲 &amp; 乙</rdf:li>"))
    let objects = try printed(by: "qpdf", "--qdf", "--object-streams=disable", path("out.pdf"), "-")
    #expect(objects.contains("/GTS_PDFA1") && objects.contains("/ID ["))
    let file = try Data(contentsOf: URL(fileURLWithPath: path("out.pdf")))
    let parts = file.split(separator: Data("endstream".utf8))
    #expect(parts.count > 5 && parts.dropLast().allSatisfy { $0.last == UInt8(ascii: "\n") })
    #expect(try metadata([(plain, text), (inks, text)]) == "")
    let longStrip = SearchablePDF.Sheet.picture(
      pdf: try makePicture(), width: 100, height: 20_000, isInverted: false, isPlain: true)
    #expect(try metadata([(longStrip, page())]) == "")
    #expect(try metadata([(plain, text), (.blank, text)]) == "")
  }

  @Test func `a page without a picture shows its text`() throws {
    try SearchablePDF.make(
      [(.blank, page(run("一二三"), isVisible: true))], placing: .upright, title: "题目",
      producer: "kanwu",
      to: path("out.pdf"))
    #expect(try printed(by: "pdftotext", path("out.pdf"), "-").contains("一二三"))
    #expect(try printed(by: "pdffonts", path("out.pdf")).contains("STSong-Light"))
  }

  @Test func `of shown text also characters are copied that its font lacks`() throws {
    let text = "甲𠮷乙한丙ꀀ丁䡒𠀀戊"
    try SearchablePDF.make(
      [(.blank, page(run(text)))], placing: .upright, title: "", producer: "kanwu",
      to: path("out.pdf"))
    #expect(
      try printed(by: "pdftotext", "-raw", path("out.pdf"), "-")
        .trimmingCharacters(in: .whitespacesAndNewlines) == text)
  }
}
