import Foundation
import TestSupport
import Testing

/// `kanwu inspect` as a user meets it.
struct InspectCommandTests {
  private let kanwu = KanwuProgram()
  private let photo = KanwuProgram.checkout.appendingPathComponent("Samples/scans/停水通知.jpg").path

  private struct Inspection: Decodable {
    struct Step: Decodable {
      var name: String
      var file: String
      var isChanged: Bool
      var width: Int
    }
    var steps: [Step]
    var sheet: String
  }

  private func inspection(in folder: URL) throws -> Inspection {
    try JSONDecoder().decode(
      Inspection.self, from: Data(contentsOf: folder.appendingPathComponent("inspect.json")))
  }

  @Test func `each step that changed the page has a picture, and a sheet shows all`() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appendingPathComponent("steps")
    let result = try kanwu.run("inspect", photo, "--output", output.path)
    #expect(result.exitCode == 0, "\(result.errors)")
    let found = try inspection(in: output)
    #expect(found.steps.first?.name == "page" && found.steps.count > 5)
    // The photo lies askew, at 300 dpi, in uneven light, and is upright.
    let changed = Set(found.steps.filter(\.isChanged).map(\.name))
    #expect(changed.isSuperset(of: ["page", "rescale", "deskew", "flatten-background"]))
    #expect(!changed.contains("orient"))
    let expected = Set(found.steps.map(\.file) + [found.sheet, "inspect.json"])
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: output.path)) == expected)
    for file in expected where file.hasSuffix(".png") {
      let bytes = try Data(contentsOf: output.appendingPathComponent(file))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count > 1000)
    }
    #expect(result.output.contains("angleDegrees"))
  }

  @Test func `only the operators that are named are applied, in their order`() throws {
    let folder = try TemporaryFolder()
    let result = try kanwu.run(
      "inspect", photo, "--output", folder.url.path, "--operators", "deskew, rescale")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(try inspection(in: folder.url).steps.map(\.name) == ["page", "deskew", "rescale"])
  }

  @Test func `a second inspection takes the place of the first and leaves what is not its own`()
    throws
  {
    let folder = try TemporaryFolder()
    let output = folder.url.path
    _ = try kanwu.run("inspect", photo, "--output", output, "--operators", "rescale,deskew")
    var earlier = try inspection(in: folder.url).steps.map(\.file)
    #expect(earlier.count == 3)
    for name in ["note.png", "9-own.png"] {
      try Data("own".utf8).write(to: folder.url.appendingPathComponent(name))
    }
    let result = try kanwu.run("inspect", photo, "--output", output, "--operators", "deskew")
    #expect(result.exitCode == 0, "\(result.errors)")
    let found = try inspection(in: folder.url)
    earlier.removeAll { found.steps.map(\.file).contains($0) }
    #expect(!earlier.isEmpty)
    let expected = Set(
      found.steps.map(\.file) + [found.sheet, "inspect.json", "note.png", "9-own.png"])
    #expect(try Set(FileManager.default.contentsOfDirectory(atPath: output)) == expected)
  }

  @Test func `a tampered inspect.json removes nothing outside the pictures`() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appendingPathComponent("steps")
    _ = try kanwu.run("inspect", photo, "--output", output.path, "--operators", "deskew")
    let own = folder.url.appendingPathComponent("1-own.png")
    try Data("own".utf8).write(to: own)
    let json = output.appendingPathComponent("inspect.json")
    let text = try String(contentsOf: json, encoding: .utf8)
    let name = try #require(try inspection(in: output).steps.last?.file)
    try Data(text.replacing("\"\(name)\"", with: "\"../1-own.png\"").utf8).write(to: json)
    let result = try kanwu.run(
      "inspect", photo, "--output", output.path, "--operators", "rescale")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(FileManager.default.fileExists(atPath: own.path))
  }

  @Test func `what cannot be inspected is said with its code`() throws {
    let folder = try TemporaryFolder()
    func run(_ arguments: String...) throws -> (code: Int32, errors: String) {
      let result = try kanwu.start(["inspect"] + arguments + ["--output", folder.url.path]).result()
      return (result.exitCode, result.errors)
    }
    #expect(try run("no-such-file.png").code == 66)
    let text = folder.url.appendingPathComponent("a.txt")
    try Data("不是图片。".utf8).write(to: text)
    let ofText = try run(text.path)
    #expect(ofText.code == 65 && ofText.errors.contains("has no picture"))
    let broken = folder.url.appendingPathComponent("a.png")
    try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).write(to: broken)
    let ofBroken = try run(broken.path)
    #expect(ofBroken.code == 65 && ofBroken.errors.contains("a.png"), "\(ofBroken.errors)")
    let beyond = try run(photo, "--page", "2")
    #expect(beyond.code == 64 && beyond.errors.contains("--page may be 1 to 1"))
    let misspelt = try run(photo, "--operators", "deskw")
    #expect(misspelt.code == 64 && misspelt.errors.contains("deskew"))
  }
}
