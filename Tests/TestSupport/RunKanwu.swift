public import Foundation

/// The built program, run as a user would, in a folder of the test's own.
public struct KanwuProgram: Sendable {
  public struct Result: Sendable {
    public var exitCode: Int32
    public var output: String
    public var errors: String

    /// Lines on standard error.
    public var messages: [String] { errors.split(separator: "\n").map(String.init) }
  }

  public init() {}

  /// The program beside the test executable.
  public static var executable: URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent("kanwu")
  }

  /// The checkout that the tests were built from.
  public static var checkout: URL {
    URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Runs to the end.
  public func run(_ arguments: String..., input: String = "") throws -> Result {
    try start(arguments, input: input).result()
  }

  /// Starts the program and leaves it running.
  ///
  /// - Parameters:
  ///   - arguments: as on the command line.
  ///   - input: for its standard input.
  ///   - environment: variables beside those of this process.
  ///   - folder: where it runs; a fresh one when there is none.
  /// - Returns: the running program.
  /// - Throws: when it cannot be started.
  public func start(
    _ arguments: [String], input: String = "", environment: [String: String] = [:],
    in folder: URL? = nil
  ) throws -> RunningKanwu {
    try RunningKanwu(arguments, input: input, environment: environment, in: folder)
  }
}

/// A program under way, its output kept in files so that no pipe can fill up.
public final class RunningKanwu {
  public let process = Process()
  private let folder: TemporaryFolder

  init(
    _ arguments: [String], input: String, environment: [String: String], in place: URL?
  ) throws {
    folder = try TemporaryFolder()
    let inputFile = try folder.write(input, to: "input")
    process.executableURL = KanwuProgram.executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = place ?? folder.url
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try Self.file(folder.url.appendingPathComponent("output"))
    process.standardError = try Self.file(folder.url.appendingPathComponent("errors"))
    try process.run()
  }

  /// Waits for the end.
  public func result() throws -> KanwuProgram.Result {
    process.waitUntilExit()
    return KanwuProgram.Result(
      exitCode: process.terminationStatus, output: try text("output"), errors: try text("errors"))
  }

  /// Waits until what it has said on standard error is as `condition` wants it.
  public func wait(until condition: (String) -> Bool) throws {
    while process.isRunning, !condition(try text("errors")) { usleep(10_000) }
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.url.appendingPathComponent(name)), as: UTF8.self)
  }

  private static func file(_ url: URL) throws -> FileHandle {
    _ = FileManager.default.createFile(atPath: url.path, contents: nil)
    return try FileHandle(forWritingTo: url)
  }
}

/// Insertions, deletions and substitutions from `truth` to `text` over the truth's length, white space
/// left out.
public func characterErrorRate(truth: String, text: String) -> Double {
  let truth = truth.filter { !$0.isWhitespace }.map(\.self)
  let text = text.filter { !$0.isWhitespace }.map(\.self)
  var row = Array(0...text.count)
  for (i, expected) in truth.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, found) in text.enumerated() {
      let substituted = diagonal + (expected == found ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
    }
  }
  return Double(row[text.count]) / Double(max(1, truth.count))
}
