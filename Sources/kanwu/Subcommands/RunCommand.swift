public import ArgumentParser
import Batch
import DocumentModel
import Foundation
import Glibc
public import Intake
import Ledger
import PipelineFile

/// `kanwu run`: reads directories and files and writes their texts.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read scanned documents and write clean text.",
    discussion: """
      Outputs mirror the input tree and keep the whole input name: Scans/2024/a.pdf gives \
      DIR/2024/a.pdf.txt, DIR/2024/a.pdf.md and so on. Inputs are never changed.

      What is done stands in DIR/.kanwu: a second run does only what is new or changed, one that was \
      stopped or killed goes on page by page.

      Exit codes: 0 all done or nothing to do, 64 usage, 65 some documents failed, 66 no input, 69 a tool \
      or model is missing, 73 output cannot be written, 75 another run is at work, 78 error in a \
      pipeline file, 130 or 143 stopped by a signal.
      """)

  @Argument(help: "Directories and files to read.", completion: .file())
  var inputs: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Folder for the texts.", valueName: "dir"),
    completion: .directory)
  var output: String

  @Option(help: "Pipeline file, or the name of an installed one.")
  var pipeline = "default"

  @Option(help: "Formats to write, separated by commas: \(OutputFormat.allNames).")
  var formats = "txt,md,json"

  @Option(
    help: ArgumentHelp(
      "Reader, whatever the pipeline file names; paddle and both need the second reader (make second-reader)."
    ))
  var engine: Engine?

  @Option(help: "Whether the page pictures of a folder are one document.")
  var group = GroupPolicy.auto

  @Flag(help: "Try documents again that failed for good, or too often.")
  var retryFailed = false

  @Flag(help: "Read everything again, whatever is done.")
  var force = false

  @Flag(help: "List what would be read, and read nothing.")
  var dryRun = false

  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  @OptionGroup(title: "Messages")
  var reporting: ReportingOptions

  enum Engine: String, CaseIterable, ExpressibleByArgument {
    case tesseract
    case paddle
    case both
  }

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name at least one INPUT.") }
    if output.isEmpty { throw ValidationError("--output must name a folder.") }
    let folder = outputURL.standardizedFileURL.resolvingSymlinksInPath().path
    if inputURLs.contains(where: {
      $0.standardizedFileURL.resolvingSymlinksInPath().path == folder
    }) {
      throw ValidationError("--output must be another folder than INPUT.")
    }
    try OutputFormat.checkNames(in: formats)
  }

  func run() throws {
    let surroundings = Surroundings()
    do {
      let description = try surroundings.pipeline(pipeline, engine: engine?.rawValue)
      if let problem = try surroundings.readerProblem(of: description) {
        throw surroundings.exit(.toolMissing, format: reporting.logFormat, problem)
      }
      if dryRun {
        try list(surroundings, description)
      } else {
        try read(surroundings, description)
      }
    } catch let error as PipelineError {
      throw surroundings.exit(.configuration, format: reporting.logFormat, error.message)
    } catch let error as RunError {
      throw surroundings.exit(error.exitCode, format: reporting.logFormat, error.message)
    }
  }

  /// Lists what a run would do; touches nothing, and does not wait for files to settle.
  private func list(_ surroundings: Surroundings, _ description: PipelineDescription) throws {
    try Run.checkInputs(inputURLs)
    let messages = RunMessages(log: surroundings.logger(reporting), style: .plain)
    let settled = try settledDocuments(surroundings, pipeline: description)
    var refused = 0
    let walk = InputWalk(inputs: inputURLs, output: outputURL, group: group) { name, files in
      settled.outcome(of: fingerprint(of: name, files)) != nil
    }
    for finding in walk {
      switch finding {
      case .document(let document):
        print("\(escapingControls(document.name))\t\(document.kind.rawValue)")
      case .skipped(let path, let reason): messages.tell(.skipped(path: path, reason: reason))
      case .refused(let name, let path, let error):
        refused += 1
        messages.tell(.failed(name: name, path: path, .intake(error)))
      case .unsettled: continue
      }
    }
    if refused > 0 { throw ArgumentParser.ExitCode(Batch.ExitCode.someFailed.rawValue) }
  }

  private func settledDocuments(
    _ surroundings: Surroundings, pipeline: PipelineDescription
  ) throws -> SettledDocuments {
    let state = OutputFolder.stateFolder(of: outputURL)
    guard !force, LedgerFile.exists(in: state) else { return SettledDocuments() }
    let keys = try surroundings.keys(
      of: pipeline, textStages: surroundings.textStages(of: pipeline))
    let formats = try OutputFormat.checkNames(in: formats).sorted()
    do throws(LedgerError) {
      return try LedgerFile(reading: state).settled(
        readingKey: keys.reading, textKey: keys.text, formats: formats,
        attemptLimit: RunOptions.attemptLimit)
    } catch {
      throw RunError.ledger(error)
    }
  }

  var inputURLs: [URL] { inputs.map { URL(fileURLWithPath: $0) } }
  var outputURL: URL { URL(fileURLWithPath: output) }
}

extension GroupPolicy: ExpressibleByArgument {}
