import Conveyor
import Dispatch
import Testing

struct OrderTests {
  @Test func `items keep their order through wide stages with uneven work`() {
    let out = Notes<Int>()
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 300))
    numbers
      .stage("uneven", width: 4) { (number: Int) -> Int in
        if number % 7 == 0 { rest(microseconds: 900) }
        return number
      }
      .stage("odd ones out", width: 3) { (number: Int) throws -> Int in
        guard number % 2 == 0 else { throw Refused(item: number) }
        if number % 5 == 0 { rest(microseconds: 500) }
        return number
      }
      .sink("out") { out.add(number(of: $0)) }

    #expect(run(pipeline)?.value == .complete)
    #expect(out.all == Array(0..<300))
  }

  @Test func `a slow item does not hold up an unordered stage`() {
    let out = Notes<Int>()
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 50))
    numbers
      .stage("read", width: 2, buffer: 1, ordered: false) { (number: Int) -> Int in
        if number == 0 { #expect(eventually { out.all.count == 49 }) }
        return number
      }
      .sink("out") { out.add(number(of: $0)) }

    #expect(run(pipeline)?.value == .complete)
    #expect(out.all.last == 0)
    #expect(out.all.sorted() == Array(0..<50))
  }

  @Test func `an ordered stage runs ahead of a slow item by its slots and no more`() {
    let started = Gauge()
    let out = Notes<Int>()
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 50))
    numbers
      .stage("read", width: 2, buffer: 3) { (number: Int) -> Int in
        started.up()
        if number == 0 {
          #expect(eventually { started.now == 5 })
          rest(microseconds: 20_000)
          #expect(started.now == 5)
        }
        return number
      }
      .sink("out") { out.add(number(of: $0)) }

    #expect(run(pipeline)?.value == .complete)
    #expect(out.all == Array(0..<50))
  }
}

/// Sleeps, as a body that waits on a pipe would.
private func rest(microseconds: Int) {
  _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(microseconds))
}

/// The item, whether it failed or not.
private func number(of result: Result<Int, StageFailure>) -> Int {
  switch result {
  case .success(let number): number
  case .failure(let failure): (failure.underlying as? Refused)?.item ?? -1
  }
}
