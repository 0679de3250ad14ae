import DocumentModel
import Export
import Foundation
import TestSupport
import Testing

@testable import Batch

struct DocumentWriterTests {
  private let folder: TemporaryFolder
  private let page = Page(number: 1, origin: .plainText, lines: [TextLine(text: "通知")])

  init() throws {
    folder = try TemporaryFolder()
    for name in ["out", "scans/2024"] {
      try FileManager.default.createDirectory(at: url(name), withIntermediateDirectories: true)
    }
  }

  private func url(_ name: String) -> URL { folder.url.appendingPathComponent(name) }

  private func writer(
    output: String = "out", inputs: [String] = ["scans"],
    formats: [OutputFormat] = [OutputFormat(PlainText()), OutputFormat(JSONText())]
  ) -> DocumentWriter {
    DocumentWriter(
      output: url(output), formats: formats, inputs: inputs.map { url($0) }
    )
  }

  private func document(_ name: String) -> Document {
    Document(
      name: name, kind: "pdf", pages: [page],
      paragraphs: [Paragraph(kind: .body, text: "通知", lines: [LineReference(page: 0, line: 0)])])
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: url(name).path)
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(at: url(name), withDestinationURL: url(target))
  }

  private func expectRefusal(
    _ writer: DocumentWriter, _ name: String, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let before = try FileManager.default.subpathsOfDirectory(atPath: url("scans").path)
    let error = #expect(throws: DocumentFailure.self, sourceLocation: location) {
      try writer.write(document(name))
    }
    if case .output(_, let detail, let isFull)? = error {
      #expect(detail.contains("INPUT") && !isFull, sourceLocation: location)
    } else {
      Issue.record("\(String(describing: error))", sourceLocation: location)
    }
    let after = try FileManager.default.subpathsOfDirectory(atPath: url("scans").path)
    #expect(after.sorted() == before.sorted(), "the INPUT was changed", sourceLocation: location)
  }

  @Test func `a PDF that cannot be made leaves the other formats, and is told`() throws {
    let formats = [OutputFormat(PlainText()), OutputFormat(PDFOptions())]
    let written = try writer(formats: formats).write(document("a.pdf"))
    #expect(written.formats == ["txt"])
    #expect(written.failure?.message.contains("the next run tries again") == true)
    #expect(!writer(formats: formats).hasWritten("a.pdf"))
    #expect(writer(formats: [OutputFormat(PlainText())]).hasWritten("a.pdf"))
  }

  @Test func `formats are named in order`() {
    #expect(writer().formatNames == ["json", "txt"])
  }

  @Test(arguments: [
    "a.pdf", "2024/01/b.pdf", "100%25 #1?.pdf", "通知.pdf", "a b/-rf",
    String(repeating: "长", count: 83) + ".pdf",
  ])
  func `a document has been written when all its files are there`(name: String) throws {
    let writer = writer()
    #expect(!writer.hasWritten(name))
    try writer.write(document(name))
    #expect(writer.hasWritten(name))
    #expect(
      !self.writer(formats: [OutputFormat(PlainText()), OutputFormat(Markdown())]).hasWritten(name))
    let written = try FileManager.default.subpathsOfDirectory(atPath: url("out").path)
    let text = try #require(written.first { $0.hasSuffix(".txt") })
    try FileManager.default.removeItem(at: url("out/" + text))
    #expect(!writer.hasWritten(name))
  }

  @Test func `two long names that begin alike are two documents`() throws {
    let long = String(repeating: "长", count: 80)
    try writer().write(document(long + "第一份.pdf"))
    #expect(!writer().hasWritten(long + "第二份.pdf"))
  }

  @Test func `nothing is written into an INPUT through a link`() throws {
    try link("out/2024", to: "scans/2024")
    try expectRefusal(writer(), "2024/a.pdf")
  }

  @Test func `no folder is made in an INPUT through a link`() throws {
    try link("out/2024", to: "scans/2024")
    try expectRefusal(writer(), "2024/new/deep/a.pdf")
  }

  @Test func `an INPUT given by a link is an INPUT`() throws {
    try link("linked", to: "scans")
    try link("out/2024", to: "scans")
    try expectRefusal(writer(inputs: ["linked"]), "2024/a.pdf")
  }

  @Test func `nothing is written into an INPUT that lies in the output folder`() throws {
    try expectRefusal(writer(output: ""), "scans/2024/a.pdf")
  }

  @Test func `an output folder inside an INPUT is fine, and no way to the rest of it`() throws {
    let writer = writer(output: "scans/out")
    try writer.write(document("2024/a.pdf"))
    #expect(isThere("scans/out/2024/a.pdf.txt"))
    try link("scans/out/back", to: "scans/2024")
    try expectRefusal(writer, "back/a.pdf")
  }

  @Test func `a folder whose name only begins like an INPUT's is none of it`() throws {
    try writer(output: "scans-out").write(document("a.pdf"))
    #expect(isThere("scans-out/a.pdf.txt"))
  }

  @Test func `a file in place of a folder is told with the path, and is not a full disk`() throws {
    try folder.write("x", to: "out/2024")
    let error = #expect(throws: DocumentFailure.self) { try writer().write(document("2024/a.pdf")) }
    guard case .output(let path, _, let isFull) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == url("out/2024").path)
    #expect(!isFull)
  }

  @Test func `a full disk is told as one`() {
    let full = DocumentWriter(
      output: url("out"), formats: [OutputFormat(FullDisk())], inputs: [url("scans")])
    let error = #expect(throws: DocumentFailure.self) { try full.write(document("a.pdf")) }
    guard case .output(_, _, isFull: true) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((try? FileManager.default.contentsOfDirectory(atPath: url("out").path)) == [])
  }

  private struct FullDisk: Exporter {
    static let format = "full"
    static let suffix = ".full"

    func export(_ document: Document, to sink: inout any ByteSink) throws {
      try sink.write("a beginning")
      throw ExportError.fileOperation(.write, path: "a", code: 28)
    }
  }
}
