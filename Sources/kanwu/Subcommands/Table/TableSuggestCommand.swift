import ArgumentParser
import Batch
import DocumentModel
import Export
import Foundation
import Logging
import Repair

/// `kanwu table suggest`: from a finished run, misreadings to accept into a table or to refuse.
struct TableSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggest rules from a finished run, to be accepted or refused by editing a file.",
    discussion: """
      kanwu table suggest Texts --output suggested.tsv
      (write y or n into the first column of suggested.tsv)
      kanwu table suggest --apply suggested.tsv --table my.tsv

      The run must have written JSON (--formats json). Rows marked y go into the table; rows marked n \
      are noted beside it in NAME.refused.tsv and not suggested again; the others stay in the file.
      """)

  @Argument(
    help: ArgumentHelp("Output folder of a finished run.", valueName: "run"), completion: .directory
  )
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "Table file, or the name of an installed one; to suggest for, several joined by commas.",
      valueName: "table"),
    completion: .file(extensions: ["tsv"]))
  var table: String?

  @Option(
    help: ArgumentHelp("Write the suggestions to this file.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("Take the answers in this file into --table.", valueName: "file"),
    completion: .file())
  var apply: String?

  @Option(help: "Use this pipeline's settings of repair: a file, or the name of an installed one.")
  var pipeline: String?

  @Option(help: "Places at which a misreading must have been met.")
  var least = 2

  func validate() throws {
    guard apply != nil else {
      guard folder != nil, output != nil else {
        throw ValidationError(
          "Name the run's folder and --output FILE, or --apply FILE --table TABLE.")
      }
      return
    }
    guard folder == nil, output == nil, table != nil else {
      throw ValidationError("--apply FILE goes with --table TABLE alone.")
    }
  }

  func run() throws {
    let surroundings = Surroundings()
    do {
      if let apply, let table {
        let answers = AnsweredSuggestions(
          file: URL(fileURLWithPath: apply),
          table: try surroundings.files.find(table, kind: "tables", suffix: ".tsv"))
        print(try answers.apply(), terminator: "")
      } else if let folder, let output {
        try suggest(from: folder, to: output, surroundings)
      }
    } catch let error as ExportError {
      throw surroundings.exit(.outputError, error.message)
    } catch let error as SuggestionError {
      if case .unreadable = error.problem {
        throw surroundings.exit(.noInput, error.description)
      }
      throw surroundings.exit(.configuration, error.description)
    } catch let error as ArgumentParser.ExitCode {
      throw error
    } catch {
      throw surroundings.exit(dataFile: error)
    }
  }

  private func suggest(from run: String, to output: String, _ surroundings: Surroundings) throws {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: run, isDirectory: &isFolder),
      isFolder.boolValue
    else {
      throw surroundings.exit(
        .noInput, "\(run): no such folder; name the output folder of a finished run")
    }
    let repair = try RepairSetUp(
      surroundings: surroundings, tables: table.map(RepairSetUp.names) ?? [], pipeline: pipeline
    ).load()
    guard repair.decoder.model != nil else {
      throw surroundings.exit(
        .toolMissing, "suggestions need the language model; install libime-data-language-model")
    }
    var tally = SuggestionTally()
    let logger = surroundings.logger()
    let count = FinishedDocuments(folder: URL(fileURLWithPath: run, isDirectory: true)).forEach(
      skipped: { logger.warning("\($0): \($1); left out") },
      { tally.add($0, explainedBy: repair.decoder) })
    guard count > 0 else {
      throw surroundings.exit(
        .noInput, "\(run): no document in JSON there; run again with --formats txt,md,json")
    }
    let refused = try refusedPairs(of: repair.tables, surroundings)
    let suggestions = tally.suggestions(least: least) { wrong, right in
      refused.contains(RefusedSuggestions.Pair(wrong: wrong, right: right))
    }
    let file = SuggestionFile(name: output, suggestions: suggestions)
    try AtomicFile.write(to: output) { try $0.write(file.text) }
    print("\(output): \(suggestions.count) suggestion(s) from \(count) document(s)")
  }

  private func refusedPairs(
    of tables: [String], _ surroundings: Surroundings
  ) throws -> Set<RefusedSuggestions.Pair> {
    var pairs: Set<RefusedSuggestions.Pair> = []
    for table in tables {
      let file = try surroundings.files.find(table, kind: "tables", suffix: ".tsv")
      pairs.formUnion(try AnsweredSuggestions.refused(of: file).pairs)
    }
    return pairs
  }
}
