import Foundation
import Glibc
import Intake
import PipelineFile
import TestSupport
import Testing
import WorkerProtocol

@testable import Batch

/// The pool with workers that are shell scripts: what becomes of a request whose worker is lost.
struct WorkerPoolTests {
  private let folder: TemporaryFolder
  private let request: WorkerRequest

  init() throws {
    // As the program does: a request to a worker that is gone must not end this process.
    signal(SIGPIPE, SIG_IGN)
    folder = try TemporaryFolder()
    request = .survey(
      InputDocument(name: "a.pdf", kind: .pdf, files: ["/a.pdf"]), scratch: folder.url.path)
  }

  /// A frame that says `json`, for `printf`.
  private func frame(_ json: String) -> String {
    "printf '\\\(String(json.utf8.count, radix: 8))\\0\\0\\0\(json)'\n"
  }

  private var readyFrame: String { frame(#"{"ready":{}}"#) }
  private var surveyedFrame: String {
    frame(#"{"surveyed":{"_0":{"pages":[],"pagesOfFiles":[0],"notes":["n"]}}}"#)
  }

  private func pool(_ script: String) throws -> WorkerPool {
    let file = try folder.write(script, to: "worker-\(UUID().uuidString).sh")
    let pipeline = PipelineDescription(
      file: "p.yml", recogniser: StageDescription(name: "tesseract"))
    return WorkerPool(
      name: "test", width: 1,
      launch: WorkerLaunch(executable: "/bin/sh", arguments: [file.path], environment: [:]),
      setup: WorkerSetup(
        pipeline: pipeline, pixelLimitMegapixels: 1, scratch: folder.url.path,
        addressSpaceLimit: 0, fileSizeLimit: 0))
  }

  @Test func `a reply comes back`() throws {
    let pool = try pool(readyFrame + surveyedFrame + "cat > /dev/null\n")
    defer { pool.stop() }
    let reply = try pool.ask(request, within: 10)
    #expect(reply == .surveyed(Survey(pages: [], notes: ["n"])))
    #expect(pool.busyWorkers.isEmpty)
    #expect(pool.peakMemory.map { $0 > 100_000 } == true)
  }

  @Test func `a request whose worker crashes is asked once more`() throws {
    let mark = folder.url.appendingPathComponent("crashed-once").path
    let pool = try pool(
      readyFrame + "test -e \(mark) || { touch \(mark); kill -SEGV $$; }\n" + surveyedFrame
        + "cat > /dev/null\n")
    defer { pool.stop() }
    #expect(try pool.ask(request, within: 10) == .surveyed(Survey(pages: [], notes: ["n"])))
    #expect(FileManager.default.fileExists(atPath: mark))
  }

  @Test func `a second crash is the end, with its signal`() throws {
    let starts = folder.url.appendingPathComponent("starts").path
    let pool = try pool("echo >> \(starts)\n" + readyFrame + "kill -SEGV $$\n")
    defer { pool.stop() }
    #expect(throws: WorkerLoss.crashed(signal: SIGSEGV)) {
      try pool.ask(request, within: 10)
    }
    #expect(try String(contentsOfFile: starts, encoding: .utf8) == "\n\n")
  }

  @Test func `a worker that is killed from outside says nothing of the request`() throws {
    let starts = folder.url.appendingPathComponent("starts").path
    let pool = try pool(
      "echo >> \(starts)\n" + readyFrame
        + "test $(wc -l < \(starts)) -gt 3 || kill -KILL $$\n" + surveyedFrame
        + "cat > /dev/null\n")
    defer { pool.stop() }
    #expect(try pool.ask(request, within: 10) == .surveyed(Survey(pages: [], notes: ["n"])))
    #expect(try String(contentsOfFile: starts, encoding: .utf8).count == 4)
  }

  @Test func `an exit code is told`() throws {
    let pool = try pool(readyFrame + "exit 3\n")
    defer { pool.stop() }
    #expect(throws: WorkerLoss.exited(code: 3)) { try pool.ask(request, within: 10) }
  }

  @Test func `a worker that hangs is killed with what it started, and not asked again`() throws {
    let starts = folder.url.appendingPathComponent("starts").path
    let pool = try pool(
      "echo $$ >> \(starts)\n" + readyFrame + "setsid sleep 1000 & echo $! >> \(starts)\nwait\n")
    defer { pool.stop() }
    #expect(throws: WorkerLoss.timedOut(seconds: 0.5)) { try pool.ask(request, within: 0.5) }
    let processes = try String(contentsOfFile: starts, encoding: .utf8)
      .split(separator: "\n").compactMap { pid_t($0) }
    #expect(processes.count == 2)
    for process in processes { #expect(hasEnded(process), "process \(process) lives on") }
  }

  @Test func `a worker that cannot be set up ends the run`() throws {
    let failure = #"{"notReady":{"_0":{"cause":"missingTool","message":"m"}}}"#
    let pool = try pool(frame(failure) + "cat > /dev/null\n")
    defer { pool.stop() }
    #expect(throws: SetupFailure(cause: .missingTool, message: "m")) {
      try pool.ask(request, within: 10)
    }
  }

  @Test func `a stopped pool takes no requests`() throws {
    let pool = try pool(readyFrame)
    pool.stop()
    #expect(throws: PoolStopped.self) { try pool.ask(request, within: 10) }
  }

  /// Gone, or a zombie that waits for its parent.
  private func hasEnded(_ process: pid_t) -> Bool {
    for _ in 0..<200 {
      guard
        let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let state = stat.split(separator: ")").last?.split(separator: " ").first, state != "Z"
      else { return true }
      usleep(10_000)
    }
    return false
  }
}
