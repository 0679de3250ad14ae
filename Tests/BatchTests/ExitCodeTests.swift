import Foundation
import Intake
import Testing

@testable import Batch

struct ExitCodeTests {
  private static func report(_ change: (inout RunReport) -> Void) -> RunReport {
    var report = RunReport()
    change(&report)
    return report
  }

  @Test(arguments: [
    (report { _ in }, ExitCode.done),
    (report { $0.finished = 3 }, .done),
    (
      report {
        $0.finished = 3
        $0.failed = 1
      }, .someFailed
    ),
    (report { $0.partial = 1 }, .someFailed),
    (
      report {
        $0.failed = 1
        $0.outputErrors = 1
      }, .outputError
    ),
    (
      report {
        $0.count(
          .failed(
            name: "a.pdf", path: "/a.pdf",
            .intake(.programMissing(name: "pdfinfo", package: "poppler-utils"))))
      }, .toolMissing
    ),
    (
      report {
        $0.failed = 1
        $0.signal = SIGINT
      }, .interrupted
    ),
    (report { $0.signal = SIGTERM }, .terminated),
  ])
  func `a run's end has one code`(report: RunReport, code: ExitCode) {
    #expect(ExitCode.of(report) == code)
  }

  @Test func `codes are those of sysexits`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 64, 65, 66, 69, 70, 73, 75, 78, 130, 143])
  }
}
