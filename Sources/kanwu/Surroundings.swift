import ArgumentParser
import Batch
import Foundation
import Logging
import PipelineFile
import Worker

/// What the program finds around it, read once.
struct Surroundings {
  let environment: [String: String]
  /// This program's own file.
  let executable: URL
  let files: InstalledFiles
  let screen: Screen

  init() {
    environment = ProcessInfo.processInfo.environment
    screen = Screen(environment: environment)
    // /proc knows the file even when the program was found through PATH.
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    executable = URL(fileURLWithPath: own ?? CommandLine.arguments.first ?? "kanwu")
    files = InstalledFiles(executable: executable, environment: environment)
  }

  func logger(_ reporting: ReportingOptions) -> Logger {
    var logger = logger(format: reporting.logFormat)
    if reporting.verbose { logger.logLevel = .debug }
    return logger
  }

  func logger(format: StderrLog.Format = .text) -> Logger {
    let screen = screen
    return Logger(label: "kanwu") { _ in StderrLog(format: format, screen: screen) }
  }

  /// Reads and checks a pipeline with the names and options of all its stages.
  ///
  /// - Parameters:
  ///   - name: of an installed pipeline, or a path.
  ///   - engine: the reader to take instead of the file's; `nil` takes the file's.
  /// - Returns: the pipeline, with full paths for the models that it names.
  /// - Throws: `PipelineError` with file and line.
  func pipeline(
    _ name: String, engine: String? = nil
  ) throws(PipelineError) -> PipelineDescription {
    var pipeline = try PipelineDescription(contentsOf: files.pipeline(name))
    if let engine, engine != pipeline.recogniser.name {
      try PageStages.check(pipeline)
      pipeline.recogniser = try Self.reader(engine, insteadOf: pipeline.recogniser)
    }
    try findModels(of: &pipeline)
    try PageStages.check(pipeline)
    try TextStages.check(pipeline)
    _ = try OutputFormat.all(pipeline)
    return pipeline
  }

  /// The document operators of a pipeline, with the tables and models that it names; a document may take as many
  /// `cores`.
  func textStages(
    of pipeline: PipelineDescription, cores: Int = 1
  ) throws(PipelineError) -> TextStages {
    try TextStages(pipeline, resources: files.besides(pipeline.file), cores: cores)
  }

  /// The keys of all that shapes a run's outputs.
  func keys(
    of pipeline: PipelineDescription, textStages: TextStages
  ) throws(PipelineError) -> RunKeys {
    let reader = try ReaderProbe.identity(of: pipeline, environment: environment)
    return RunKeys(
      of: pipeline, version: programVersion, reader: reader.version,
      readerFiles: reader.dataFiles, pixelLimitMegapixels: RunOptions.pixelLimitMegapixels,
      textFiles: textStages.dataFiles)
  }

  /// How this program is started as a worker.
  var workerLaunch: WorkerLaunch {
    WorkerLaunch(
      executable: executable.path,
      arguments: [WorkerCommand.configuration.commandName ?? "worker"], environment: environment)
  }

  /// Ends the program with a message and a code of the contract.
  func exit(
    _ code: Batch.ExitCode, format: StderrLog.Format = .text, _ message: String
  ) -> ArgumentParser.ExitCode {
    logger(format: format).error("\(message)", metadata: ["exitCode": "\(code.rawValue)"])
    return ArgumentParser.ExitCode(code.rawValue)
  }
}
