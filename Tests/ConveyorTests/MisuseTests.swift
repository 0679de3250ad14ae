import Conveyor
import Foundation
import Testing

/// Lets exit tests run only when they are asked for.
///
/// The testing library waits for any child there is, and spins for ever on one that another test's
/// program leaves to its own waiter (Swift 6.3.1). `make test` runs them by themselves.
let exitTestsRunAlone: ConditionTrait = .enabled(
  if: ProcessInfo.processInfo.environment["KANWU_EXIT_TESTS"] != nil,
  "exit tests run by themselves: KANWU_EXIT_TESTS=1 swift test --filter ConveyorTests")

@Suite(exitTestsRunAlone) struct MisuseTests {
  @Test func `a flow without a sink is refused`() async {
    await #expect(processExitsWith: .failure) {
      let pipeline = Pipeline()
      _ = pipeline.source("numbers") { () -> Int? in nil }
      try pipeline.run()
    }
  }

  @Test func `a flow with two next stages is refused`() async {
    await #expect(processExitsWith: .failure) {
      let pipeline = Pipeline()
      let numbers = pipeline.source("numbers") { () -> Int? in nil }
      numbers.sink("one") { _ in }
      numbers.sink("two") { _ in }
    }
  }

  @Test func `a second run is refused`() async {
    await #expect(processExitsWith: .failure) {
      let pipeline = Pipeline()
      try pipeline.run()
      try pipeline.run()
    }
  }

  @Test func `a sink inside a scatter is refused`() async {
    await #expect(processExitsWith: .failure) {
      let pipeline = Pipeline()
      let numbers = pipeline.source("numbers") { () -> Int? in nil }
      _ = numbers.scatter(
        "pages", elements: { 0..<$0 },
        through: { pages in
          pages.sink("lost") { _ in }
          return pages
        })
    }
  }
}

struct EmptyPipelineTests {
  @Test func `a pipeline without stages ends at once`() throws {
    #expect(try Pipeline().run() == .complete)
  }
}
