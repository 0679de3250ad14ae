import Foundation
import Glibc
import TestSupport
import Testing

/// Signals to the program, and workers that die.
struct InterruptTests {
  private let kanwu = KanwuProgram()
  private let scans = KanwuProgram.checkout.appendingPathComponent("Samples/scans")

  @Test(arguments: [(SIGTERM, Int32(143)), (SIGINT, Int32(130))])
  func `a signal ends the run cleanly`(signal: Int32, code: Int32) throws {
    let output = try TemporaryFolder()
    let running = try kanwu.start(["run", scans.path, "-o", output.url.path, "--jobs", "1"])
    try waitForReader(of: running.process.processIdentifier)
    kill(running.process.processIdentifier, signal)
    let result = try running.result()
    #expect(result.exitCode == code, "\(result.errors)")
    let leftOver = try FileManager.default.subpathsOfDirectory(atPath: output.url.path)
      .filter { ($0 as NSString).lastPathComponent.hasPrefix(".kanwu-") }
    #expect(leftOver.isEmpty)
  }

  @Test(arguments: [SIGKILL, SIGSEGV])
  func `a worker that is killed in the middle of a page costs no page`(signal: Int32) throws {
    let output = try TemporaryFolder()
    let input = scans.appendingPathComponent("森林防火通知.tif")
    let running = try kanwu.start(["run", input.path, "-o", output.url.path, "--jobs", "1"])
    kill(try waitForReader(of: running.process.processIdentifier), signal)
    let result = try running.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    let text = try String(
      contentsOf: output.url.appendingPathComponent("森林防火通知.tif.txt"), encoding: .utf8)
    #expect(!text.contains("未能识别"))
    #expect(text.count > 400)
  }

  /// The process id of the first worker that has the OCR engine open, once there is one.
  @discardableResult
  private func waitForReader(of parent: pid_t) throws -> pid_t {
    for _ in 0..<3000 {
      if let reader = children(of: parent).first(where: { residentMegabytes(of: $0) > 70 }) {
        return reader
      }
      usleep(10_000)
    }
    Issue.record("no worker was started")
    return parent
  }

  private func children(of parent: pid_t) -> [pid_t] {
    let tasks = "/proc/\(parent)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.flatMap { thread in
      let text = try? String(contentsOfFile: "\(tasks)/\(thread)/children", encoding: .utf8)
      return (text ?? "").split(separator: " ").compactMap { pid_t($0) }
    }
  }

  private func residentMegabytes(of process: pid_t) -> Int {
    let text = try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)
    let pages = (text ?? "").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages / 256
  }
}
