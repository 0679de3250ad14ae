import Foundation
import TestSupport
import Testing

@testable import Ledger

struct LedgerRunsTests {
  private let folder: TemporaryFolder
  private let ledger: LedgerFile

  init() throws {
    folder = try TemporaryFolder()
    ledger = try folder.ledger()
  }

  private func run(endingWith code: Int32?, after seconds: TimeInterval) throws {
    var run = try ledger.begin(LedgerSamples.run())
    run.exitCode = code
    run.ended = LedgerSamples.now + seconds
    try ledger.update(run)
  }

  @Test func `runs are numbered as they begin`() throws {
    let runs = try (0..<3).map { _ in try ledger.begin(LedgerSamples.run()) }
    #expect(runs.map(\.id) == [1, 2, 3])
    #expect(try ledger.runs(last: 10) == runs.reversed())
    #expect(try ledger.runs(last: 2).map(\.id) == [3, 2])
  }

  @Test func `a run's end stands in its line, with all its numbers`() throws {
    var run = try ledger.begin(LedgerSamples.run())
    #expect(run.inputs == "/scans\n/更多")
    run.ended = LedgerSamples.now + 3600.5
    run.exitCode = 65
    run.done = 1
    run.partial = 2
    run.failed = 3
    run.unchanged = 4
    run.waiting = 5
    run.held = 6
    run.pagesRead = 7
    run.pagesKept = 8
    run.pagesFailed = 9
    run.edits = 10
    run.seconds = 11.5
    try ledger.update(run)
    #expect(try ledger.runs(last: 1) == [run])
  }

  @Test func `no run is not an unfinished one`() throws {
    #expect(try !ledger.lastRunIsUnfinished())
  }

  @Test func `only the last run's end counts`() throws {
    let killed = try ledger.begin(LedgerSamples.run())
    #expect(try ledger.lastRunIsUnfinished())
    try run(endingWith: 0, after: 10)
    #expect(try !ledger.lastRunIsUnfinished())
    #expect(try ledger.runs(last: 2).last == killed)
    _ = try ledger.begin(LedgerSamples.run())
    #expect(try ledger.lastRunIsUnfinished())
  }

  @Test func `the last end is the last one with such a code`() throws {
    #expect(try ledger.lastEnd(withExitCodes: [0, 65]) == nil)
    try run(endingWith: 0, after: 10)
    try run(endingWith: 65, after: 20)
    try run(endingWith: 73, after: 30)
    _ = try ledger.begin(LedgerSamples.run())
    #expect(try ledger.lastEnd(withExitCodes: [0, 65]) == LedgerSamples.now + 20)
    #expect(try ledger.lastEnd(withExitCodes: [0]) == LedgerSamples.now + 10)
    #expect(try ledger.lastEnd(withExitCodes: [70]) == nil)
    #expect(try ledger.lastEnd(withExitCodes: []) == nil)
  }

  @Test func `an update of a run that is forgotten is refused`() throws {
    var run = LedgerSamples.run()
    run.id = 4711
    #expect(throws: LedgerError.self) { try ledger.update(run) }
  }
}
