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
    try waitForWorker(of: running.process.processIdentifier)
    kill(running.process.processIdentifier, signal)
    let result = try running.result()
    #expect(result.exitCode == code, "\(result.errors)")
    let leftOver = try FileManager.default.subpathsOfDirectory(atPath: output.url.path)
      .filter { ($0 as NSString).lastPathComponent.hasPrefix(".kanwu-") }
    #expect(leftOver.isEmpty)
  }

  @Test func `a killed worker costs no page`() throws {
    let output = try TemporaryFolder()
    let input = scans.appendingPathComponent("森林防火通知.tif")
    let running = try kanwu.start(["run", input.path, "-o", output.url.path, "--jobs", "1"])
    let worker = try waitForWorker(of: running.process.processIdentifier)
    kill(worker, SIGKILL)
    let result = try running.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    let text = try String(
      contentsOf: output.url.appendingPathComponent("森林防火通知.tif.txt"), encoding: .utf8)
    #expect(!text.contains("未能识别"))
    #expect(text.count > 400)
  }

  /// The process id of the first child, once there is one.
  @discardableResult
  private func waitForWorker(of parent: pid_t) throws -> pid_t {
    let children = "/proc/\(parent)/task"
    for _ in 0..<1000 {
      let tasks = (try? FileManager.default.contentsOfDirectory(atPath: children)) ?? []
      for task in tasks {
        let text = try? String(contentsOfFile: "\(children)/\(task)/children", encoding: .utf8)
        if let child = text?.split(separator: " ").first.flatMap({ pid_t($0) }) { return child }
      }
      usleep(10000)
    }
    Issue.record("no worker was started")
    return parent
  }
}
