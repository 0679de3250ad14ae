import Foundation
import TestSupport
import Testing

/// `kanwu evaluate` as a user meets it.
struct EvaluateCommandTests {
  private let kanwu = KanwuProgram()
  private let truth = "全镇的工作取得明显成效，各村村民的收入不断提高。\n食堂的勺子由专人保管。\n"

  /// A document whose first line was `全镇勺工作取得明显成效,各村村民的收入不断提咼。` once.
  private let record = """
    {
    "edits":[
    {"from":"勺","line":{"line":0,"page":0},"offset":2,"rule":"<b>.tsv:7","stage":"repair","to":"的"},
    {"from":"勺","line":{"line":1,"page":0},"offset":3,"rule":"x.tsv:8","stage":"repair","to":"的"}],
    "format":"kanwu-document",
    "kind":"pdf",
    "name":"a.pdf",
    "notes":[],
    "pages":[
    {"dpi":0,"height":0,"lines":[
    {"block":0,"raw":"全镇勺工作取得明显成效，各村村民的收入不断提咼。","text":"全镇的工作取得明显成效，各村村民的收入不断提咼。"},
    {"block":0,"raw":"食堂的勺子由专人保管。","text":"食堂的的子由专人保管。"}],
    "measures":[],"number":1,"origin":"recognised","width":0}],
    "paragraphs":[],
    "version":1
    }

    """

  /// Truths and outputs of two documents; the second is missing.
  private func folders() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(truth, to: "truth/a.txt")
    try folder.write(
      "全镇的工作取得明显成效，各村村民的收入不断提咼。\n食堂的的子由专人保管。\n", to: "out/2024/a.pdf.txt")
    try folder.write(record, to: "out/2024/a.pdf.json")
    return folder
  }

  private func evaluate(_ folder: TemporaryFolder, _ more: String...) throws
    -> KanwuProgram.Result
  {
    try kanwu.start(
      [
        "evaluate", "--truth", folder.url.path + "/truth", "--output", folder.url.path + "/out",
      ] + more
    ).result()
  }

  @Test func `figures, confusions and repairs come as a table`() throws {
    let result = try evaluate(folders())
    #expect(result.exitCode == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    #expect(lines.contains("a 5.56 % 5.71 % 5.71 % 1.0000 35"))
    #expect(lines.contains("all 5.56 % 5.71 % 5.71 % 1.0000 35 1 document"))
    #expect(lines.contains("Chinese character for another 2 2"))
    #expect(lines.contains("勺 for 的 1 0"))
    #expect(lines.contains("repair 2 1 0 1 50.00 % 50.00 % 1 2857.1"))
  }

  @Test func `the same comes as JSON, byte by byte the same each time`() throws {
    let folder = try folders()
    let result = try evaluate(folder, "--json")
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let object = try #require(json as? [String: any Sendable])
    #expect(object["version"] as? Int == 1)
    #expect(try evaluate(folder, "--json").output == result.output)
  }

  @Test func `the page marks differences and repairs, and lets nothing become markup`() throws {
    let folder = try folders()
    let page = folder.url.appendingPathComponent("page.html")
    #expect(try evaluate(folder, "--html", page.path).exitCode == 0)
    let html = try String(contentsOf: page, encoding: .utf8)
    #expect(html.contains("<del>咼</del><ins>高</ins>"))
    #expect(html.contains("title=\"repair &lt;b&gt;.tsv:7: 勺 → 的 (helped)\">的</mark>"))
    #expect(html.contains("<mark class=\"harmed\""))
    #expect(!html.contains("<b>.tsv"))
  }

  @Test func `a manifest pairs by the input's name and gives classes`() throws {
    let folder = try folders()
    try folder.write(truth, to: "truth/d01.txt")
    let manifest = try folder.write(
      """
      {"documents": [{"id": "d01", "path": "in/2024/a.pdf", "truth": "truth/d01.txt", \
      "degradations": ["thin"]}]}
      """, to: "manifest.json")
    let result = try evaluate(folder, "--manifest", manifest.path)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.contains("\nthin "))
    #expect(result.output.contains("\nd01 "))
  }

  @Test func `a missing output is said, counts as wrong and is 65`() throws {
    let folder = try folders()
    try folder.write("甲乙丙丁\n", to: "truth/b.txt")
    let result = try evaluate(folder)
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("b: no output"))
    #expect(result.output.contains("100.00 %"))
    #expect(result.output.contains("missing"))
  }

  @Test func `two files are compared, whatever their names`() throws {
    let folder = try folders()
    let result = try kanwu.run(
      "evaluate", "--truth", folder.url.path + "/truth/a.txt", "--output",
      folder.url.path + "/truth/a.txt")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("0.00 %"))
  }

  @Test func `outputs that could both be meant are 64 with their names`() throws {
    let folder = try folders()
    try folder.write("甲\n", to: "out/2024/a.docx.txt")
    let result = try evaluate(folder)
    #expect(result.exitCode == 64)
    #expect(result.errors.contains("2024/a.docx.txt, 2024/a.pdf.txt"))
  }

  @Test func `a folder that is not there, or has no truth, is 66`() throws {
    let folder = try folders()
    let missing = try kanwu.run("evaluate", "--truth", "nowhere", "--output", folder.url.path)
    #expect(missing.exitCode == 66)
    #expect(missing.errors.contains("nowhere"))
    try folder.write("", to: "empty/readme.md")
    let empty = try kanwu.run(
      "evaluate", "--truth", folder.url.path + "/empty", "--output", folder.url.path)
    #expect(empty.exitCode == 66)
  }

  @Test func `a page that cannot be written is 73, a broken manifest 78`() throws {
    let folder = try folders()
    #expect(try evaluate(folder, "--html", "/no-such-folder/page.html").exitCode == 73)
    let manifest = try folder.write("[]", to: "manifest.json")
    #expect(try evaluate(folder, "--manifest", manifest.path).exitCode == 78)
  }

  @Test func `a record that kanwu did not write is said, and the text is scored`() throws {
    let folder = try folders()
    try folder.write("{}", to: "out/2024/a.pdf.json")
    let result = try evaluate(folder)
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("its repairs are not judged"))
    #expect(result.output.contains("5.71 %"))
  }

  @Test func `edits of another make that overlap, or lie beyond all lines, do no harm`() throws {
    let folder = try folders()
    let edit = #""offset":3,"rule":"x.tsv:8""#
    for offset in ["2", "\(Int.max)"] {
      let line = offset == "2" ? "0" : "1"
      let other =
        #"{"from":"勺工","line":{"line":\#(line),"page":0},"offset":\#(offset),"rule":"y","stage":"repair","to":"的工"},"#
      #expect(record.contains(edit))
      try folder.write(
        record.replacing(
          #"{"from":"勺","line":{"line":1"#, with: other + #"{"from":"勺","line":{"line":1"#),
        to: "out/2024/a.pdf.json")
      let result = try evaluate(folder)
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(result.output.contains("5.71 %"))
    }
  }
}
