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
      are noted beside it in NAME.refused.tsv and not suggested again; the others stay in the file. \
      Exit code 65 when a document of the run could not be read and the others were.
      """)

  @Argument(
    help: ArgumentHelp("Output folder of a finished run.", valueName: "run"), completion: .directory
  )
  var folder: String?

  @Option(
    help: ArgumentHelp(
      """
      To suggest for: table file, or the name of an installed one; several joined by commas. With \
      --apply: the path of your own table.
      """,
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
          file: URL(fileURLWithPath: apply), table: try ownTable(table, surroundings))
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

  /// The table at a path; never an installed one, which the next installation would write over.
  private func ownTable(_ path: String, _ surroundings: Surroundings) throws -> URL {
    if let file = surroundings.files.existing(path) { return file }
    throw surroundings.exit(
      .noInput,
      "\(path): no such file; --apply writes into a table of your own, so give its path "
        + "(an empty file begins a new one: touch my.tsv)")
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
    let file = NamedOutput(path: output)
    try file.check()
    var tally = SuggestionTally()
    var unread = 0
    let logger = surroundings.logger()
    let count = FinishedDocuments(folder: URL(fileURLWithPath: run, isDirectory: true)).forEach(
      skipped: { path, reason in
        unread += 1
        logger.warning("\(path): \(reason); left out")
      },
      { tally.add($0, explainedBy: repair.decoder(for: $0.engine)) })
    guard count > 0 else {
      throw surroundings.exit(
        .noInput, "\(run): no document in JSON there; run again with --formats txt,md,json")
    }
    let refused = try refusedPairs(of: repair.tables)
    let suggestions = tally.suggestions(least: least) { wrong, right in
      refused.contains(RefusedSuggestions.Pair(wrong: wrong, right: right))
    }
    try file.write(SuggestionFile(name: output, suggestions: suggestions).text)
    print("\(output): \(suggestions.count) suggestion(s) from \(count) document(s)")
    if unread > 0 { throw ArgumentParser.ExitCode(Batch.ExitCode.someFailed.rawValue) }
  }

  private func refusedPairs(of tables: [String]) throws -> Set<RefusedSuggestions.Pair> {
    var pairs: Set<RefusedSuggestions.Pair> = []
    for table in tables {
      let refused = try AnsweredSuggestions.refused(of: URL(fileURLWithPath: table))
      pairs.formUnion(refused.pairs)
    }
    return pairs
  }
}
