import Conveyor
import Testing

struct FailureTests {
  @Test func `a throwing body loses its item and no other`() throws {
    let later = Notes<Int>()
    let out = Notes<Result<Int, StageFailure>>()
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 20))
    numbers
      .stage("picky", width: 3) { (number: Int) throws -> Int in
        guard number != 7 else { throw Refused(item: number) }
        return number
      }
      .stage("later") { (number: Int) -> Int in
        later.add(number)
        return number * 10
      }
      .sink("out") { out.add($0) }

    #expect(run(pipeline)?.value == .complete)
    #expect(later.all == (0..<20).filter { $0 != 7 })
    #expect(out.all.map(\.value) == (0..<20).map { $0 == 7 ? nil : $0 * 10 })
    let failure = try #require(throws: StageFailure.self) { try out.all[7].get() }
    #expect(failure.stage == "picky")
    #expect(failure.underlying as? Refused == Refused(item: 7))
    #expect(failure.description == "picky: Refused(item: 7)")
  }

  @Test func `a source that throws ends there, and the run tells when the rest is through`() throws
  {
    let out = Notes<Int?>()
    let pipeline = Pipeline()
    let next = counting(to: 20)
    let numbers: Flow<Int> = pipeline.source("numbers") {
      guard let number = next(), number < 5 else { throw Refused(item: 5) }
      return number
    }
    numbers.stage("work", width: 2) { (number: Int) in number }.sink("out") { out.add($0.value) }

    let failure = try failure(of: pipeline)
    #expect(failure.stage == "numbers")
    #expect(failure.underlying as? Refused == Refused(item: 5))
    #expect(out.all == [0, 1, 2, 3, 4])
    #expect(pipeline.counters()[0].finished == 5)
    #expect(pipeline.counters()[0].failed == 1)
  }

  @Test func `a sink that throws loses one item, and the run tells the first when all is through`()
    throws
  {
    let out = Notes<Int>()
    let pipeline = Pipeline()
    let numbers: Flow<Int> = pipeline.source("numbers", counting(to: 10))
    numbers.sink("out") { result in
      let number = try result.get()
      guard number % 4 != 3 else { throw Refused(item: number) }
      out.add(number)
    }

    let failure = try failure(of: pipeline)
    #expect(failure.stage == "out")
    #expect(failure.underlying as? Refused == Refused(item: 3))
    #expect(out.all == [0, 1, 2, 4, 5, 6, 8, 9])
    #expect(pipeline.counters()[1].failed == 2)
  }

  private func failure(of pipeline: Pipeline) throws -> StageFailure {
    let result = try #require(run(pipeline))
    return try #require(throws: StageFailure.self) { try result.get() }
  }
}
