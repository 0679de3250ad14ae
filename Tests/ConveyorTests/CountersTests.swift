import Conveyor
import Dispatch
import Testing

struct CountersTests {
  @Test func `the counters of a whole run add up`() throws {
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 100))
    numbers
      .stage("tens", width: 2) { (number: Int) throws -> Int in
        guard number % 10 != 0 else { throw Refused(item: number) }
        return number
      }
      .stage("rest", width: 3) { (number: Int) in number }
      .sink("out") { _ in }
    #expect(run(pipeline)?.value == .complete)

    let counters = pipeline.counters()
    #expect(counters.map(\.name) == ["numbers", "tens", "rest", "out"])
    #expect(counters.map(\.width) == [1, 2, 3, 1])
    #expect(counters.map(\.started) == [100, 100, 90, 100])
    #expect(counters.map(\.finished) == [100, 90, 90, 100])
    #expect(counters.map(\.failed) == [0, 10, 0, 0])
    #expect(counters.map(\.passedBy) == [0, 0, 10, 0])
    #expect(counters.allSatisfy { $0.discarded == 0 && $0.inFlight == 0 && $0.waiting == 0 })
  }

  @Test func `stages inside a scatter stand behind it, in the order in which they were built`() {
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("documents", counting(to: 4))
    numbers.stage("survey") { (number: Int) in number }
      .scatter(
        "pages", elements: { 0..<$0 },
        through: { $0.stage("read") { (page: Int) in page }.stage("look") { (page: Int) in page } }
      )
      .stage("repair") { $0 }
      .sink("export") { _ in }
    #expect(run(pipeline)?.value == .complete)
    let counters = pipeline.counters()
    #expect(
      counters.map(\.name)
        == ["documents", "survey", "pages", "read", "look", "repair", "export"])
    #expect(counters.map(\.finished) == [4, 4, 4, 6, 6, 4, 4])
  }

  @Test func `busy time is the time spent in bodies, over all of the width`() {
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 4))
    numbers.stage("rest", width: 2) { (_: Int) in
      _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(10))
    }
    .sink("out") { _ in }
    #expect(run(pipeline)?.value == .complete)
    #expect(pipeline.counters()[1].busy >= .milliseconds(40))
  }

  @Test func `the depth of a queue and its highest mark are seen from outside while it runs`() {
    let pipeline = Pipeline()
    let isOpen = DispatchSemaphore(value: 0)
    let numbers: Flow<Int> = pipeline.source("numbers", buffer: 4, counting(to: 20))
    numbers.sink("out") { _ in
      isOpen.wait()
      isOpen.signal()
    }
    let running = start(pipeline)
    #expect(
      eventually {
        let out = pipeline.counters()[1]
        return out.waiting == 5 && out.inFlight == 1
      })
    isOpen.signal()
    #expect(running.value()?.value == .complete)
    #expect(pipeline.counters()[1].waiting == 0)
    #expect(pipeline.counters()[1].mostWaiting == 5)
  }
}
