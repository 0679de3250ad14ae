public import ArgumentParser
import Batch
import DocumentModel
import Foundation
import Glibc
public import Intake
import Logging
import PipelineFile

/// `kanwu run`: reads directories and files and writes their texts.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Read scanned documents and write clean text.",
    discussion: """
      Outputs mirror the input tree and keep the whole input name: Scans/2024/a.pdf gives \
      DIR/2024/a.pdf.txt, DIR/2024/a.pdf.md and so on. Inputs are never changed.

      Exit codes: 0 all done, 64 usage, 65 some documents failed, 66 no input, 69 a tool or model is \
      missing, 73 output cannot be written, 78 error in a pipeline file, 130 or 143 stopped by a signal.
      """)

  @Argument(help: "Directories and files to read.", completion: .file())
  var inputs: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Folder for the texts.", valueName: "dir"),
    completion: .directory)
  var output: String

  @Option(help: "Pipeline file, or the name of an installed one.")
  var pipeline = "default"

  @Option(help: "Formats to write, separated by commas: \(exporterNames).")
  var formats = "txt,md,json"

  @Option(name: .shortAndLong, help: "Pages read at the same time (default: processors).")
  var jobs: Int?

  @Option(help: "Reader.")
  var engine = Engine.tesseract

  @Option(help: "Whether the page pictures of a folder are one document.")
  var group = GroupPolicy.auto

  @Flag(help: "Read documents again that failed before (until there is a ledger, every run does).")
  var retryFailed = false

  @Flag(help: "Read documents again that are done (until there is a ledger, every run does).")
  var force = false

  @Flag(help: "List what would be read, and read nothing.")
  var dryRun = false

  @Option(help: "How progress is shown; auto is a bar on a terminal, plain lines elsewhere.")
  var progress = ProgressStyle.auto

  @Option(help: "Form of the messages on standard error.")
  var logFormat = StderrLog.Format.text

  @Option(help: ArgumentHelp("Longest time for one page.", valueName: "seconds"))
  var pageTimeout = 60.0

  enum Engine: String, CaseIterable, ExpressibleByArgument {
    case tesseract
    case paddle
    case both
  }

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name at least one INPUT.") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    guard pageTimeout > 0, pageTimeout <= 3600 else {
      throw ValidationError("--page-timeout must be more than 0 and at most 3600 seconds.")
    }
    if output.isEmpty { throw ValidationError("--output must name a folder.") }
    let folder = URL(fileURLWithPath: output).standardizedFileURL.path
    if inputURLs.contains(where: { $0.standardizedFileURL.path == folder }) {
      throw ValidationError("--output must be another folder than INPUT.")
    }
    if try exporters().isEmpty {
      throw ValidationError("--formats must name at least one of \(exporterNames).")
    }
  }

  func run() throws {
    let surroundings = Surroundings()
    guard engine == .tesseract else {
      throw surroundings.exit(
        .toolMissing, format: logFormat,
        "--engine \(engine.rawValue) needs the second reader, which is not set up; "
          + "use --engine tesseract")
    }
    do {
      if dryRun { try list(surroundings) } else { try read(surroundings) }
    } catch let error as PipelineError {
      throw surroundings.exit(.configuration, format: logFormat, error.message)
    } catch let error as RunError {
      throw surroundings.exit(error.exitCode, format: logFormat, error.message)
    }
  }

  private func read(_ surroundings: Surroundings) throws {
    let description = try surroundings.pipeline(pipeline)
    let stages = try surroundings.textStages(of: description)
    let log = surroundings.logger(format: logFormat)
    let style = progress.resolved(isTerminal: isatty(STDERR_FILENO) == 1)
    let messages = RunMessages(log: log, tellsFinished: style == .plain)
    let run = Run(
      options(surroundings, pipeline: description), textStages: stages,
      exporters: try exporters(), observer: messages.tell)
    let signals = SignalWatch { signal in run.stop(signal: signal) }
    defer { signals.stop() }
    let display =
      style == .bar
      ? ProgressDisplay(
        of: run, documentsExpected: findingCount, on: surroundings.screen) : nil
    let report: RunReport
    do {
      defer { display?.stop() }
      report = try run.run()
    }
    if style != .none {
      log.info("\(RunMessages.summary(of: report))", metadata: RunMessages.fields(of: report))
    }
    let code = Batch.ExitCode.of(report)
    if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
  }

  private func options(_ surroundings: Surroundings, pipeline: PipelineDescription) -> RunOptions {
    RunOptions(
      inputs: inputURLs, output: URL(fileURLWithPath: output), group: group, pipeline: pipeline,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      pageTimeoutSeconds: pageTimeout,
      worker: WorkerLaunch(
        executable: surroundings.executable.path,
        arguments: [WorkerCommand.configuration.commandName ?? "worker"],
        environment: surroundings.environment),
      temporaryFolder: FileManager.default.temporaryDirectory)
  }

  private func list(_ surroundings: Surroundings) throws {
    _ = try surroundings.pipeline(pipeline)
    try Run.checkInputs(inputURLs)
    let messages = RunMessages(log: surroundings.logger(format: logFormat), tellsFinished: true)
    var refused = 0
    for finding in walk() {
      switch finding {
      case .document(let document):
        print("\(escapingControls(document.name))\t\(document.kind.rawValue)")
      case .skipped(let path, let reason): messages.tell(.skipped(path: path, reason: reason))
      case .refused(let name, let path, let error):
        refused += 1
        messages.tell(.failed(name: name, path: path, .intake(error)))
      }
    }
    if refused > 0 { throw ArgumentParser.ExitCode(Batch.ExitCode.someFailed.rawValue) }
  }

  private var inputURLs: [URL] { inputs.map { URL(fileURLWithPath: $0) } }

  private func walk() -> InputWalk {
    InputWalk(inputs: inputURLs, output: URL(fileURLWithPath: output), group: group)
  }

  /// How many documents and refused files there are, for the progress bar: a walk of its own, which
  /// reads names and first bytes only.
  private var findingCount: Int {
    walk().reduce(0) { count, finding in
      if case .skipped = finding { count } else { count + 1 }
    }
  }

  private func exporters() throws -> [any Exporter.Type] {
    try formats.split(separator: ",").map { name in
      let format = name.trimmingCharacters(in: .whitespaces)
      guard let exporter = allExporters.first(where: { $0.format == format }) else {
        let nearest = nearestName(to: format, among: allExporters.map { $0.format })
        throw ValidationError(
          "Unknown format ‘\(format)’"
            + (nearest.map { "; did you mean ‘\($0)’?" } ?? "; there are \(exporterNames)."))
      }
      return exporter
    }
  }
}

private let exporterNames = allExporters.map { $0.format }.joined(separator: ", ")

extension GroupPolicy: ExpressibleByArgument {}
extension StderrLog.Format: ExpressibleByArgument {}
