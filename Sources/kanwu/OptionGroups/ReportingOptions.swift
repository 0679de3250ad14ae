import ArgumentParser

/// What a run says, and where.
struct ReportingOptions: ParsableArguments {
  @Option(
    help:
      "How progress is shown; auto is a bar on a terminal, and --quiet elsewhere, as under cron.")
  var progress = ProgressStyle.auto

  @Flag(name: .shortAndLong, help: "Say only what needs a person.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell every page that is read, and what is left out.")
  var verbose = false

  @Option(help: "Form of the messages on standard error.")
  var logFormat = StderrLog.Format.text

  @Option(
    help: ArgumentHelp(
      "Write figures for Prometheus to this file (textfile collector).", valueName: "file"),
    completion: .file())
  var metrics: String?

  /// What is said in the course of a run.
  func style(isTerminal: Bool) -> RunMessages.Style {
    if quiet { return .quiet }
    switch progress {
    case .bar: return .bar
    case .plain: return .plain
    case .none: return .none
    case .auto: return isTerminal ? .bar : verbose ? .plain : .quiet
    }
  }

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose contradict each other.") }
  }
}

extension StderrLog.Format: ExpressibleByArgument {}
