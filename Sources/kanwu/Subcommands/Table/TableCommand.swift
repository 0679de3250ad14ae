import ArgumentParser

/// `kanwu table`: what keeps confusion tables right.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Check confusion tables.",
    subcommands: [TableCheckCommand.self])
}
