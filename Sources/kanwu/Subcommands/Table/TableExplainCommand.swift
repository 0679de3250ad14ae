import ArgumentParser
import Batch
import Foundation
import Repair

/// `kanwu table explain`: why each place of a text was or was not changed.
struct TableExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why each place of a text was or was not changed.",
    discussion: """
      Prints the repaired text, then each place that has another reading worth weighing. All figures are \
      log10. weight (or likeness), doubt of the engine, echo (what the rest of the text says) and language \
      (how much better the language model likes the text with this one change) add up to the total, which \
      must reach the margin.
      """)

  @Argument(
    help: "Table file, or the name of an installed one; several joined by commas, later ones win.",
    completion: .file(extensions: ["tsv"]))
  var table: String

  @Argument(help: "The text itself; - for standard input.")
  var text: String

  @Option(
    help: ArgumentHelp("Words that stay as read; may be repeated.", valueName: "file"),
    completion: .file())
  var lexicon: [String] = []

  @Option(help: "Use this pipeline's settings of repair: a file, or the name of an installed one.")
  var pipeline: String?

  @Flag(help: "All places that were looked at and all that was offered there.")
  var all = false

  @Flag(help: "One JSON object, for programs.")
  var json = false

  func run() throws {
    let surroundings = Surroundings()
    let repair = try RepairSetUp(
      surroundings: surroundings, tables: RepairSetUp.names(table), lexicons: lexicon,
      pipeline: pipeline
    ).load()
    let text = try readText(surroundings)
    let repaired = repair.decoder.decode(text).text
    let places = repair.decoder.explanations(of: text)
    let report = ExplanationReport(
      text: text, repaired: repaired,
      places: all ? places : places.compactMap(\.worthShowing))
    print(json ? try report.forPrograms() : report.forPeople(), terminator: "")
  }

  private func readText(_ surroundings: Surroundings) throws -> String {
    guard text == "-" else { return text }
    let data = try FileHandle.standardInput.readToEnd() ?? Data()
    guard let text = String(validating: data, as: UTF8.self) else {
      throw surroundings.exit(
        .someFailed, "standard input is not UTF-8; turn it into UTF-8 first (iconv -f GB18030)")
    }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}

extension Explanation {
  /// Choices of a place that are shown unless all are asked for.
  private static let shownChoices = 5

  /// The place with its best choices; `nil` where none scores better than what was read.
  fileprivate var worthShowing: Explanation? {
    let isWorth = choices.contains {
      $0.decision == .taken || $0.decision == .protected && $0.rule != nil
        || ($0.totalLog10 ?? -1) > 0
    }
    guard isWorth else { return nil }
    var shown = self
    shown.choices = Array(choices.prefix(Self.shownChoices))
    return shown
  }
}
