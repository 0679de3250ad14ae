import Foundation
import Testing

@testable import Batch

struct ReportNumbersTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `numbers are grouped by thousands`(number: Int, text: String) {
    #expect(ReportNumbers.grouped(number) == text)
  }

  @Test(arguments: [
    (0, "0.0 s"), (59.94, "59.9 s"), (59.96, "1 min 00 s"), (61, "1 min 01 s"),
    (3599.4, "59 min 59 s"), (3600, "1 h 00 min"), (86_399, "23 h 59 min"), (-1, "?"),
    (Double.nan, "?"), (.infinity, "?"), (1e300, "?"),
  ])
  func `a duration has the units that it needs`(seconds: Double, text: String) {
    #expect(ReportNumbers.duration(seconds) == text)
  }

  @Test(arguments: [(0.0, "0.0 %"), (0.9874, "98.7 %"), (1, "100.0 %"), (Double.nan, "?")])
  func `a share is told in percent`(share: Double, text: String) {
    #expect(ReportNumbers.percent(share) == text)
  }
}
