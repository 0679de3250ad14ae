import ArgumentParser

@main
struct Kanwu: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Clean text from scanned Chinese documents.")
}
