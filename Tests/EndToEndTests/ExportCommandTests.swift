import Foundation
import TestSupport
import Testing

/// `kanwu export` and searchable PDFs as a user meets them; what they hold is asked of other programs.
struct ExportCommandTests {
  private let kanwu = KanwuProgram()
  private let input: TemporaryFolder
  private let output: TemporaryFolder
  private static let scan = "道路养护工作总结.pdf"
  private static let photo = "停水通知.jpg"

  init() throws {
    input = try TemporaryFolder()
    output = try TemporaryFolder()
    try input.write("第一段文字。\n", to: "notes.txt")
    for name in [Self.scan, Self.photo] {
      try FileManager.default.copyItem(
        at: KanwuProgram.checkout.appendingPathComponent("Samples/scans/\(name)"),
        to: input.url.appendingPathComponent(name))
    }
    let result = try kanwu.run("run", input.url.path, "-o", output.url.path, "--settle", "0")
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test func `PDFs made later have the text of the run, for other programs to find and copy`()
    throws
  {
    let result = try kanwu.run("export", output.url.path, "--formats", "pdf")
    #expect(result.exitCode == 0, "\(result.errors)")
    for name in [Self.scan, Self.photo, "notes.txt"] {
      #expect(try printed(by: "qpdf", "--check", path(name, ".pdf")).contains("No syntax"))
      let text = try String(contentsOfFile: path(name, ".txt"), encoding: .utf8)
      let copied = try printed(by: "pdftotext", "-raw", path(name, ".pdf"), "-")
      #expect(squeezed(copied) == squeezed(text), "\(name)")
      #expect(copied.firstMatch(of: /\p{Han} +\p{Han}/) == nil, "\(name)")
    }
    // The scan's own pictures, untouched, and the photo as it came.
    let source = input.url.appendingPathComponent(Self.scan).path
    let pictures = try pictures(of: path(Self.scan, ".pdf"), "after")
    #expect(pictures.count == 3)
    #expect(try pictures == self.pictures(of: source, "before"))
    let photo = try Data(contentsOf: input.url.appendingPathComponent(Self.photo))
    #expect(try self.pictures(of: path(Self.photo, ".pdf"), "photo") == [photo])
  }

  @Test func `a run with pdf writes the same bytes, and then has nothing left to do`() throws {
    _ = try kanwu.run("export", output.url.path, "--formats", "pdf")
    let made = try Data(contentsOf: URL(fileURLWithPath: path(Self.scan, ".pdf")))
    let second = try kanwu.run(
      "run", input.url.path, "-o", output.url.path, "--settle", "0", "--formats", "pdf",
      "--progress",
      "plain")
    #expect(second.errors.contains("0 documents"), "\(second.errors)")
    let other = try TemporaryFolder()
    _ = try kanwu.run(
      "run", input.url.appendingPathComponent(Self.scan).path, "-o", other.url.path, "--settle",
      "0",
      "--formats", "pdf", "--jobs", "1")
    let again = try Data(contentsOf: other.url.appendingPathComponent(Self.scan + ".pdf"))
    #expect(again == made)
  }

  @Test func `a scan that changed since is named, and the others are written`() throws {
    try Data("%PDF-1.4 other".utf8).write(to: input.url.appendingPathComponent(Self.scan))
    let result = try kanwu.run("export", output.url.path, "--formats", "pdf")
    #expect(result.exitCode == 65)
    #expect(result.errors.contains(Self.scan) && result.errors.contains("run again"))
    #expect(FileManager.default.fileExists(atPath: path(Self.photo, ".pdf")))
    #expect(!FileManager.default.fileExists(atPath: path(Self.scan, ".pdf")))
  }

  @Test func `a document without its JSON export is named with the remedy`() throws {
    try FileManager.default.removeItem(atPath: path("notes.txt", ".json"))
    let result = try kanwu.run("export", output.url.path, "--formats", "md")
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("notes.txt") && result.errors.contains("--formats json"))
  }

  @Test func `a folder without a ledger is 66, an unknown format 64`() throws {
    #expect(try kanwu.run("export", input.url.path, "--formats", "pdf").exitCode == 66)
    let unknown = try kanwu.run("export", output.url.path, "--formats", "pdff")
    #expect(unknown.exitCode == 64)
    #expect(unknown.errors.contains("did you mean ‘pdf’?"))
  }

  /// The picture streams of a PDF.
  private func pictures(of pdf: String, _ name: String) throws -> [Data] {
    let folder = output.url.appendingPathComponent(".\(name)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try printed(by: "pdfimages", "-all", pdf, folder.appendingPathComponent("p").path)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try files.map { try Data(contentsOf: folder.appendingPathComponent($0)) }
  }

  private func path(_ name: String, _ suffix: String) -> String {
    output.url.appendingPathComponent(name + suffix).path
  }

  private func squeezed(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
