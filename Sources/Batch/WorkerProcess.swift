import Conveyor
import Foundation
import Glibc
import Intake
import WorkerProtocol

/// How a worker is started: the program itself in its hidden subcommand.
public struct WorkerLaunch: Sendable, Hashable {
  /// Absolute path of the executable.
  public var executable: String
  public var arguments: [String]
  /// The worker's whole environment; limits for its libraries are added to it.
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
  private let memoryAtEnd = Guarded<Int?>(nil)

  /// What libraries read as they are loaded, so that only the environment can carry it.
  ///
  /// With OpenMP off two workers on two cores are five times as fast (libgomp's threads fight otherwise).
  /// Tesseract and Leptonica take and give back pictures of megabytes all the time; an allocator that
  /// keeps what it has, up to 32 MB a piece (its own limit), spares the kernel from clearing them anew.
  private static let libraryLimits = [
    "OMP_THREAD_LIMIT": "1",
    "MALLOC_MMAP_THRESHOLD_": "33554432",
    "MALLOC_TRIM_THRESHOLD_": "134217728",
  ]

  /// - Parameters:
  ///   - launch: the program and its arguments.
  ///   - log: file that takes what the worker and its libraries print.
  /// - Throws: `SpawnError` when the system cannot start it.
  init(_ launch: WorkerLaunch, log: URL) throws {
    let toWorker = try DescriptorPipe()
    let fromWorker = try DescriptorPipe()
    defer {
      close(toWorker.read)
      close(fromWorker.write)
    }
    requests = FileHandle(fileDescriptor: toWorker.write, closeOnDealloc: true)
    replies = FileHandle(fileDescriptor: fromWorker.read, closeOnDealloc: true)
    let environment = launch.environment.merging(Self.libraryLimits) { _, limit in limit }
    var plan = SpawnPlan(
      command: [launch.executable] + launch.arguments,
      environment: environment.map { "\($0.key)=\($0.value)" })
    plan.input = .descriptor(toWorker.read)
    plan.output = .descriptor(fromWorker.write)
    plan.errors = .file(log.path)
    pid = try plan.spawn()
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
      let wasStopped = isStopped
      kill()
      _ = waitForEnd()
      throw wasStopped ? .stopped : .timedOut(seconds: seconds)
    } catch {
      // The stream broke: the exit status below says why.
    }
    // A worker that only closed its pipe, or garbled it, must not be waited for.
    killSoon()
    throw waitForEnd()
  }

  /// Ends the worker and everything that it started.
  ///
  /// The programs it runs lead sessions of their own, so each descendant's group is ended by itself.
  func kill() {
    let programs = descendants(of: pid)
    for process in [pid] + programs { Glibc.kill(-process, SIGKILL) }
    for process in programs { Glibc.kill(process, SIGKILL) }
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
      if hasEnded { break }
      usleep(10_000)
    }
    kill()
  }

  /// Whether it has ended; its status stays to be collected.
  private var hasEnded: Bool {
    var state = unsafe siginfo_t()
    let result = unsafe waitid(P_PID, id_t(pid), &state, WEXITED | WNOHANG | WNOWAIT)
    return unsafe result == 0 && state.si_signo == SIGCHLD
  }

  /// The most memory that it has had at a time, in bytes; `nil` where the system does not tell.
  ///
  /// Of one that was lost, that of the largest program that it started counts too.
  var peakMemory: Int? {
    if let memory = memoryAtEnd.withLock({ $0 }) { return memory }
    let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
  }

  /// Whether somebody has stopped it: it does not answer, and it is not the page's fault.
  private var isStopped: Bool {
    let status = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    // The state follows the name, which stands in brackets and may hold any.
    return status?.split(separator: ")").last?.split(separator: " ").first == "T"
  }

  private func waitForEnd() -> WorkerLoss {
    var status: Int32 = 0
    var usage = rusage()
    var result = unsafe wait4(pid, &status, 0, &usage)
    while result < 0 && errno == EINTR { result = unsafe wait4(pid, &status, 0, &usage) }
    if result == pid { memoryAtEnd.withLock { $0 = usage.ru_maxrss * 1024 } }
    let signal = status & 0x7f
    return signal == 0 ? .exited(code: (status >> 8) & 0xff) : .crashed(signal: signal)
  }
}

/// How a worker was lost.
enum WorkerLoss: Error, Sendable, Hashable {
  case timedOut(seconds: Double)
  case crashed(signal: Int32)
  case exited(code: Int32)
  /// It was found stopped (SIGSTOP) when its time was over.
  case stopped

  /// How often a request is asked again after such a loss.
  var retries: Int {
    switch self {
    case .timedOut: 0
    // No page makes its worker send itself these: an administrator or the system's memory guard did.
    case .crashed(SIGKILL), .crashed(SIGTERM), .stopped: 3
    case .crashed, .exited: 1
    }
  }
}

/// Process ids of the children of a process, their children and so on.
private func descendants(of pid: pid_t) -> [pid_t] {
  let tasks = "/proc/\(pid)/task"
  let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
  let children = threads.flatMap { thread in
    let text = try? String(contentsOfFile: "\(tasks)/\(thread)/children", encoding: .utf8)
    return (text ?? "").split(separator: " ").compactMap { pid_t($0) }
  }
  return children + children.flatMap { descendants(of: $0) }
}
