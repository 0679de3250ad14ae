import Foundation
import Glibc
import TestSupport
import Testing

/// What goes wrong around a run at night: the right exit code, a message that helps, and nothing lost.
struct TroubleTests {
  private let kanwu = KanwuProgram()
  private let scans = KanwuProgram.checkout.appendingPathComponent("Samples/scans")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var output: String { folder.url.appendingPathComponent("out").path }
  private var ledger: String { output + "/.kanwu/ledger.sqlite" }

  private func input(_ samples: String...) throws -> String {
    let place = folder.url.appendingPathComponent("in")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for sample in samples {
      try FileManager.default.copyItem(
        at: scans.appendingPathComponent(sample), to: place.appendingPathComponent(sample))
    }
    return place.path
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(output)/\(name)", encoding: .utf8)
  }

  // MARK: The ledger

  @Test(arguments: ["junk", "", "a page in the middle"])
  func `a damaged ledger is put aside and the run goes on`(damage: String) throws {
    let input = try input("停水通知.jpg", "食堂工作总结.txt")
    #expect(try kanwu.runTelling(input, output).exitCode == 0)
    let before = try text("停水通知.jpg.txt")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: ledger))
    switch damage {
    case "junk": bytes = Data(repeating: 0x5a, count: 20_000)
    case "": bytes = bytes.prefix(bytes.count / 2)
    default: bytes.replaceSubrange(8192..<16384, with: Data(repeating: 0xff, count: 8192))
    }
    for suffix in ["-wal", "-shm"] { unsafe unlink(ledger + suffix) }
    try bytes.write(to: URL(fileURLWithPath: ledger))
    let second = try kanwu.runTelling(input, output)
    #expect(second.exitCode == 0, "\(second.errors)")
    let warning = second.records.first { $0["event"] == "ledger-repaired" }
    #expect(warning?["level"] == "warning")
    #expect(warning?["message"]?.contains(ledger) == true)
    let kept = try #require(warning?["path"])
    #expect(FileManager.default.fileExists(atPath: kept))
    #expect(try text("停水通知.jpg.txt") == before)
    let third = try kanwu.runTelling(input, output)
    #expect(third.summary["unchanged"] == "2", "\(third.errors)")
    #expect(!third.errors.contains("damaged"))
  }

  @Test func `a second run is refused while one works, and told who does`() throws {
    let input = try input("森林防火通知.tif")
    let first = try kanwu.start(["run", input, "-o", output, "--jobs", "1"])
    let reader = try waitForReader(of: first.process.processIdentifier)
    kill(reader, SIGSTOP)
    let second = try kanwu.runTelling(input, output)
    kill(reader, SIGCONT)
    #expect(second.exitCode == 75)
    #expect(second.errors.contains("process \(first.process.processIdentifier)"))
    #expect(second.errors.contains("since 20"))
    #expect(try first.result().exitCode == 0)
  }

  // MARK: Being killed

  @Test func `a run that is killed goes on page by page, and leaves nothing lying about`() throws {
    let input = try input("道路养护工作总结.pdf")
    let temporary = try TemporaryFolder()
    let first = try kanwu.start(
      ["run", input, "-o", output, "--jobs", "1", "--verbose", "--log-format", "json"],
      environment: ["TMPDIR": temporary.url.path])
    try first.wait { $0.contains("page-read") }
    kill(first.process.processIdentifier, SIGKILL)
    let killed = try first.result()
    try Data("half".utf8).write(to: URL(fileURLWithPath: output + "/.kanwu-half"))
    let second = try kanwu.start(
      ["run", input, "-o", output, "--settle", "0", "--verbose", "--log-format", "json"],
      environment: ["TMPDIR": temporary.url.path]
    ).result()
    #expect(second.exitCode == 0, "\(second.errors)")
    let pages = killed.pagesRead + second.pagesRead
    #expect(Set(pages).count == 3)
    #expect(pages.count == 3, "a finished page was read again: \(pages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.url.path).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: output + "/.kanwu-half"))
    let fresh = folder.url.appendingPathComponent("fresh").path
    _ = try kanwu.runTelling(input, fresh)
    for suffix in ["txt", "md", "json"] {
      let name = "道路养护工作总结.pdf.\(suffix)"
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: "\(output)/\(name)"))
          == Data(contentsOf: URL(fileURLWithPath: "\(fresh)/\(name)")), "\(suffix) differs")
    }
  }

  @Test func `a worker that is stopped costs no page`() throws {
    let input = try input("停水通知.jpg")
    // Long enough for the page to be read on a busy machine, since it is read again with the same limit.
    let run = try kanwu.start(["run", input, "-o", output, "--jobs", "1", "--page-timeout", "20"])
    kill(try waitForReader(of: run.process.processIdentifier), SIGSTOP)
    let result = try run.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(try !text("停水通知.jpg.txt").contains("未能识别"))
  }

  // MARK: Files that go and grow

  @Test func `an input that is taken away in mid-run is named, and nothing else is touched`() throws
  {
    let input = try input("森林防火通知.tif", "食堂工作总结.txt")
    let run = try kanwu.start(["run", input, "-o", output, "--jobs", "1", "--settle", "0"])
    let reader = try waitForReader(of: run.process.processIdentifier)
    kill(reader, SIGSTOP)
    try FileManager.default.removeItem(atPath: input)
    kill(reader, SIGCONT)
    let result = try run.result()
    #expect(result.exitCode == 65, "\(result.errors)")
    #expect(result.errors.contains("森林防火通知.tif: it was taken away while the run was under way"))
    #expect(!FileManager.default.fileExists(atPath: output + "/森林防火通知.tif.txt"))
  }

  @Test func `a file that is still growing is left for the next run`() throws {
    let input = try input("食堂工作总结.txt")
    let growing = URL(fileURLWithPath: input + "/growing.txt")
    try Data("第一句。".utf8).write(to: growing)
    let run = try kanwu.start(
      ["run", input, "-o", output, "--settle", "2", "--progress", "plain"])
    let writer = try FileHandle(forWritingTo: growing)
    while run.process.isRunning {
      try writer.seekToEnd()
      try writer.write(contentsOf: Data("又一句。".utf8))
      usleep(50_000)
    }
    let result = try run.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.errors.contains("growing.txt: left for the next run: it is still being written"))
    #expect(!FileManager.default.fileExists(atPath: output + "/growing.txt.txt"))
    #expect(try kanwu.runTelling(input, output).exitCode == 0)
    #expect(try text("growing.txt.txt").hasPrefix("第一句。又一句。"))
  }

  // MARK: Discs

  @Test(.enabled(if: SmallDisc.isPossible, "mounting needs root"))
  func `a full disc ends the run with 73, and room lets it go on`() throws {
    let input = try input("食堂工作总结.txt")
    // Latin, which the repair passes over: this is about room, not about words.
    let line = String(repeating: "The roads of all villages are in repair. ", count: 2340) + "\n"
    for number in 0..<40 {
      try Data((line + "\(number)\n").utf8).write(
        to: URL(fileURLWithPath: "\(input)/\(number).txt"))
    }
    let disc = try SmallDisc(at: output, megabytes: 7)
    let full = try kanwu.runTelling(input, output)
    #expect(full.exitCode == 73, "\(full.errors)")
    #expect(full.errors.contains("no space left"), "\(full.errors)")
    let written = try FileManager.default.contentsOfDirectory(atPath: output)
    #expect(!written.contains { $0.hasPrefix(".kanwu-") })
    #expect(written.count { $0.hasSuffix(".txt") } > 0, "the beginning is done")
    try disc.resize(megabytes: 64)
    let second = try kanwu.runTelling(input, output)
    #expect(second.exitCode == 0, "\(second.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: output).count { $0.hasSuffix(".txt") }
        == 41)
    #expect((Int(second.summary["unchanged"] ?? "") ?? 0) > 0, "what was done stays done")
  }

  @Test(.enabled(if: SmallDisc.isPossible, "mounting needs root"))
  func `an output that may only be read is 73 and named`() throws {
    let input = try input("食堂工作总结.txt")
    let disc = try SmallDisc(at: output, megabytes: 16)
    #expect(try kanwu.runTelling(input, output).exitCode == 0)
    try disc.makeReadOnly()
    let result = try kanwu.runTelling(input, output)
    #expect(result.exitCode == 73, "\(result.errors)")
    #expect(result.errors.contains(output))
  }

  /// The process id of the first worker that has the OCR engine open, once there is one.
  private func waitForReader(of parent: pid_t) throws -> pid_t {
    try ProcessTree(of: parent).firstReader()
  }
}
