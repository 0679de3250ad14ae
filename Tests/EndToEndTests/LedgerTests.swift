import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

/// What a second run does: only what is new or changed.
struct LedgerTests {
  private let kanwu = KanwuProgram()
  private let scans = KanwuProgram.checkout.appendingPathComponent("Samples/scans")
  private let input: TemporaryFolder
  private let output: TemporaryFolder

  init() throws {
    input = try TemporaryFolder()
    output = try TemporaryFolder()
  }

  private func bring(_ sample: String, as name: String? = nil) throws {
    let target = input.url.appendingPathComponent(name ?? sample)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: scans.appendingPathComponent(sample), to: target)
  }

  private func run(_ more: String...) throws -> KanwuProgram.Result {
    try kanwu.start(
      ["run", input.url.path, "-o", output.url.path, "--settle", "0", "--progress", "plain"]
        + ["--verbose", "--log-format", "json"] + more
    ).result()
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: output.url.appendingPathComponent(name), encoding: .utf8)
  }

  /// Size, change and inode of every output: what a rewritten file would show.
  private func look() throws -> [String] {
    try output.outputs().map { name in
      var status = stat()
      let path = output.url.appendingPathComponent(name).path
      guard unsafe stat(path, &status) == 0 else { return name }
      return "\(name) \(status.st_size) \(status.st_ino) \(status.st_mtim.tv_nsec)"
    }
  }

  @Test func `a second run reads nothing and touches no output`() throws {
    try bring("停水通知.jpg")
    try bring("食堂工作总结.txt")
    #expect(try run().pagesRead.count == 1)
    let before = try look()
    let second = try run()
    #expect(second.exitCode == 0)
    #expect(second.pagesRead.isEmpty)
    #expect(second.summary["unchanged"] == "2")
    #expect(try look() == before)
  }

  @Test func `a moved file, a touched one and a copy cost no reading`() throws {
    try bring("停水通知.jpg", as: "a.jpg")
    #expect(try run().pagesRead.count == 1)
    let first = input.url.appendingPathComponent("a.jpg").path
    try FileManager.default.moveItem(
      atPath: first, toPath: input.url.appendingPathComponent("b.jpg").path)
    try bring("停水通知.jpg", as: "2024/c.jpg")
    let second = try run()
    #expect(second.pagesRead.isEmpty)
    #expect(second.summary["done"] == "2")
    #expect(try text("b.jpg.txt") == text("a.jpg.txt"))
    #expect(try text("2024/c.jpg.txt") == text("a.jpg.txt"))
    let touched = input.url.appendingPathComponent("b.jpg").path
    try FileManager.default.setAttributes([.modificationDate: Date.now], ofItemAtPath: touched)
    let third = try run()
    #expect(third.pagesRead.isEmpty)
    #expect(third.summary["unchanged"] == "2")
    #expect(third.summary["done"] == "0")
  }

  @Test func `two new files of one content are read once`() throws {
    for name in ["a.jpg", "b.jpg"] { try bring("停水通知.jpg", as: name) }
    let result = try run()
    #expect(result.pagesRead.count == 1, "\(result.errors)")
    #expect(result.summary["done"] == "2")
  }

  @Test func `a changed table makes the texts anew without a page being read`() throws {
    try bring("停水通知.jpg")
    _ = try run()
    let before = try text("停水通知.jpg.txt")
    let place = try TemporaryFolder()
    try place.write(
      "wrong\tright\tweight\tmode\tcontext\tsource\tnote\n停水\t断水\t0\talways\t\thand\t\n",
      to: "tables/own.tsv")
    let pipeline = try place.write(
      """
      page: [despeckle, orient, drop-seal, rescale, flatten-background, crop-border, deskew, \
      drop-folds, drop-rules, drop-streaks, drop-show-through, strengthen-strokes]
      recognise: tesseract
      document:
        - drop-running-heads
        - repair:
            tables: [chi_sim, own]
        - normalise-punctuation
        - reflow
      """, to: "own.yml")
    let second = try run("--pipeline", pipeline.path)
    #expect(second.exitCode == 0, "\(second.errors)")
    #expect(second.pagesRead.isEmpty)
    #expect(second.summary["pagesKept"] == "1")
    #expect(try text("停水通知.jpg.txt") == before.replacing("停水", with: "断水"))
    #expect(before.contains("停水"))
  }

  @Test func `another way of cleaning reads the pages again`() throws {
    try bring("停水通知.jpg")
    _ = try run()
    let place = try TemporaryFolder()
    let pipeline = try place.write(
      "page: [rescale, deskew]\nrecognise: tesseract\ndocument: [reflow]\n", to: "own.yml")
    #expect(try run("--pipeline", pipeline.path).pagesRead.count == 1)
  }

  @Test func `further formats and lost outputs are made of what was read`() throws {
    try bring("停水通知.jpg")
    _ = try run("--formats", "txt")
    #expect(try output.outputs() == ["停水通知.jpg.txt"])
    let second = try run("--formats", "txt,md")
    #expect(second.pagesRead.isEmpty)
    #expect(try output.outputs() == ["停水通知.jpg.md", "停水通知.jpg.txt"])
    let text = output.url.appendingPathComponent("停水通知.jpg.txt")
    try FileManager.default.removeItem(at: text)
    let third = try run("--formats", "txt,md")
    #expect(third.pagesRead.isEmpty)
    #expect(FileManager.default.fileExists(atPath: text.path))
  }

  @Test func `a page that is added to a folder is read, and the others are not`() throws {
    let folder = "安全生产会议纪要"
    try bring(folder, as: folder)
    let pages = try FileManager.default.contentsOfDirectory(
      atPath: input.url.appendingPathComponent(folder).path
    ).sorted()
    #expect(try run().pagesRead.count == pages.count)
    try bring("停水通知.jpg", as: "\(folder)/IMG_0003.png")
    let second = try run()
    #expect(second.pagesRead.count == 1, "\(second.errors)")
    #expect(second.summary["pagesKept"] == "\(pages.count)")
  }

  @Test func `--force reads everything again`() throws {
    try bring("停水通知.jpg")
    _ = try run()
    #expect(try run("--force").pagesRead.count == 1)
  }

  @Test func `what failed for good waits, is still a failure, and is tried when it changes`() throws
  {
    let file = try input.write("%PDF-1.4 nonsense", to: "bad.pdf")
    try input.write("文字。", to: "good.txt")
    let first = try run()
    #expect(first.exitCode == 65)
    #expect(first.summary["failed"] == "1")
    let second = try run()
    #expect(second.exitCode == 65)
    #expect(second.summary["failed"] == "0")
    #expect(second.summary["waiting"] == "1")
    #expect(
      second.records.contains {
        $0["event"] == "waiting" && $0["message"]?.contains("bad.pdf") == true
      })
    #expect(try run("--retry-failed").summary["failed"] == "1")
    try FileManager.default.removeItem(at: file)
    try bring("道路养护工作总结.pdf", as: "bad.pdf")
    #expect(try run().exitCode == 0)
  }

  @Test func `a limit of documents leaves the rest for the next run`() throws {
    for name in ["a.txt", "b.txt", "c.txt"] { try input.write("文字\(name)。", to: name) }
    let first = try run("--max-documents", "2", "--formats", "txt")
    #expect(first.exitCode == 0)
    #expect(try output.outputs() == ["a.txt.txt", "b.txt.txt"])
    #expect(first.summary["message"]?.contains("limit of 2 documents") == true)
    #expect(try run("--formats", "txt").summary["done"] == "1")
  }

  @Test func `a time limit ends the run as planned`() throws {
    try bring("道路养护工作总结.pdf")
    let first = try run("--max-runtime", "1", "--jobs", "1")
    #expect(first.exitCode == 0)
    let second = try run("--jobs", "1")
    #expect(second.exitCode == 0)
    #expect(Set(first.pagesRead + second.pagesRead).count == 3)
    #expect(first.pagesRead.count + second.pagesRead.count == 3, "a page was read twice")
  }

  @Test func `a dry run lists what is new, and makes no ledger`() throws {
    try input.write("文字。", to: "a.txt")
    let dry = try kanwu.run("run", input.url.path, "-o", output.url.path, "--dry-run")
    #expect(dry.output == "a.txt\ttext\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.url.path).isEmpty)
    _ = try run()
    try input.write("文字。", to: "b.txt")
    let second = try kanwu.run("run", input.url.path, "-o", output.url.path, "--dry-run")
    #expect(second.output == "b.txt\ttext\n")
  }

  @Test func `a good night says nothing, and a bad one what a person has to do`() throws {
    try input.write("文字。", to: "a.txt")
    let good = try kanwu.run("run", input.url.path, "-o", output.url.path, "--settle", "0")
    #expect(good.exitCode == 0)
    #expect(good.errors.isEmpty && good.output.isEmpty)
    for number in 0..<30 { try input.write("", to: "empty-\(number).pdf") }
    let bad = try kanwu.run("run", input.url.path, "-o", output.url.path, "--settle", "0")
    #expect(bad.exitCode == 65)
    #expect(bad.messages.count < 25, "a mail must be short")
    #expect(bad.errors.contains("and 10 more (empty)"), "\(bad.errors)")
    #expect(bad.errors.contains("30 failed"))
    let next = try kanwu.run("run", input.url.path, "-o", output.url.path, "--settle", "0")
    #expect(next.messages.count <= 3, "\(next.errors)")
    #expect(next.errors.contains("30 × the file is empty"), "\(next.errors)")
  }

  @Test func `a run leaves a report and figures behind`() throws {
    try bring("停水通知.jpg")
    let metrics = output.url.appendingPathComponent("kanwu.prom").path
    _ = try run("--metrics", metrics)
    let state = output.url.appendingPathComponent(".kanwu")
    let page = try String(contentsOf: state.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(
      page.contains("data:image/jpeg;base64,"), "the page with the lowest confidence is shown")
    let json = try String(
      contentsOf: state.appendingPathComponent("reports/1/report.json"), encoding: .utf8)
    #expect(json.contains("\"exitCode\" : 0"))
    #expect(
      try String(contentsOfFile: metrics, encoding: .utf8).contains("kanwu_last_run_exit_code"))
  }

  @Test func `a text is not replaced by that of another INPUT's file of the same name`() throws {
    try input.write("第一份文件。", to: "a.txt")
    #expect(try run("--formats", "txt").exitCode == 0)
    let other = try TemporaryFolder()
    try other.write("第二份文件。", to: "a.txt")
    let second = try kanwu.runTelling(other.url.path, output.url.path, "--formats", "txt")
    #expect(second.exitCode == 65)
    #expect(second.errors.contains(input.url.appendingPathComponent("a.txt").path))
    #expect(try text("a.txt.txt") == "第一份文件。\n")
  }

  @Test func `formats that two runs write in turn stay done`() throws {
    try input.write("文字。", to: "a.txt")
    for format in ["txt", "md"] { #expect(try run("--formats", format).summary["done"] == "1") }
    for format in ["txt", "md", "txt,md"] {
      #expect(try run("--formats", format).summary["unchanged"] == "1")
    }
  }

  @Test func `a page whose reading the ledger has lost is read again`() throws {
    try bring("停水通知.jpg")
    _ = try run("--formats", "txt")
    let before = try text("停水通知.jpg.txt")
    try damageReadings()
    let second = try run("--formats", "txt,md")
    #expect(second.exitCode == 0, "\(second.errors)")
    #expect(second.pagesRead.count == 1)
    #expect(try text("停水通知.jpg.txt") == before)
  }

  private func damageReadings() throws {
    let file = output.url.appendingPathComponent(".kanwu/ledger.sqlite").path
    try DatabaseQueue(path: file).write { try $0.execute(sql: "UPDATE reading SET data = x'00'") }
  }
}
