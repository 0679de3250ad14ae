import Conveyor
import Dispatch
import Testing

struct BackPressureTests {
  @Test func `however many are fed, no more are alive than the belts have slots`() throws {
    let alive = Gauge()
    let held = DispatchSemaphore(value: 0)
    let pipeline = Pipeline()
    let next = counting(to: 3_000)
    pipeline.source("feed", buffer: 3) {
      let item = next()
      if item != nil { alive.up() }
      return item
    }
    .stage("first", width: 2, buffer: 4) { $0 }
    .stage("second", width: 3, buffer: 0, ordered: false) { $0 }
    .sink("slow") { (result: Result<Int, StageFailure>) in
      if result.value == 0 { held.wait() }
      alive.down()
    }
    // 1 + 3 in the source's hands, 2 + 4 and 3 + 0 in the stages', 1 in the sink's.
    let slots = 14

    let running = start(pipeline)
    #expect(eventually { pipeline.counters().map(\.waiting) == [0, 4, 6, 3] })
    #expect(pipeline.counters().map(\.inFlight) == [0, 0, 0, 1], "a full belt holds no thread")
    #expect(alive.now == slots)
    held.signal()

    #expect(running.value()?.value == .complete)
    #expect(alive.most == slots)
    #expect(alive.now == 0)
    #expect(pipeline.counters().map(\.started) == [3_000, 3_000, 3_000, 3_000])
  }

  @Test func `the elements of a huge group are pulled only as they are worked off`() {
    let alive = Gauge()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 3))
    documents.scatter(
      "pages", buffer: 2,
      elements: { _ in
        (0..<1_000).lazy.map { page in
          alive.up()
          return page
        }
      },
      through: { pages in
        pages.stage("read", width: 2, buffer: 1) { (page: Int) -> Int in
          alive.down()
          return page
        }
      }
    )
    .sink("end") { _ in }

    #expect(run(pipeline)?.value == .complete)
    // 1 + 2 in the scatter's hands, 2 in the bodies.
    #expect(alive.most <= 5)
    #expect(alive.now == 0)
  }

  @Test func `no more groups are open than allowed`() {
    let open = Gauge()
    let pipeline = Pipeline()
    let documents: Flow<Int> = pipeline.source("documents", counting(to: 200))
    documents.scatter(
      "pages", openGroups: 3,
      elements: { document in
        open.up()
        return [document]
      },
      through: { $0.stage("read", width: 4) { (page: Int) in page } }
    )
    .sink("end") { _ in open.down() }

    #expect(run(pipeline)?.value == .complete)
    // Three on the belt and one in the sink.
    #expect(open.most <= 4)
  }
}
