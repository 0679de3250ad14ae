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

  @Test func `the installed pipelines are listed, shown and right`() throws {
    let list = try kanwu.run("pipeline", "list")
    #expect(list.output.contains("default\t"))
    #expect(list.output.contains("plain\t"))
    for name in ["default", "plain"] {
      #expect(try kanwu.run("pipeline", "check", name).exitCode == 0)
      #expect(try kanwu.run("pipeline", "show", name).output.contains("- repair:"))
    }
  }
}
