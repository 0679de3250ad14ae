import ArgumentParser
import Batch
import Foundation
import Glibc
import Ledger
import PipelineFile

extension RunCommand {
  /// Claims the output folder, runs, and says what became of it.
  ///
  /// The folder is claimed before tables and models are loaded: of two runs that start together one must
  /// be refused, however long the other takes to get going.
  func read(_ surroundings: Surroundings, _ description: PipelineDescription) throws {
    ProcessManners.ignoreBrokenPipes()
    ProcessManners.beNice(limits.nice)
    try Run.checkInputs(inputURLs)
    let started = Date.now
    let host = ProcessManners.hostName
    let holder = RunLock.Holder(pid: getpid(), host: host, since: started)
    let folder = try OutputFolder(claiming: outputURL, inputs: inputURLs, for: holder)
    defer { folder.release() }
    let log = surroundings.logger(reporting)
    let messages = RunMessages(log: log, style: messageStyle)
    if let repair = folder.repair { messages.tell(repair, of: folder.ledger) }

    let options = options(surroundings, pipeline: description)
    let stages = try surroundings.textStages(of: description, cores: options.jobs)
    let run = try Run(
      options, in: folder,
      keys: surroundings.keys(of: description, textStages: stages),
      entry: RunEntry(
        started: started, host: host, pid: getpid(), version: programVersion,
        pipeline: description.file, inputs: inputs),
      textStages: stages, formats: OutputFormat.named(in: formats, of: description),
      observer: messages.tell)
    let (report, record) = try work(of: run, on: surroundings.screen)
    messages.tellEnd(of: report, record, output: output)
    let code = Batch.ExitCode.of(report)
    if code != .done { throw ArgumentParser.ExitCode(code.rawValue) }
  }

  private func work(
    of run: Run, on screen: Screen
  ) throws(RunError) -> (report: RunReport, record: RunRecord) {
    let signals = SignalWatch(hasTerminal: ProcessManners.hasTerminal) { signal in
      run.stop(signal: signal)
    }
    defer { signals.stop() }
    guard messageStyle == .bar else { return try run.run() }
    let display = ProgressDisplay(
      of: run, documentsExpected: try run.expectedDocuments(), on: screen)
    defer { display.stop() }
    return try run.run()
  }

  private var messageStyle: RunMessages.Style {
    reporting.style(isTerminal: isatty(STDERR_FILENO) == 1)
  }

  private func options(_ surroundings: Surroundings, pipeline: PipelineDescription) -> RunOptions {
    var options = RunOptions(
      inputs: inputURLs, output: outputURL, group: group, pipeline: pipeline,
      jobs: limits.jobs
        ?? MachineMemory.workers(
          processors: ProcessInfo.processInfo.activeProcessorCount,
          bytes: MachineMemory.available),
      pageTimeoutSeconds: limits.pageTimeout,
      worker: surroundings.workerLaunch,
      temporaryFolder: FileManager.default.temporaryDirectory)
    options.retriesFailed = retryFailed
    options.readsAgain = force
    options.restSeconds = limits.settle
    options.runtimeLimitSeconds = limits.maxRuntime?.seconds
    options.documentLimit = limits.maxDocuments
    options.metricsFile = reporting.metrics
    options.timeZone = .current
    return options
  }
}
