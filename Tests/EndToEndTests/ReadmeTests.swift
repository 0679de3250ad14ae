import Foundation
import TestSupport
import Testing

/// What README shows must be there.
struct ReadmeTests {
  private let kanwu = KanwuProgram()

  private func lines(startingWith prefix: String) throws -> [String] {
    let file = KanwuProgram.checkout.appendingPathComponent("README.md")
    return try String(contentsOf: file, encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { $0.hasPrefix(prefix) }
  }

  @Test func `every command and option in README exists`() throws {
    let commands = try lines(startingWith: "kanwu ").map { line in
      line.split(separator: "#")[0].split(separator: " ").map(String.init)
    }.filter { $0.count > 1 && $0[1].allSatisfy(\.isASCII) && $0[1] != "turns" }
    #expect(commands.count >= 9)
    for words in commands {
      let subcommands = words.dropFirst().prefix { word in
        [
          "run", "clean", "export", "inspect", "status", "evaluate", "doctor", "pipeline", "table",
          "list",
          "show",
          "check", "learn", "explain", "suggest",
        ].contains(word)
      }
      #expect(!subcommands.isEmpty, "\(words)")
      let help = try kanwu.start(["help"] + subcommands).result()
      #expect(help.exitCode == 0, "\(words)")
      for option in words where option.hasPrefix("--") {
        #expect(help.output.contains(option), "\(words): \(option)")
      }
    }
  }

  @Test func `every target that README names is in the Makefile`() throws {
    let file = KanwuProgram.checkout.appendingPathComponent("Makefile")
    let makefile = try String(contentsOf: file, encoding: .utf8)
    let targets = try lines(startingWith: "make ").map { $0.split(separator: " ")[1] }
    #expect(targets.count >= 2)
    for target in targets {
      #expect(makefile.contains("\n\(target):"), "\(target)")
    }
  }
}
