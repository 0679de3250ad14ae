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
    _ = try ProcessTree(of: running.process.processIdentifier).firstReader()
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
    kill(try ProcessTree(of: running.process.processIdentifier).firstReader(), signal)
    let result = try running.result()
    #expect(result.exitCode == 0, "\(result.errors)")
    let text = try String(
      contentsOf: output.url.appendingPathComponent("森林防火通知.tif.txt"), encoding: .utf8)
    #expect(!text.contains("未能识别"))
    #expect(text.count > 400)
  }

  @Test(.timeLimit(.minutes(2)))
  func `workers end with a run that is killed, in the middle of a request and with their programs`()
    throws
  {
    let folder = try TemporaryFolder()
    let run = Process()
    run.executableURL = KanwuProgram.executable
    run.arguments = [
      "run", scans.appendingPathComponent("文化站简报.doc").path, "-o", folder.url.path,
    ]
    // Its scratch folder is left behind, too.
    run.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder.url.path]) {
      $1
    }
    run.standardError = FileHandle.nullDevice
    try run.run()
    let (worker, program) = try stopConversion(of: run.processIdentifier)
    kill(run.processIdentifier, SIGKILL)
    run.waitUntilExit()
    for process in [worker, program] { #expect(ends(process), "process \(process) lives on") }
  }

  /// A worker and its LibreOffice, which is made to stand still, so that the worker waits for it for minutes.
  private func stopConversion(of run: pid_t) throws -> (worker: pid_t, program: pid_t) {
    for _ in 0..<6000 {
      for worker in ProcessTree(of: run).children {
        for program in ProcessTree(of: worker).children where name(of: program) == "soffice.bin" {
          kill(program, SIGSTOP)
          return (worker, program)
        }
      }
      usleep(5000)
    }
    throw CocoaError(.featureUnsupported)
  }

  private func name(of process: pid_t) -> String {
    let text = try? String(contentsOfFile: "/proc/\(process)/comm", encoding: .utf8)
    return (text ?? "").trimmingCharacters(in: .newlines)
  }

  /// Whether a process is gone, or waits only for its new parent to notice, within ten seconds.
  private func ends(_ process: pid_t) -> Bool {
    for _ in 0..<1000 {
      let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      guard let stat, !stat.contains(") Z ") else { return true }
      usleep(10_000)
    }
    kill(process, SIGKILL)
    return false
  }
}
