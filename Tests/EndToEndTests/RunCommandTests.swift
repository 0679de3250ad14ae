import Foundation
import TestSupport
import Testing

/// `kanwu run` as a user meets it.
struct RunCommandTests {
  private let kanwu = KanwuProgram()
  private let samples = KanwuProgram.checkout.appendingPathComponent("Samples")

  @Test func `the samples come out as they are expected`() throws {
    let folder = try TemporaryFolder()
    let result = try kanwu.run(
      "run", samples.appendingPathComponent("scans").path, "--output", folder.url.path)
    #expect(result.exitCode == 0, "\(result.errors)")
    let expected = samples.appendingPathComponent("expected")
    let names = try FileManager.default.contentsOfDirectory(atPath: expected.path)
    #expect(names.count >= 6)
    for name in names {
      let truth = try String(contentsOf: expected.appendingPathComponent(name), encoding: .utf8)
      let text = try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
      let rate = characterErrorRate(truth: truth, text: text)
      #expect(rate < 0.03, "\(name): character error rate \(rate)")
      // Misread characters may stay, but every paragraph must stand by itself.
      #expect(
        truth.split(separator: "\n").count == text.split(separator: "\n").count,
        "\(name): paragraphs")
    }
  }

  @Test func `two runs write the same bytes`() throws {
    let input = samples.appendingPathComponent("scans/停水通知.jpg").path
    let folders = try [TemporaryFolder(), TemporaryFolder()]
    for folder in folders {
      #expect(try kanwu.run("run", input, "-o", folder.url.path).exitCode == 0)
    }
    for suffix in ["txt", "md", "json"] {
      let files = try folders.map {
        try Data(contentsOf: $0.url.appendingPathComponent("停水通知.jpg.\(suffix)"))
      }
      #expect(!files[0].isEmpty)
      #expect(files[0] == files[1], "\(suffix) differs")
    }
  }

  @Test func `a broken file is named in one line and the others are done`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    try input.write("", to: "deep/empty\nname.pdf")
    try input.write("这是一段文字。\n", to: "deep/good.txt")
    let result = try kanwu.run("run", input.url.path, "--output", output.url.path)
    #expect(result.exitCode == 65)
    let lines = result.messages.filter { $0.contains("empty\\nname.pdf") }
    #expect(lines.count == 1, "\(result.errors)")
    #expect(lines.first?.contains("0 bytes") == true)
    let text = try String(
      contentsOf: output.url.appendingPathComponent("deep/good.txt.txt"), encoding: .utf8)
    #expect(text == "这是一段文字。\n")
  }

  @Test func `names that a shell or a program could take amiss are only names`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    let names = [
      "-rf", "--output", "$(touch made)", "`touch made`", ";touch made", "a\nb", "'\"", "%s%n", "*",
      "a[b]", "@a", "a\\b",
    ].map { $0 + ".txt" }
    for name in names { try input.write("文字。", to: name) }
    let result = try kanwu.run("run", input.url.path, "-o", output.url.path, "--formats", "txt")
    #expect(result.exitCode == 0, "\(result.errors)")
    let outputs = try FileManager.default.contentsOfDirectory(atPath: output.url.path)
    #expect(Set(outputs).isSuperset(of: names.map { $0 + ".txt" }))
    let inputs = try FileManager.default.contentsOfDirectory(atPath: input.url.path)
    #expect(Set(inputs) == Set(names))
  }

  @Test func `nothing is left in the output folder but the outputs`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    try input.write("这是一段文字。\n", to: "good.txt")
    _ = try kanwu.run("run", input.url.path, "-o", output.url.path, "--formats", "txt,json")
    #expect(try output.outputs() == ["good.txt.json", "good.txt.txt"])
  }

  @Test func `an output folder inside the input is not read`() throws {
    let input = try TemporaryFolder()
    try input.write("这是一段文字。\n", to: "good.txt")
    let output = input.url.appendingPathComponent("texts").path
    for done in ["1 document done", "0 documents done, 1 done before"] {
      let result = try kanwu.run(
        "run", input.url.path, "-o", output, "--formats", "txt", "--progress", "plain")
      #expect(result.exitCode == 0)
      #expect(result.messages.last?.hasPrefix(done) == true, "\(result.errors)")
    }
  }

  @Test func `an INPUT given twice is read once`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    try input.write("文字。", to: "a.txt")
    let result = try kanwu.run(
      "run", input.url.path, input.url.path, "-o", output.url.path, "--formats", "txt")
    #expect(result.exitCode == 0)
    #expect(try output.outputs() == ["a.txt.txt"])
  }

  @Test func `several INPUTs of one name get their parents' names`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    let files = try ["x/a.txt", "y/a.txt"].map { try input.write("文字。", to: $0).path }
    let result = try kanwu.run(
      "run", files[0], files[1], "-o", output.url.path, "--formats", "txt")
    #expect(result.exitCode == 0)
    let names = try FileManager.default.subpathsOfDirectory(atPath: output.url.path)
    #expect(names.filter { $0.hasSuffix(".txt") }.sorted() == ["x/a.txt.txt", "y/a.txt.txt"])
  }

  @Test func `numbered pictures of a folder are one document, unless --group none`() throws {
    let folder = samples.appendingPathComponent("scans/安全生产会议纪要").path
    let parent = samples.appendingPathComponent("scans").path
    let grouped = try kanwu.run("run", parent, "-o", "out", "--dry-run")
    #expect(grouped.output.contains("安全生产会议纪要\tfolder\n"))
    let single = try kanwu.run("run", parent, "-o", "out", "--dry-run", "--group", "none")
    #expect(single.output.contains("安全生产会议纪要/IMG_0002.png\tpng\n"))
    let named = try kanwu.run("run", folder, "-o", "out", "--dry-run", "--group", "folder")
    #expect(named.output == "安全生产会议纪要\tfolder\n")
  }

  @Test func `a dry run lists the documents and reads none`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    try input.write("文字。", to: "b/2.txt")
    try input.write("文字。", to: "b/10.txt")
    let result = try kanwu.run("run", input.url.path, "-o", output.url.path, "--dry-run")
    #expect(result.output == "b/2.txt\ttext\nb/10.txt\ttext\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: output.url.path).isEmpty)
  }

  @Test func `messages as JSON are one object a line`() throws {
    let input = try TemporaryFolder()
    let output = try TemporaryFolder()
    try input.write("", to: "empty.pdf")
    let result = try kanwu.run(
      "run", input.url.path, "-o", output.url.path, "--log-format", "json")
    let records = try result.messages.map {
      try JSONDecoder().decode([String: String].self, from: Data($0.utf8))
    }
    #expect(records.contains { $0["level"] == "error" && $0["outcome"] == "failed" })
  }
}
