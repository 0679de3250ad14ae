import Foundation
import Testing

/// What another program prints, which is expected to end well.
///
/// - Parameters:
///   - program: its name, to be found in PATH.
///   - arguments: as it takes them.
/// - Returns: its standard output as UTF-8.
/// - Throws: when it cannot be started.
public func printed(by program: String, _ arguments: String...) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0, "\(program)")
  return String(decoding: bytes, as: UTF8.self)
}
