import Foundation

extension KanwuProgram.Result {
  /// The messages of `--log-format json`, one dictionary each.
  public var records: [[String: String]] {
    messages.compactMap { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
  }

  /// `path:page` of each page that a worker read, as `--verbose --log-format json` tells.
  public var pagesRead: [String] {
    records.filter { $0["event"] == "page-read" }
      .map { "\($0["path"] ?? "?"):\($0["page"] ?? "?")" }
  }

  /// The fields of the run's last line.
  public var summary: [String: String] { records.last { $0["event"] == "run" } ?? [:] }
}

extension KanwuProgram {
  /// `kanwu run` with every page told, and files taken as they are.
  public func runTelling(_ input: String, _ output: String, _ more: String...) throws -> Result {
    try start(
      ["run", input, "-o", output, "--settle", "0", "--progress", "plain", "--verbose"]
        + ["--log-format", "json"] + more
    ).result()
  }
}
