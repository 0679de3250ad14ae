import Conveyor
import Foundation
import TestSupport
import Testing

struct WidthTests {
  @Test(arguments: [2, 40])
  func `as many bodies run side by side as the stage is wide, even blocked ones`(width: Int) {
    // 40 is far more than the cores of the machine: blocked bodies must not use up a shared pool.
    let meeting = Rendezvous(of: width)
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: width))
    numbers.stage("meet", width: width, buffer: 0) { (_: Int) in #expect(meeting.meet()) }
      .sink("out") { _ in }
    #expect(run(pipeline)?.value == .complete)
  }

  @Test func `the stages of a pipeline work side by side`() {
    let meeting = Rendezvous(of: 3)
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 3))
    numbers
      .stage("first") { (number: Int) -> Int in
        if number == 2 { #expect(meeting.meet()) }
        return number
      }
      .stage("second") { (number: Int) -> Int in
        if number == 1 { #expect(meeting.meet()) }
        return number
      }
      .sink("third") { if $0.value == 0 { #expect(meeting.meet()) } }
    #expect(run(pipeline)?.value == .complete)
  }

  @Test(arguments: [1, 3])
  func `never more bodies run than the stage is wide`(width: Int) {
    let bodies = Gauge()
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", buffer: 8, counting(to: 500))
    numbers
      .stage("read", width: width, buffer: 8, ordered: false) { (number: Int) -> Int in
        bodies.up()
        defer { bodies.down() }
        return number
      }
      .sink("out") { _ in }
    #expect(run(pipeline)?.value == .complete)
    #expect((1...width).contains(bodies.most))
  }

  @Test(exitTestsRunAlone)
  func `no more threads are made than the widths add up to and a few`() async {
    // In a process of its own, since other tests make threads, too.
    await #expect(processExitsWith: .success) {
      let before = try threadCount()
      let seen = Notes<Int>()
      let pipeline = Pipeline()
      let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 4_000))
      numbers.stage("first", width: 2) { (number: Int) in number }
        .scatter(
          "twice", elements: { [$0, $0] },
          through: { $0.stage("inner", width: 4, ordered: false) { (number: Int) in number } }
        )
        .stage("last") { $0.parent }
        .sink("out") { result in
          if result.value?.isMultiple(of: 50) == true { seen.add(try threadCount()) }
        }
      try pipeline.run()
      let widths = pipeline.counters().reduce(0) { $0 + $1.width }
      #expect(widths == 10)
      // Some more than the widths on a busy machine; several times as many if each body wakes a thread.
      let most = try #require(seen.all.max())
      #expect(most <= before + 2 * widths)
    }
  }
}

/// How many threads this process has now.
private func threadCount() throws -> Int {
  try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
}
