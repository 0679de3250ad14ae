import Testing

@testable import kanwu

/// Limits as they are given on the command line, and as the machine sets them.
struct LimitTests {
  @Test(arguments: [
    ("90", 90.0), ("90s", 90), ("45m", 2700), ("6h", 21_600), ("1h30m", 5400), ("1d", 86_400),
    ("1d2h3m4s", 93_784), ("0.5", 0.5), ("0", 0),
  ])
  func `a length of time is read in the usual ways`(text: String, seconds: Double) {
    #expect(TimeSpan(argument: text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", " ", "h", "-5", "1h-5m", "5 m", "30m1h", "1.5h", "inf", "nan", "1e999", "six hours", "1h5",
    "１ｈ",
  ])
  func `what is no length of time is refused`(text: String) {
    #expect(TimeSpan(argument: text) == nil)
  }

  @Test func `a length of time beyond all numbers is refused`() {
    #expect(TimeSpan(argument: String(repeating: "9", count: 400) + "h") == nil)
  }

  @Test(
    arguments: [
      (4, nil, 4), (0, nil, 1), (4, 0, 1), (4, 100 << 20, 1), (4, 600 << 20, 2), (4, 8 << 30, 4),
    ] as [(Int, Int?, Int)])
  func `there are as many workers as processors, fewer where memory is short, never none`(
    processors: Int, bytes: Int?, workers: Int
  ) {
    #expect(MachineMemory.workers(processors: processors, bytes: bytes) == workers)
  }

  @Test func `this machine has memory left`() {
    #expect((MachineMemory.available ?? 0) > 0)
  }
}
