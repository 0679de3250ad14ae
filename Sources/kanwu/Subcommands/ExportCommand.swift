import ArgumentParser
import Batch
import Foundation
import Glibc
import Intake
import Ledger
import Logging
import PipelineFile

/// `kanwu export`: further formats of documents that are done.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write further formats from finished runs; nothing is read again.",
    discussion: """
      Takes the documents that the ledger in DIR/.kanwu calls done or partial, from their JSON exports beside \
      it. A searchable PDF (pdf) shows the document's own pages, so its file must still be as it was.

      Exit codes: 0 all written, 65 some documents could not be exported, 66 no ledger in DIR, 73 an output \
      cannot be written, 75 a run is at work in DIR.
      """)

  @Argument(help: "The output folder of earlier runs.", completion: .directory)
  var dir: String

  @Option(help: "Formats to write, separated by commas: \(OutputFormat.allNames).")
  var formats: String

  @Option(
    name: .shortAndLong, help: "Documents worked on at the same time (default: one per processor).")
  var jobs: Int?

  @Option(
    help:
      "Pipeline file, or the name of an installed one: whose settings of formats and text layers count."
  )
  var pipeline = "default"

  @OptionGroup(title: "Messages")
  var reporting: ReportingOptions

  func validate() throws {
    try OutputFormat.checkNames(in: formats)
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
  }

  func run() throws {
    let surroundings = Surroundings()
    do {
      try export(surroundings)
    } catch let error as PipelineError {
      throw surroundings.exit(.configuration, format: reporting.logFormat, error.message)
    } catch let error as RunError {
      throw surroundings.exit(error.exitCode, format: reporting.logFormat, error.message)
    }
  }

  private func export(_ surroundings: Surroundings) throws {
    ProcessManners.ignoreBrokenPipes()
    let output = URL(fileURLWithPath: dir)
    guard LedgerFile.exists(in: OutputFolder.stateFolder(of: output)) else {
      throw surroundings.exit(
        .noInput, format: reporting.logFormat,
        "\(dir): no ledger there; give the --output folder of an earlier kanwu run")
    }
    let description = try surroundings.pipeline(pipeline)
    let holder = RunLock.Holder(pid: getpid(), host: ProcessManners.hostName, since: .now)
    let folder = try OutputFolder(claiming: output, for: holder)
    defer { folder.release() }
    let log = surroundings.logger(reporting)
    let isTold = reporting.style(isTerminal: isatty(STDERR_FILENO) == 1) != .quiet
    let export = try Reexport(
      in: folder, options(surroundings, description, output),
      formats: OutputFormat.named(in: formats, of: description), version: programVersion,
      textKey: surroundings.keys(
        of: description, textStages: surroundings.textStages(of: description)
      ).text
    ) { event in
      switch event {
      case .written(_, let path, let notes):
        for note in notes { log.notice("\(path): \(note)", metadata: ["path": "\(path)"]) }
      case .failed(_, let path, let failure):
        log.error(
          "\(path): \(failure.message)",
          metadata: ["event": "document", "path": "\(path)", "cause": "\(failure.cause)"])
      }
    }
    let signals = SignalWatch(hasTerminal: ProcessManners.hasTerminal) { export.stop(signal: $0) }
    defer { signals.stop() }
    let report = try export.run()
    if isTold || report.failed > 0 {
      let rest = report.failed > 0 ? ", \(report.failed) failed" : ""
      log.info("\(counted(report.written, "document")) written as \(formats)\(rest)")
    }
    if report.exitCode != .done { throw ArgumentParser.ExitCode(report.exitCode.rawValue) }
  }

  private func options(
    _ surroundings: Surroundings, _ pipeline: PipelineDescription, _ output: URL
  ) -> RunOptions {
    RunOptions(
      inputs: [], output: output, group: .none, pipeline: pipeline,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, pageTimeoutSeconds: 60,
      worker: surroundings.workerLaunch,
      temporaryFolder: FileManager.default.temporaryDirectory)
  }
}
