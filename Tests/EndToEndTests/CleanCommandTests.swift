import Foundation
import TestSupport
import Testing

/// `kanwu clean` and `kanwu pipeline` as a user meets them.
struct CleanCommandTests {
  private let kanwu = KanwuProgram()

  @Test func `misreadings go, right words stay, lines join`() throws {
    let result = try kanwu.run(
      "clean",
      input: """
        　　全镇勺工作取得明显成效, 各村村民勺收入不断提
        咼，办事效率也有所提 咼。食堂里勺勺子和盘子由专人
        保管。

        """)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output == "全镇的工作取得明显成效，各村村民的收入不断提高，办事效率也有所提高。食堂里的勺子和盘子由专人保管。\n")
  }

  @Test func `the changes are written with their rules`() throws {
    let folder = try TemporaryFolder()
    let edits = folder.url.appendingPathComponent("edits.json")
    let result = try kanwu.run(
      "clean", "-", "--edits", edits.path, input: "各项工作取得了明显勺成效。\n")
    #expect(result.output == "各项工作取得了明显的成效。\n")
    let text = try String(contentsOf: edits, encoding: .utf8)
    #expect(text.contains("chi_sim.tsv:"))
    #expect(text.contains("\"from\" : \"勺\""))
  }

  @Test func `what is no text is refused with its kind`() throws {
    let picture = KanwuProgram.checkout.appendingPathComponent("Samples/scans/停水通知.jpg")
    let result = try kanwu.run("clean", picture.path)
    #expect(result.exitCode == 65)
    #expect(result.errors.contains("jpeg"), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func `changes that cannot be written are 73 with the path`() throws {
    let result = try kanwu.run(
      "clean", "-", "--edits", "/no-such-folder/edits.json", input: "各项工作。\n")
    #expect(result.exitCode == 73)
    #expect(result.errors.contains("/no-such-folder/edits.json"))
  }

  @Test func `a missing file is 66`() throws {
    let result = try kanwu.run("clean", "no-such-file.txt")
    #expect(result.exitCode == 66)
    #expect(result.errors.contains("no-such-file.txt"))
  }

  @Test func `a captured page comes out without the site's clutter`() throws {
    let result = try kanwu.run(
      "clean", "--pipeline", "web-capture",
      input: """
        首页 > 行政公文 > 报告
        老街供水管网改造报告
        上传者：溪边人家 | 浏览：35次
        展开全部
        老街供水管网改造报告
        一、基本情况
        施工期间按街道轮流停水, 停水前三天逐户通知。
        下载文档
        相关推荐
        水厂岗位责任制.doc
        """)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(
      result.output == """
        老街供水管网改造报告
        一、基本情况
        施工期间按街道轮流停水，停水前三天逐户通知。

        """)
  }

  @Test func `a mistake in a boilerplate file is 78 with file, line and remedy`() throws {
    let folder = try TemporaryFolder()
    let pipeline = try folder.write(
      "document:\n  - drop-boilerplate: {profiles: [generic, mine.yml]}\n", to: "p.yml")
    let missing = try kanwu.run("pipeline", "check", pipeline.path)
    #expect(missing.exitCode == 78)
    #expect(missing.errors.contains("p.yml:2: ‘drop-boilerplate’"), "\(missing.errors)")
    #expect(missing.errors.contains("no mine.yml in"), "\(missing.errors)")
    _ = try folder.write("lines:\n  - 敬请{期待\n", to: "mine.yml")
    let wrong = try kanwu.run("clean", "--pipeline", pipeline.path, input: "敬请期待\n")
    #expect(wrong.exitCode == 78)
    #expect(wrong.errors.contains("mine.yml:2: a { without its }; write"), "\(wrong.errors)")
    _ = try folder.write("lines:\n  - 敬请期待\n", to: "mine.yml")
    let right = try kanwu.run("clean", "--pipeline", pipeline.path, input: "敬请期待\n水已通。\n")
    #expect(right.exitCode == 0, "\(right.errors)")
  }

  @Test func `the installed pipelines are listed, shown and right`() throws {
    let list = try kanwu.run("pipeline", "list")
    let names = ["default", "government", "plain", "web-capture"]
    for name in names {
      #expect(list.output.contains("\(name)\t"))
      #expect(try kanwu.run("pipeline", "check", name).exitCode == 0)
      #expect(try kanwu.run("pipeline", "show", name).output.contains("- repair:"))
    }
  }

  @Test func `the pipeline for official documents is careful with the wording`() throws {
    let show = try kanwu.run("pipeline", "show", "government").output
    for option in ["mode: report", "margin: 5", "han-latin-spacing: none"] {
      #expect(show.contains(option))
    }
    let line = "各居民小组应当指定专人负责联络，及时把停水时间告知住户。"
    let text = "清溪镇停水通知\n\n\(line)\n- 1 -\n\(line)\n未尽事宜由供水站解释。\n- 2 -\n"
    let plain = try kanwu.run("clean", input: text)
    #expect(plain.output.split(separator: "\n").filter { $0 == line }.count == 1)
    #expect(plain.errors.contains("left out once: page 1: \(line)"))
    let careful = try kanwu.run("clean", "-", "--pipeline", "government", input: text)
    #expect(careful.output.split(separator: "\n").filter { $0 == line }.count == 2)
    #expect(careful.errors.contains("may be doubled: page 1: \(line)"))
  }

  @Test func `odd forms, what cannot be seen and odd spaces go`() throws {
    let result = try kanwu.run(
      "clean", input: "\u{2F83}来\u{2F54}⼚通\u{AD}知\u{FE50}　停\u{A0}水\u{200B}３天。\n")
    #expect(result.output == "自来水厂通知，停水3天。\n")
  }

  @Test func `page numbers can be shown as such`() throws {
    let folder = try TemporaryFolder()
    let pipeline = try folder.write(
      "document:\n  - drop-running-heads: {mode: mark}\n  - reflow\n", to: "mark.yml")
    let result = try kanwu.run(
      "clean", "-", "--pipeline", pipeline.path,
      input: "停水由供水站公告。\n- 1 -\n改期另行公告。\n- 2 -\n")
    #expect(
      result.output == "停水由供水站公告。\n[页码：- 1 -]\n改期另行公告。\n[页码：- 2 -]\n",
      "\(result.errors)")
  }
}
