import Foundation
import TestSupport
import Testing

/// `kanwu status` as a user meets it.
struct StatusCommandTests {
  private let kanwu = KanwuProgram()
  private let input: TemporaryFolder
  private let output: TemporaryFolder

  init() throws {
    input = try TemporaryFolder()
    output = try TemporaryFolder()
    try input.write("文字。", to: "good.txt")
    try input.write("", to: "empty.pdf")
    _ = try kanwu.run("run", input.url.path, "-o", output.url.path, "--settle", "0")
  }

  @Test func `each failed document stands with its reason and remedy`() throws {
    let result = try kanwu.run("status", output.url.path)
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("1 document done, 0 partly, 1 failed\n"))
    #expect(result.output.contains("empty.pdf: failed, since "))
    #expect(result.output.contains("0 bytes"))
    #expect(result.output.contains("exit code 65"))
  }

  @Test func `the same as JSON`() throws {
    let result = try kanwu.run("status", output.url.path, "--json")
    let status = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(status?["done"] as? Int == 1)
    #expect((status?["troubled"] as? [[String: Any]])?.first?["name"] as? String == "empty.pdf")
  }

  @Test func `pruning forgets what is gone, and not what is only out of reach`() throws {
    try FileManager.default.removeItem(at: input.url.appendingPathComponent("empty.pdf"))
    let pruned = try kanwu.run("status", output.url.path, "--prune")
    #expect(pruned.output.contains("forgotten: 1 document"), "\(pruned.errors)")
    #expect(pruned.output.contains("1 document done, 0 partly, 0 failed"))
    try FileManager.default.removeItem(at: input.url)
    let second = try kanwu.run("status", output.url.path, "--prune")
    #expect(second.output.contains("forgotten: 0 documents"))
  }

  @Test func `a folder without a ledger is 66`() throws {
    let result = try kanwu.run("status", input.url.path)
    #expect(result.exitCode == 66)
    #expect(result.errors.contains(input.url.path))
  }
}
