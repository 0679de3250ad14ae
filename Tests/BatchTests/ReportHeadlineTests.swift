import Foundation
import Testing

@testable import Batch

struct ReportHeadlineTests {
  private func headline(_ change: (inout RunRecord) -> Void) -> RunHeadline {
    var record = ReportSamples.empty()
    change(&record)
    return RunHeadline(record)
  }

  @Test func `a night is told in one sentence`() {
    #expect(
      RunHeadline(ReportSamples.night()).happened
        == "119 documents read (1 in part), 4 failed, 3 left for a later run, "
        + "2 waiting from earlier runs, 10,234 unchanged.")
  }

  @Test func `new trouble comes before what has waited`() {
    let found = headline {
      $0.exitCode = 65
      $0.failures =
        (0..<9).map { ReportSamples.encrypted("\($0).pdf", waitingSince: ReportSamples.start) }
        + [
          RunRecord.Failure(
            path: "a", name: "a", cause: "empty", isTransient: false,
            message: "the file is empty (0 bytes); copy or scan it again")
        ]
    }
    #expect(
      found.next == "1 document, the file is empty: copy or scan it again; and 1 other cause.")
    #expect(found.urgency == .person)
  }

  @Test func `what waits asks for a person again`() {
    let found = headline {
      $0.failures = [ReportSamples.encrypted("a.pdf", waitingSince: ReportSamples.start)]
    }
    #expect(found.next.hasPrefix("1 document, protected by a password: save a copy"))
  }

  @Test func `failures that are tried again need nobody`() {
    let found = headline {
      $0.exitCode = 65
      $0.documents.failed = 1
      $0.failures = [ReportSamples.timedOut("a.tif", page: 1)]
    }
    #expect(found.next == "Nothing to do: the next run goes on with the rest.")
    #expect(found.urgency == .later)
  }

  @Test func `a run that could not go on needs a person, with a failure to name or without`() {
    let full = headline {
      $0.exitCode = 73
      $0.endedBecause = "no space left in /out"
      $0.documents.done = 2
    }
    #expect(full.happened == "Ended early: no space left in /out; 2 documents read.")
    #expect(full.next == "See to the reason above; the run ended with exit code 73.")
    #expect(full.urgency == .person)
    let missing = headline {
      $0.exitCode = 69
      $0.failures = [
        RunRecord.Failure(
          path: "a", name: "a", cause: "program-missing", isTransient: true,
          message: "qpdf is needed and not installed; get it with: apt-get install qpdf")
      ]
    }
    #expect(
      missing.next
        == "1 document, qpdf is needed and not installed: get it with: apt-get install qpdf.")
    #expect(missing.urgency == .person)
  }

  @Test(arguments: [
    (15, 143, "Stopped by SIGTERM; no document found."),
    (2, 130, "Stopped by SIGINT; no document found."),
    (1, 143, "Stopped by signal 1; no document found."),
  ])
  func `a run that was stopped says by what and needs nobody`(
    signal: Int32, exitCode: Int32, sentence: String
  ) {
    let found = headline {
      $0.signal = signal
      $0.exitCode = exitCode
    }
    #expect(found.happened == sentence)
    #expect(found.urgency == .later)
  }

  @Test func `a run at its limit says so and needs nobody`() {
    let found = headline { $0.endedBecause = "time limit of 6 h reached" }
    #expect(found.happened == "Ended early: time limit of 6 h reached; no document found.")
    #expect(found.urgency == .later)
  }

  @Test func `a night without news needs nobody`() {
    let found = headline { $0.documents.unchanged = 1 }
    #expect(found.happened == "1 unchanged.")
    #expect(found.urgency == .none)
  }
}
