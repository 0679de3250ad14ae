import Foundation
import TestSupport
import Testing

/// `kanwu table suggest` as a user meets it: from a run's folder to the table.
struct TableSuggestCommandTests {
  private let kanwu = KanwuProgram()

  /// A finished run of one document whose engine was unsure of 咼 twice, and a table without rules.
  private func finishedRun() throws -> (folder: TemporaryFolder, table: URL) {
    let folder = try TemporaryFolder()
    func line(_ text: String) -> String {
      let marks = text.unicodeScalars.map { $0 == "咼" ? "600" : "995" }.joined(separator: ",")
      let boxes = text.unicodeScalars.map { _ in "0,0,9,9" }.joined(separator: ",")
      return #"{"block":0,"raw":"\#(text)","confidences":[\#(marks)],"boxes":[\#(boxes)]}"#
    }
    try folder.write(
      """
      {"edits":[],"format":"kanwu-document","kind":"png","name":"a.png","notes":[],"pages":[
      {"number":1,"width":99,"height":99,"dpi":0,"origin":"recognised","measures":[],"lines":[
      \(line("全县人民的生活水平有了提咼。")),\(line("办事效率也有所提咼。"))]}],
      "paragraphs":[],"version":1}
      """, to: "run/a.png.json")
    try folder.write("not JSON", to: "run/.kanwu/state.json")
    return (folder, try folder.write("# mine\n末\t未\t-2\t\t\thand\n", to: "my.tsv"))
  }

  @Test func `accepted suggestions go into the table, refused ones do not come again`() throws {
    let (folder, table) = try finishedRun()
    let file = folder.url.appendingPathComponent("suggested.tsv")
    let run = folder.url.appendingPathComponent("run").path
    func suggest() throws -> [String] {
      let result = try kanwu.run(
        "table", "suggest", run, "--table", table.path, "--output", file.path)
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(result.errors.isEmpty)
      return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    }
    let rows = try suggest()
    let row = try #require(rows.first { $0.hasPrefix("\t咼\t高\t") })
    #expect(row.contains("\tsuggested 2/2\t1 document: "))

    try folder.write("y" + row + "\nn\t勺\t的\t-1\n\t了\t子\t-3\n", to: "suggested.tsv")
    let applied = try kanwu.run("table", "suggest", "--apply", file.path, "--table", table.path)
    #expect(applied.exitCode == 0, "\(applied.errors)")
    #expect(applied.output.contains("my.tsv: 1 rule(s) added"))
    let text = try String(contentsOf: table, encoding: .utf8)
    #expect(text.hasPrefix("# mine\n末\t未\t-2\t\t\thand\n\n# suggested"))
    #expect(text.contains("\n咼\t高\t-"))
    let refused = folder.url.appendingPathComponent("my.refused.tsv")
    #expect(try String(contentsOf: refused, encoding: .utf8).contains("勺\t的\n"))
    let left = try String(contentsOf: file, encoding: .utf8)
    #expect(left == "\t了\t子\t-3\n")

    #expect(try !suggest().contains { $0.hasPrefix("\t咼\t高\t") })
    try folder.write("咼\t高\n", to: "my.refused.tsv")
    try folder.write("末\t未\t-2\n", to: "my.tsv")
    #expect(try !suggest().contains { $0.hasPrefix("\t咼\t高\t") })
  }

  @Test func `answers go into the table as typed, never into an installed one`() throws {
    let (folder, table) = try finishedRun()
    let installed = try TemporaryFolder()
    for name in ["my.tsv", "tables/my.tsv", "tables/house.tsv"] {
      try installed.write("# installed\n", to: name)
    }
    try folder.write("y\t勺\t的\t-1\n", to: "answers.tsv")
    func apply(to table: String) throws -> KanwuProgram.Result {
      try kanwu.start(
        ["table", "suggest", "--apply", "answers.tsv", "--table", table],
        environment: ["KANWU_PIPELINES": installed.url.path], in: folder.url
      ).result()
    }
    for name in ["house", "house.tsv", "chi_sim"] {
      let refused = try apply(to: name)
      #expect(refused.exitCode == 66)
      #expect(
        refused.errors.contains("\(name): no such file; --apply writes into a table of your own"))
    }
    #expect(try apply(to: "my.tsv").exitCode == 0)
    #expect(try String(contentsOf: table, encoding: .utf8).contains("勺\t的"))
    for name in ["my.tsv", "tables/my.tsv", "tables/house.tsv"] {
      let file = installed.url.appendingPathComponent(name)
      #expect(try String(contentsOf: file, encoding: .utf8) == "# installed\n")
    }
  }

  @Test func `notes in the answers and among the refused pairs stay`() throws {
    let (folder, table) = try finishedRun()
    try folder.write("# ask Wang\ny\t咼\t高\t-1\n# and this one\nn\t勺\t的\t-1\n", to: "answers.tsv")
    try folder.write("# by hand\n末\t未\tsince May\n", to: "my.refused.tsv")
    let result = try kanwu.start(
      ["table", "suggest", "--apply", "answers.tsv", "--table", table.path], in: folder.url
    ).result()
    #expect(result.exitCode == 0, "\(result.errors)")
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
    }
    #expect(try text("answers.tsv") == "# ask Wang\n# and this one\n")
    #expect(try text("my.refused.tsv") == "# by hand\n末\t未\tsince May\n勺\t的\n")
  }

  @Test func `a document that cannot be read is said, left out and 65`() throws {
    let (folder, table) = try finishedRun()
    try folder.write("{", to: "run/b.pdf.json")
    let output = folder.url.appendingPathComponent("suggested.tsv")
    let result = try kanwu.run(
      "table", "suggest", folder.url.appendingPathComponent("run").path, "--table", table.path,
      "--output", output.path)
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("run/b.pdf.json: "))
    #expect(try String(contentsOf: output, encoding: .utf8).contains("\n\t咼\t高\t"))
  }

  @Test func `a faulty answer names its line and nothing is written`() throws {
    let (folder, table) = try finishedRun()
    let file = try folder.write("y\t咼\t高\t-1\nwhat\t勺\t的\t-1\n", to: "suggested.tsv")
    let result = try kanwu.run("table", "suggest", "--apply", file.path, "--table", table.path)
    #expect(result.exitCode == 78)
    #expect(result.errors.contains("suggested.tsv:2: the answer 'what' is unknown"))
    #expect(try !String(contentsOf: table, encoding: .utf8).contains("咼"))
  }

  @Test func `a folder without JSON is 66 with the remedy, as is a missing table`() throws {
    let folder = try TemporaryFolder()
    try folder.write("文\n", to: "run/a.txt")
    let output = folder.url.appendingPathComponent("suggested.tsv").path
    let run = folder.url.appendingPathComponent("run").path
    let result = try kanwu.run("table", "suggest", run, "--output", output)
    #expect(result.exitCode == 66)
    #expect(result.errors.contains("--formats txt,md,json"))
    let missing = try kanwu.run(
      "table", "suggest", run, "--output", output, "--table", "no-such-table")
    #expect(missing.exitCode == 66)
    #expect(missing.errors.contains("no-such-table.tsv"))
  }
}
