import Foundation
import Glibc
import TestSupport
import Testing

@testable import Intake

struct ProgramTests {
  private let folder: TemporaryFolder
  private let shell = Program(name: "sh", package: "dash")

  init() throws { folder = try TemporaryFolder() }

  private func run(
    _ script: String, output: Program.Output = .memory(limit: 1000), seconds: Double = 20
  ) throws(IntakeError) -> Program.Outcome {
    try shell.run(["-c", script], output: output, seconds: seconds, scratch: folder.url.path)
  }

  @Test func `output, exit code and the end of the complaints are kept`() throws {
    let outcome = try run("echo 好; echo one >&2; echo two >&2; exit 3")
    #expect(outcome.text == "好\n")
    #expect(outcome.status == 3)
    #expect(outcome.complaint == "one; two")
  }

  @Test func `a program that was killed from outside is told from one that failed`() throws {
    func fails(_ script: String) throws {
      _ = try shell.runOrThrow(["-c", script], seconds: 20, scratch: folder.url.path)
    }
    #expect(throws: IntakeError.programKilled(name: "sh", signal: SIGKILL)) {
      try fails("kill -9 $$")
    }
    #expect(throws: IntakeError.programFailed(name: "sh", detail: "ended by signal 11")) {
      try fails("kill -11 $$")
    }
  }

  @Test func `arguments are not read by a shell`() throws {
    let echo = Program(name: "printf", package: "coreutils")
    let outcome = try echo.run(
      ["%s", "a b;$(id)\n'\""], seconds: 20, scratch: folder.url.path)
    #expect(outcome.text == "a b;$(id)\n'\"")
  }

  @Test func `standard input is empty and the environment is fixed`() throws {
    let outcome = try run("cat; echo $LC_ALL $HOME ${USER-none}")
    #expect(outcome.text == "C.UTF-8 \(folder.url.path) none\n")
  }

  @Test func `a missing program is named with its package`() {
    let missing = Program(name: "no-such-program", package: "some-package")
    #expect(
      throws: IntakeError.programMissing(name: "no-such-program", package: "some-package")
    ) {
      try missing.run([], seconds: 1, scratch: folder.url.path)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a time limit ends grandchildren, even ones that ignore being asked`() throws {
    let pidFile = folder.url.appendingPathComponent("pid").path
    let script = "(trap '' TERM; echo $$; exec sleep 300) & echo $! > '\(pidFile)'; wait"
    #expect(throws: IntakeError.programTimedOut(name: "sh", seconds: 0.3)) {
      try run(script, seconds: 0.3)
    }
    let text = try String(contentsOfFile: pidFile, encoding: .utf8)
    let grandchild = try #require(pid_t(text.split(separator: "\n").first ?? ""))
    #expect(isGone(grandchild))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a descendant that stays behind does not hold up the answer`() throws {
    let start = ContinuousClock.now
    let outcome = try run("sleep 300 & echo $!")
    #expect(ContinuousClock.now - start < .seconds(20))
    let text = outcome.text.split(separator: "\n").first ?? ""
    #expect(isGone(try #require(pid_t(text))))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a program that says too much is stopped`() {
    #expect(throws: IntakeError.programFailed(name: "sh", detail: "it said more than expected")) {
      try run("yes")
    }
  }

  @Test func `files over the limit are not written`() throws {
    var small = shell
    small.fileMegabytes = 1
    let target = folder.url.appendingPathComponent("big").path
    let outcome = try small.run(
      ["-c", "head -c 5000000 /dev/zero"], output: .file(target), seconds: 20,
      scratch: folder.url.path)
    #expect(outcome.status != 0)
    let size = try FileManager.default.attributesOfItem(atPath: target)[.size] as? Int
    #expect(size == 1 << 20)
  }

  @Test func `memory is limited`() throws {
    var small = shell
    small.memoryMegabytes = 300
    let outcome = try small.run(
      ["-c", "ulimit -v"], seconds: 20, scratch: folder.url.path)
    #expect(outcome.text == "\(300 * 1024)\n")
  }

  @Test func `the version of an installed program is found`() throws {
    let probe = try #require(ProgramProbe.all.first { $0.name == "pdfinfo" })
    #expect(try probe.version(scratch: folder.url).contains("version"))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a program ends with the thread that started it`() async throws {
    let pidFile = folder.url.appendingPathComponent("pid").path
    let command = Launcher(memoryMegabytes: 1000, fileMegabytes: 10).command(
      "/bin/sh", ["-c", "echo $$ > '\(pidFile)'; exec sleep 300"])
    let thread = Thread {
      _ = try? ChildProcess(
        name: "sh", command: command, environment: [], output: .memory(limit: 10))
      while FileManager.default.contents(atPath: pidFile)?.last != 0x0A { usleep(5000) }
    }
    thread.start()
    while !thread.isFinished { try await Task.sleep(for: .milliseconds(5)) }
    let text = try String(contentsOfFile: pidFile, encoding: .utf8)
    #expect(isGone(try #require(pid_t(text.dropLast()))))
  }

  /// Killed processes stay visible until their new parent reaps them.
  private func isGone(_ process: pid_t) -> Bool {
    for _ in 0..<100 {
      let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      guard let stat, !stat.contains(") Z ") else { return true }
      usleep(20_000)
    }
    return false
  }
}
