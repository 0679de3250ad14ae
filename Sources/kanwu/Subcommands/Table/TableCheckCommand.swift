import ArgumentParser
import Batch
import Foundation
import Logging
import Repair

/// `kanwu table check`: what is wrong with tables, and whether they do what their tests say.
struct TableCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Look for faults in confusion tables, and run their tests.",
    discussion: """
      Several tables are judged as they stack, the later ones over the earlier ones. The tests of a \
      table are in NAME.tests.tsv beside it: a text, a tab, and the text expected on each line.

      What is found goes to standard output, one line each: file, line, error or warning, and what to \
      do. Exit code 1 when there is an error, 0 with warnings alone, 66 when a file is missing.
      """)

  @Argument(
    help: "Confusion tables: files, or names of installed ones.", completion: .file())
  var tables: [String]

  @Option(
    help: ArgumentHelp("Run these tests instead of those beside the tables.", valueName: "file"),
    completion: .file())
  var tests: String?

  @Option(
    help: ArgumentHelp("Words that no rule may change, one on each line.", valueName: "file"),
    completion: .file())
  var lexicon: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "UTF-8 texts without misreadings, which no rule may change.", valueName: "file"),
    completion: .file())
  var clean: [String] = []

  func run() throws {
    let surroundings = Surroundings()
    var check = TableCheck(
      tables: try tables.map { try table($0, surroundings) }, model: try model(surroundings))
    if let tests {
      check.tests = [try existing(tests, surroundings)]
    } else {
      check.tests = check.tables.map(TableCheck.testsFile).filter { isThere($0.path) }
    }
    if let lexicon { check.lexicons = [try existing(lexicon, surroundings)] }
    check.cleanTexts = try clean.map { try existing($0, surroundings) }

    let result = check.run()
    for finding in result.findings { print(escapingControls("\(finding)")) }
    if result.findings.isEmpty { printPraise(of: result) }
    if result.undecidedTests > 0 {
      surroundings.logger().notice(
        "\(counted(result.undecidedTests, "test")) not decided without a language model")
    }
    // The contract's code for a table with faults; those of sysexits say that kanwu could not check.
    if result.hasErrors { throw ArgumentParser.ExitCode.failure }
  }

  private func printPraise(of result: TableCheck.Result) {
    let rules = result.tables.map { table in
      let number = table.rules.formatted(.number.locale(Locale(identifier: "en_US_POSIX")))
      return "\(table.name): \(number) rule\(table.rules == 1 ? "" : "s")"
    }
    print(
      "\(rules.joined(separator: ", ")), \(counted(result.tests, "test")): nothing to complain of")
  }

  private func table(_ name: String, _ surroundings: Surroundings) throws -> URL {
    do {
      return try surroundings.files.named(name, kind: "tables", suffix: ".tsv")
    } catch let error as MissingFile {
      throw surroundings.exit(.noInput, error.description)
    }
  }

  /// The model, or a word about what is not checked without it.
  private func model(_ surroundings: Surroundings) throws -> LanguageModel? {
    guard let path = LanguageModel.firstPresent(of: LanguageModel.usualPaths) else {
      surroundings.logger().warning(
        """
        language model missing: only always and never rules are tried on words and texts; \
        install libime-data-language-model
        """)
      return nil
    }
    do throws(LanguageModelError) {
      return try LanguageModel(path: path)
    } catch {
      throw surroundings.exit(.toolMissing, error.description)
    }
  }

  private func existing(_ path: String, _ surroundings: Surroundings) throws -> URL {
    guard isThere(path) else {
      throw surroundings.exit(.noInput, "\(path): no such file; check the path")
    }
    return URL(fileURLWithPath: path)
  }

  private func isThere(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }
}
