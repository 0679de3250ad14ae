import Conveyor
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
}
