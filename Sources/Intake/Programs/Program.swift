import Foundation
import Glibc

/// An external program, found in the system's own folders only and run without a shell.
///
/// Every run has a process group of its own, an empty standard input, a short fixed environment, a time
/// limit and limits of memory and of file size, works in the scratch folder, and ends with the thread
/// that runs it. File arguments must be absolute paths, so that no name can be taken for an option.
package struct Program: Sendable, Hashable {
  package let name: String
  /// Debian package that brings it.
  package let package: String
  /// Most address space, in megabytes.
  var memoryMegabytes: Int
  /// Largest file that it may write, in megabytes.
  var fileMegabytes: Int
  /// Where programs are looked for, in order.
  var folders: [String]
  /// What its environment has besides the usual, as `NAME=value`.
  var variables: [String]

  package init(
    name: String, package: String, memoryMegabytes: Int = 2048, fileMegabytes: Int = 2048,
    folders: [String] = ["/usr/local/bin", "/usr/bin", "/bin"], variables: [String] = []
  ) {
    self.name = name
    self.package = package
    self.memoryMegabytes = memoryMegabytes
    self.fileMegabytes = fileMegabytes
    self.folders = folders
    self.variables = variables
  }

  /// What becomes of standard output.
  package enum Output {
    /// Kept up to a number of bytes; a program that says more is stopped.
    case memory(limit: Int)
    /// Written to a file, made anew.
    case file(String)
  }

  /// How a run ended.
  package struct Outcome {
    /// Exit code; 128 + signal after a signal.
    package let status: Int32
    /// Standard output, when it was to be kept.
    package let output: [UInt8]
    /// The end of standard error, in one line.
    package let complaint: String

    package var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// - Throws: `programMissing`.
  package func locate() throws(IntakeError) -> String {
    for folder in folders {
      let path = "\(folder)/\(name)"
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw .programMissing(name: name, package: package)
  }

  /// Runs to the end, whatever the exit code.
  ///
  /// - Parameters:
  ///   - arguments: Handed over as they are.
  ///   - output: What becomes of standard output.
  ///   - seconds: Time limit; then the whole group is ended, after two seconds by force.
  ///   - scratch: An existing folder, by an absolute path: where it works, its home and its temporary
  ///     files.
  /// - Returns: How it ended and what it said.
  /// - Throws: `programMissing`, `programTimedOut`, or `programFailed` when it cannot be started or says
  ///   too much.
  package func run(
    _ arguments: [String], output: Output = .memory(limit: 1 << 20), seconds: Double,
    scratch: String
  ) throws(IntakeError) -> Outcome {
    let path = try locate()
    let launcher = Launcher(memoryMegabytes: memoryMegabytes, fileMegabytes: fileMegabytes)
    let command = launcher.command(path, arguments)
    let environment = [
      "PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=\(scratch)", "TMPDIR=\(scratch)",
    ]
    var child = try ChildProcess(
      name: name, command: command, environment: environment + variables, folder: scratch,
      output: output)
    let end = child.wait(seconds: seconds)
    switch end {
    case .timedOut: throw .programTimedOut(name: name, seconds: seconds)
    case .tooMuchOutput: throw .programFailed(name: name, detail: "it said more than expected")
    case .ended(let status):
      return Outcome(status: status, output: child.output, complaint: child.complaint)
    }
  }

  /// Runs to the end and takes any exit code but those in `accepting` for a failure.
  ///
  /// - Throws: as ``run(_:output:seconds:scratch:)``, and `programFailed` with what it said.
  package func runOrThrow(
    _ arguments: [String], output: Output = .memory(limit: 1 << 20), seconds: Double,
    scratch: String, accepting: Set<Int32> = [0]
  ) throws(IntakeError) -> Outcome {
    let outcome = try run(arguments, output: output, seconds: seconds, scratch: scratch)
    guard accepting.contains(outcome.status) else {
      // What a program says of a full disk says nothing of the file.
      if ScratchFolder.isFull(URL(fileURLWithPath: scratch)) {
        throw .scratch(reason: "no space left")
      }
      throw failure(outcome)
    }
    return outcome
  }

  /// The error of a program that was killed from outside; `nil` for any other end.
  ///
  /// No program sends itself these signals: somebody did, or the system for want of memory.
  package func killed(_ outcome: Outcome) -> IntakeError? {
    [SIGKILL, SIGTERM].first { outcome.status == 128 + $0 }
      .map { .programKilled(name: name, signal: $0) }
  }

  package func failure(_ outcome: Outcome) -> IntakeError {
    if let killed = killed(outcome) { return killed }
    let signal = outcome.status > 128 ? "ended by signal \(outcome.status - 128)" : ""
    let detail = [signal, outcome.complaint].filter { !$0.isEmpty }.joined(separator: ": ")
    return .programFailed(name: name, detail: detail)
  }
}
