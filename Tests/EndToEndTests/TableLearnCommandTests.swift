import Foundation
import TestSupport
import Testing

/// `kanwu table learn` as a user meets it; what is learned is tested in RepairTests.
struct TableLearnCommandTests {
  private let kanwu = KanwuProgram()
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for number in 1...6 {
      try folder.write("全镇的工作取得明显成效，收入不断提高。\n", to: "typed/\(number).txt")
      try folder.write("全镇勺工作取得明显成效，收入不断提高。\n", to: "read/\(number).pdf.txt")
    }
    try folder.write("第一条 为了加强档案管理，保障机关日常工作的顺利开展，制定本办法。\n", to: "text/a.txt")
  }

  private func path(_ name: String) -> String { folder.url.appendingPathComponent(name).path }

  private func learn(_ more: String..., output: String = "my.tsv") throws -> KanwuProgram.Result {
    try kanwu.start(
      ["table", "learn", "--truth", "typed", "--read", "read", "--output", output] + more,
      in: folder.url
    ).result()
  }

  private func synthesise(_ more: String...) throws -> KanwuProgram.Result {
    // Debian package fonts-arphic-gbsn00lp, which `make test` installs.
    let font = "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"
    return try kanwu.start(
      [
        "table", "learn", "--synthesise", "--text", "text", "--fonts", font, "--pages", "1",
        "--output", "my.tsv",
      ] + more, in: folder.url
    ).result()
  }

  // MARK: Documents that cannot be used

  @Test func `a truth without a reading is said, and 65 when the rest was learned from`() throws {
    #expect(try learn().exitCode == 0)
    try folder.write("甲乙丙丁\n", to: "typed/7.txt")
    let result = try learn()
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("7.txt: no reading of it"))
    #expect(result.output.contains("learned from 6 documents"))
  }

  @Test func `a broken reading or truth is named and left out, and 65`() throws {
    try folder.write("{", to: "read/1.pdf.json")
    try Data([0xC4, 0xE3]).write(to: folder.url.appendingPathComponent("typed/2.txt"))
    let result = try learn()
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("read/1.pdf.json: cannot be read; "))
    #expect(result.errors.contains("typed/2.txt: cannot be read; "))
    #expect(result.output.contains("learned from 4 documents"))
  }

  @Test func `where no document can be used it is 66 and no table is written`() throws {
    for number in 1...6 { try folder.write("{", to: "read/\(number).pdf.json") }
    let result = try learn()
    #expect(result.exitCode == 66)
    #expect(result.errors.contains("read/6.pdf.json: cannot be read"))
    #expect(!FileManager.default.fileExists(atPath: path("my.tsv")))
  }

  // MARK: What is told before hours of work

  @Test(arguments: [
    ["--text", "text"], ["--fonts", "a.ttf"], ["--pages", "3"], ["--seed", "1"], ["--work", "w"],
  ])
  func `options of made pages without --synthesise are 64`(options: [String]) throws {
    let result = try kanwu.start(
      ["table", "learn", "--truth", "typed", "--read", "read", "--output", "my.tsv"] + options,
      in: folder.url
    ).result()
    #expect(result.exitCode == 64)
    #expect(result.errors.contains("\(options[0]) goes with --synthesise"))
  }

  @Test func `a folder that is missing for the table or the report is 73 before any page is made`()
    throws
  {
    #expect(try learn(output: "nowhere/my.tsv").exitCode == 73)
    let result = try synthesise("--report", "nowhere/report.tsv", "--work", "work")
    #expect(result.exitCode == 73)
    #expect(result.errors.contains("nowhere/report.tsv"))
    #expect(!FileManager.default.fileExists(atPath: path("work")))
    #expect(!FileManager.default.fileExists(atPath: path("my.tsv")))
  }

  @Test func `a work folder that cannot be made is 73`() throws {
    let result = try synthesise("--work", "text/a.txt/work")
    #expect(result.exitCode == 73)
    #expect(result.errors.contains("text/a.txt/work"))
  }

  @Test func `a table that cannot be read is 66, a faulty one 78`() throws {
    #expect(try learn(output: "typed").exitCode == 66)
    try folder.write("# x\n勺\t的\t3\n", to: "my.tsv")
    let faulty = try learn()
    #expect(faulty.exitCode == 78)
    #expect(faulty.errors.contains("my.tsv:2:"))
  }

  // MARK: The table

  @Test(arguments: [true, false]) func `a link to a table stays one`(isThere: Bool) throws {
    try FileManager.default.createDirectory(
      atPath: path("shared"), withIntermediateDirectories: true)
    if isThere { try folder.write("# shared\n", to: "shared/t.tsv") }
    try FileManager.default.createSymbolicLink(
      atPath: path("my.tsv"), withDestinationPath: "shared/t.tsv")
    #expect(try learn().exitCode == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: path("my.tsv")) == "shared/t.tsv")
    let text = try String(contentsOfFile: path("shared/t.tsv"), encoding: .utf8)
    #expect(text.hasPrefix("# shared\n") == isThere)
  }

  // MARK: Made pages

  @Test func `pages of other texts, fonts, seed or number are not taken for these`() throws {
    let first = try synthesise("--work", "work")
    #expect(first.exitCode == 0, "\(first.errors)")
    let page = path("work/truth/page-000000.txt")
    let made = try FileManager.default.attributesOfItem(atPath: page)[.modificationDate] as? Date
    #expect(try synthesise("--work", "work").exitCode == 0)
    let kept = try FileManager.default.attributesOfItem(atPath: page)[.modificationDate] as? Date
    #expect(made == kept)
    let other = try synthesise("--work", "work", "--seed", "2")
    #expect(other.exitCode == 64)
    #expect(other.errors.contains("name another folder with --work"))
    try folder.write("第二条 本办法自公布之日起施行。\n", to: "text/b.txt")
    #expect(try synthesise("--work", "work").exitCode == 64)
  }

  @Test func `pages that nobody knows the making of are refused`() throws {
    try folder.write("甲\n", to: "work/truth/page-000000.txt")
    #expect(try synthesise("--work", "work").exitCode == 64)
  }

  @Test func `what a killed learner left is removed by the next`() throws {
    let temporary = path("tmp")
    try folder.write("{}", to: "tmp/kanwu-run-dead/lock")
    let font = "/no/such/font.ttf"
    let result = try kanwu.start(
      [
        "table", "learn", "--synthesise", "--text", "text", "--fonts", font, "--output", "my.tsv",
      ], environment: ["TMPDIR": temporary], in: folder.url
    ).result()
    #expect(result.exitCode == 66)
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [])
  }
}
