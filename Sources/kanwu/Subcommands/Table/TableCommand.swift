import ArgumentParser

/// `kanwu table`: check, explain and tune confusion tables.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Learn, check, explain and tune confusion tables.",
    subcommands: [
      TableLearnCommand.self, TableCheckCommand.self, TableExplainCommand.self,
      TableSuggestCommand.self,
    ])
}
