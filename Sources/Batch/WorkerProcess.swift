import Foundation
import Glibc
import WorkerProtocol

/// How a worker is started: the program itself in its hidden subcommand.
public struct WorkerLaunch: Sendable, Hashable {
  /// Absolute path of the executable.
  public var executable: String
  public var arguments: [String]
  /// The worker's whole environment; `OMP_THREAD_LIMIT=1` is added to it.
  public var environment: [String: String]

  public init(executable: String, arguments: [String], environment: [String: String]) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
  }
}

/// One running worker and the pipe to it.
///
/// It leads a session and process group of its own, so that a kill reaches the programs that it
/// started, and so that a terminal's Ctrl-C reaches only the parent. Used by one thread at a time;
/// ``kill()`` may come from any.
final class WorkerProcess: Sendable {
  let pid: pid_t
  private let requests: FileHandle
  private let replies: FileHandle

  /// - Parameter log: file that takes what the worker and its libraries print.
  init(_ launch: WorkerLaunch, log: URL) throws {
    let toWorker = Pipe.closedOnExec()
    let fromWorker = Pipe.closedOnExec()
    guard let toWorker, let fromWorker else { throw FrameError.system(code: errno) }
    defer {
      close(toWorker.readEnd)
      close(fromWorker.writeEnd)
    }
    requests = FileHandle(fileDescriptor: toWorker.writeEnd, closeOnDealloc: true)
    replies = FileHandle(fileDescriptor: fromWorker.readEnd, closeOnDealloc: true)
    // OpenMP reads the limit when its library is loaded, so only the environment can carry it. With
    // it off two workers on two cores are five times as fast (libgomp's threads fight otherwise).
    let environment = launch.environment.merging(["OMP_THREAD_LIMIT": "1"]) { _, limit in limit }
    pid = try spawn(
      launch.executable, arguments: launch.arguments, environment: environment,
      standardInput: toWorker.readEnd, standardOutput: fromWorker.writeEnd, standardError: log)
  }

  private var channel: FrameChannel {
    FrameChannel(input: replies.fileDescriptor, output: requests.fileDescriptor)
  }

  /// Sends a message and waits for the reply.
  ///
  /// - Throws: ``WorkerLoss``; the worker is gone then, with its group.
  func ask(_ message: some Encodable, within seconds: Double) throws(WorkerLoss) -> WorkerReply {
    do {
      try channel.send(message)
      if let reply = try channel.receive(WorkerReply.self, within: seconds) { return reply }
    } catch FrameError.timedOut {
      kill()
      _ = waitForEnd()
      throw .timedOut(seconds: seconds)
    } catch {
      // The stream broke: the exit status below says why.
    }
    // A worker that only closed its pipe, or garbled it, must not be waited for.
    killSoon()
    throw waitForEnd()
  }

  /// Ends the worker and everything that it started.
  func kill() {
    Glibc.kill(-pid, SIGKILL)
  }

  /// Lets the worker leave by itself: it ends when its input closes.
  func retire() {
    try? requests.close()
    killSoon()
    _ = waitForEnd()
  }

  /// Kills the group once the worker has had a moment to leave.
  private func killSoon() {
    for _ in 0..<50 {
      var info = siginfo_t()
      let ended =
        unsafe waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0
        && unsafe info.si_signo == SIGCHLD
      if ended { break }
      usleep(10_000)
    }
    kill()
  }

  private func waitForEnd() -> WorkerLoss {
    var status: Int32 = 0
    while unsafe waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? .exited(code: (status >> 8) & 0xff) : .crashed(signal: signal)
  }
}

/// How a worker was lost.
enum WorkerLoss: Error, Sendable, Hashable {
  case timedOut(seconds: Double)
  case crashed(signal: Int32)
  case exited(code: Int32)
}

/// Both ends of a pipe that children do not inherit.
private struct Pipe {
  var readEnd: Int32
  var writeEnd: Int32

  static func closedOnExec() -> Pipe? {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
    return Pipe(readEnd: ends[0], writeEnd: ends[1])
  }
}
