import ArgumentParser

/// `kanwu table`: make, check and explain confusion tables.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Learn, check and explain confusion tables.",
    subcommands: [TableLearnCommand.self, TableCheckCommand.self])
}
