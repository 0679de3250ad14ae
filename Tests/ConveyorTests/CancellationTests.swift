import Conveyor
import Dispatch
import Testing

struct CancellationTests {
  @Test func `a handler is called once, and at once when it comes too late`() {
    let cancellation = Cancellation()
    let calls = Notes<String>()
    cancellation.onCancel { calls.add("first") }
    cancellation.onCancel { calls.add("second") }
    #expect(!cancellation.isCancelled)
    #expect(calls.all.isEmpty)

    cancellation.cancel()
    cancellation.cancel()
    #expect(cancellation.isCancelled)
    #expect(calls.all == ["first", "second"])

    cancellation.onCancel { calls.add("late") }
    #expect(calls.all == ["first", "second", "late"])
  }

  @Test func `a handler may look at the switch and register another`() {
    let cancellation = Cancellation()
    let calls = Notes<Bool>()
    cancellation.onCancel {
      cancellation.onCancel { calls.add(cancellation.isCancelled) }
    }
    cancellation.cancel()
    #expect(calls.all == [true])
  }

  @Test func `cancelling stops the sources, lets bodies finish and throws the rest away`() {
    let cancellation = Cancellation()
    let pipeline = Pipeline(cancellation: cancellation)
    let begun = Gauge()
    let ended = Gauge()
    let seen = Gauge()
    let isOpen = DispatchSemaphore(value: 0)
    let numbers: Flow<Int> = pipeline.source("numbers", buffer: 4, counting(to: 1_000_000))
    numbers
      .stage("hold", width: 2) { (number: Int) -> Int in
        begun.up()
        isOpen.wait()
        isOpen.signal()
        ended.up()
        return number
      }
      .sink("out") { _ in seen.up() }

    let running = start(pipeline)
    #expect(eventually { begun.now == 2 && pipeline.counters()[1].waiting == 5 })
    cancellation.cancel()
    #expect(eventually { pipeline.counters()[1].discarded == 5 }, "what waits is thrown away")
    isOpen.signal()

    #expect(running.value()?.value == .cancelled(discarded: 7))
    #expect(begun.now == 2)
    #expect(ended.now == 2, "bodies in flight finish before run returns")
    #expect(seen.now == 0)
    #expect(pipeline.counters().map(\.discarded) == [0, 5, 2])
  }

  @Test(arguments: ["source", "stage", "elements", "inner", "sink"])
  func `any body may cancel`(place: String) {
    let cancellation = Cancellation()
    let pipeline = Pipeline(cancellation: cancellation)
    let cancel = { @Sendable (here: String, item: Int) in
      if here == place, item == 100 { cancellation.cancel() }
    }
    let next = counting(to: 1_000_000)
    let numbers: Flow<Int> = pipeline.source("numbers") {
      let number = next()
      cancel("source", number ?? 0)
      return number
    }
    numbers
      .stage("stage", width: 2) { (number: Int) -> Int in
        cancel("stage", number)
        return number
      }
      .scatter(
        "pages",
        elements: { number in
          (0..<3).lazy.map { page in
            if page == 1 { cancel("elements", number) }
            return number
          }
        },
        through: { pages in
          pages.stage("inner", width: 2) { (number: Int) -> Int in
            cancel("inner", number)
            return number
          }
        }
      )
      .sink("sink") { result in
        if let group = result.value { cancel("sink", group.parent) }
      }

    guard case .cancelled = run(pipeline)?.value else {
      Issue.record("the run did not say that it was cancelled")
      return
    }
    #expect(pipeline.counters().allSatisfy { $0.inFlight == 0 && $0.waiting == 0 })
    #expect(pipeline.counters()[0].started < 1_000)
  }

  @Test func `a run that was cancelled before it began pulls nothing`() {
    let cancellation = Cancellation()
    let pulled = Gauge()
    let pipeline = Pipeline(cancellation: cancellation)
    let numbers: Flow<Int> = pipeline.source("numbers") {
      pulled.up()
      return 1
    }
    numbers.stage("work") { (number: Int) in number }.sink("out") { _ in }
    cancellation.cancel()

    #expect(run(pipeline)?.value == .cancelled(discarded: 0))
    #expect(pulled.now == 0)
  }

  @Test func `a cancel that comes when all is through changes nothing`() {
    let cancellation = Cancellation()
    let pipeline = Pipeline(cancellation: cancellation)
    let next = counting(to: 10)
    let atItsEnd = DispatchSemaphore(value: 0)
    let numbers: Flow<Int> = pipeline.source("numbers", buffer: 20) {
      let number = next()
      if number == nil { atItsEnd.signal() }
      return number
    }
    numbers.sink("out") { result in
      guard result.value == 9 else { return }
      #expect(atItsEnd.wait(timeout: .now() + 10) == .success)
      cancellation.cancel()
    }
    #expect(run(pipeline)?.value == .complete)
  }
}
