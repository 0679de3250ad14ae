import Conveyor
import TestSupport
import Testing

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
