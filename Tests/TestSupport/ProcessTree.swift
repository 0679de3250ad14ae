import Foundation
public import Glibc

/// The processes that a program has started.
public struct ProcessTree {
  private let parent: pid_t

  public init(of parent: pid_t) { self.parent = parent }

  public var children: [pid_t] {
    let tasks = "/proc/\(parent)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.flatMap { thread in
      let text = try? String(contentsOfFile: "\(tasks)/\(thread)/children", encoding: .utf8)
      return (text ?? "").split(separator: " ").compactMap { pid_t($0) }
    }
  }

  /// The first worker that has the OCR engine open, once there is one.
  ///
  /// - Throws: after half a minute without one.
  public func firstReader() throws -> pid_t {
    for _ in 0..<3000 {
      if let reader = children.first(where: {
        Self.isWorker($0) && Self.residentMegabytes(of: $0) > 70
      }) {
        return reader
      }
      usleep(10_000)
    }
    throw NoReader()
  }

  private struct NoReader: Error {}

  /// Whether it runs as a worker by now: between fork and exec a child has its parent's command and size.
  private static func isWorker(_ process: pid_t) -> Bool {
    let command = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
    return command.split(separator: 0).dropFirst().first == Data("worker".utf8)
  }

  private static func residentMegabytes(of process: pid_t) -> Int {
    let text = try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)
    let pages = (text ?? "").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages / 256
  }
}
