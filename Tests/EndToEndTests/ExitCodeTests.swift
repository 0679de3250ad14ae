import Foundation
import TestSupport
import Testing

/// The exit codes of the contract.
struct ExitCodeTests {
  private let kanwu = KanwuProgram()

  @Test func `nothing to do is success`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    #expect(try kanwu.run("run", input.url.path, "-o", output.url.path).exitCode == 0)
  }

  @Test(arguments: [
    ["run"], ["run", "in"], ["run", "in", "-o", "out", "--formats", "txt,mp3"],
    ["run", "in", "-o", "out", "--jobs", "0"], ["run", "in", "-o", "out", "--no-such-option"],
    ["run", "in", "-o", "out", "--formats", ""], ["run", "in", "-o", ""],
    ["run", "in", "-o", "in"],
    ["run", "in", "-o", "out", "--page-timeout", "1e300"], ["unheard-of"],
  ])
  func `wrong usage is 64`(arguments: [String]) throws {
    #expect(try kanwu.start(arguments).result().exitCode == 64)
  }

  @Test func `an input that is not there is 66 and named`() throws {
    let result = try kanwu.run("run", "no-such-folder", "-o", "out")
    #expect(result.exitCode == 66)
    #expect(result.errors.contains("no-such-folder"))
    #expect(try kanwu.run("run", "no-such-folder", "-o", "out", "--dry-run").exitCode == 66)
  }

  @Test func `an output folder that cannot be made is 73`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a file", to: "file")
    let result = try kanwu.run("run", folder.url.path, "-o", file.path + "/out")
    #expect(result.exitCode == 73)
    #expect(result.errors.contains(file.path))
  }

  @Test(arguments: [
    ("page:\n  - deskow\n", ":2:", "deskew"),
    ("page:\n  - deskew:\n      minimum-angel: 2\n", ":3:", "has no option"),
    ("document:\n  - repare\n", ":2:", "repair"),
    ("page:\n  - rescale:\n      em-pixels: -5\n", ":3:", "must not be negative"),
    ("document:\n  - repair:\n      tables: [no-such-table]\n", ":2:", "no-such-table.tsv"),
  ])
  func `an error in a pipeline file is 78 with file, line and the right name`(
    yaml: String, line: String, remedy: String
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(yaml, to: "my.yml")
    let result = try kanwu.run(
      "run", folder.url.path, "-o", folder.url.path + "/out", "--pipeline", file.path)
    #expect(result.exitCode == 78)
    #expect(result.errors.contains(file.path + line), "\(result.errors)")
    #expect(result.errors.contains(remedy), "\(result.errors)")
  }

  @Test func `an unknown pipeline is 78 and says where it was looked for`() throws {
    let result = try kanwu.run("pipeline", "check", "no-such-pipeline")
    #expect(result.exitCode == 78)
    #expect(result.errors.contains("Pipelines"))
  }
}
