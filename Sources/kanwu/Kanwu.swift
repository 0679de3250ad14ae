import ArgumentParser

/// kanwu: the command line; one file for each subcommand.
///
/// The only room that reads the environment and the clock, prints, and chooses the exit code; the
/// others are handed values and hand back values.
@main
struct Kanwu: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kanwu",
    abstract: "Turns directories of scanned Chinese documents into clean text.",
    discussion: """
      kanwu run Scans --output Texts     reads every document below Scans
      kanwu clean capture.txt            repairs and reflows a text
      kanwu doctor                       says what is installed and what is missing
      """,
    version: programVersion,
    subcommands: [
      RunCommand.self, CleanCommand.self, ExportCommand.self, InspectCommand.self,
      StatusCommand.self,
      PipelineCommand.self, EvaluateCommand.self, TableCommand.self, DoctorCommand.self,
      WorkerCommand.self,
    ])
}

/// What `--version` and `doctor` say; changed with each release.
let programVersion = "0.1.0"
