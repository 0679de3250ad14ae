import Conveyor
import DocumentModel
import Foundation
import Glibc
import Intake
import WorkerProtocol

/// The workers of a run: lent to one request at a time, replaced when lost, renewed after a number of
/// pages.
///
/// A request that loses its worker by a crash is asked once more of a fresh one; one whose worker was
/// killed or stopped from outside, which says nothing of the request, up to three times more; one that
/// passes its deadline is not. Nothing that happens to a worker reaches another request.
final class WorkerPool: Sendable {
  /// Pages after which a worker is replaced, against what C libraries leak.
  static let pagesPerWorker = 200

  private struct Lent {
    var process: WorkerProcess
    var pages = 0
  }

  private struct State {
    var idle: [Lent] = []
    var busy: [pid_t: WorkerProcess] = [:]
    var started = 0
    var isStopped = false
    var peakMemory: Int?

    mutating func note(_ memory: Int?) {
      peakMemory = [peakMemory, memory].compactMap(\.self).max()
    }
  }

  private let launch: WorkerLaunch
  private let setup: WorkerSetup
  private let name: String
  private let free: DispatchSemaphore
  private let state = Guarded(State())

  init(name: String, width: Int, launch: WorkerLaunch, setup: WorkerSetup) {
    self.name = name
    self.launch = launch
    self.setup = setup
    free = DispatchSemaphore(value: width)
    // A worker that dies while it is written to must be an error of the write, not the program's end.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Process ids of the workers that are at work.
  var busyWorkers: [pid_t] { state.withLock { Array($0.busy.keys) } }

  /// The most memory that a worker has had at a time, in bytes; `nil` before the first reply.
  var peakMemory: Int? { state.withLock { $0.peakMemory } }

  /// Asks a free worker, waiting for one.
  ///
  /// - Throws: ``WorkerLoss`` when the request lost its worker as often as ``WorkerLoss/retries`` allows;
  ///   `SetupFailure` when no worker can be set up; ``PoolStopped``.
  func ask(_ request: WorkerRequest, within seconds: Double) throws -> WorkerReply {
    free.wait()
    defer { free.signal() }
    var losses = 0
    while true {
      do {
        return try askOnce(request, within: seconds)
      } catch let loss as WorkerLoss {
        losses += 1
        if losses > loss.retries { throw loss }
      }
    }
  }

  /// Ends all workers; requests under way throw ``PoolStopped``.
  func stop() {
    let (idle, busy) = state.withLock { state in
      state.isStopped = true
      defer { state.idle = [] }
      return (state.idle, Array(state.busy.values))
    }
    for process in busy { process.kill() }
    for lent in idle { lent.process.retire() }
  }

  private func askOnce(_ request: WorkerRequest, within seconds: Double) throws -> WorkerReply {
    var lent = try lend()
    let reply: WorkerReply
    do {
      reply = try lent.process.ask(request, within: seconds)
    } catch {
      let memory = lent.process.peakMemory
      let isStopped = state.withLock { state in
        state.busy[lent.process.pid] = nil
        state.note(memory)
        return state.isStopped
      }
      throw isStopped ? PoolStopped() : error
    }
    lent.pages += 1
    giveBack(lent)
    if case .notReady(let failure) = reply { throw failure }
    return reply
  }

  private func lend() throws -> Lent {
    let idle = try state.withLock { state throws -> Lent? in
      if state.isStopped { throw PoolStopped() }
      guard let lent = state.idle.popLast() else { return nil }
      state.busy[lent.process.pid] = lent.process
      return lent
    }
    if let idle { return idle }
    let number = state.withLock { state in
      state.started += 1
      return state.started
    }
    let log = URL(fileURLWithPath: setup.scratch)
      .appendingPathComponent("worker-\(name)-\(number).log")
    let process = try WorkerProcess(launch, log: log)
    let isStopped = state.withLock { state in
      state.busy[process.pid] = process
      return state.isStopped
    }
    if isStopped { process.kill() }
    do {
      if case .notReady(let failure) = try process.ask(setup, within: 30) {
        process.retire()
        throw failure
      }
      return Lent(process: process)
    } catch {
      // Its process id may soon be another's: it must not be killed again.
      state.withLock { $0.busy[process.pid] = nil }
      throw error
    }
  }

  private func giveBack(_ lent: Lent) {
    let memory = lent.process.peakMemory
    let isKept = state.withLock { state in
      state.note(memory)
      state.busy[lent.process.pid] = nil
      let isKept = !state.isStopped && lent.pages < Self.pagesPerWorker
      if isKept { state.idle.append(lent) }
      return isKept
    }
    if !isKept { lent.process.retire() }
  }
}

/// The pool was stopped while the request waited or ran.
struct PoolStopped: Error {}
