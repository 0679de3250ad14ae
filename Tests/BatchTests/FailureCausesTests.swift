import DocumentModel
import Foundation
import Glibc
import Intake
import Ledger
import Testing

@testable import Batch

/// What failures mean for later runs.
struct FailureCausesTests {
  /// What a failure is expected to be.
  struct Verdict: Sendable, Hashable, CustomStringConvertible {
    var cause: String
    var isTransient: Bool
    var countsAsTry: Bool

    /// Will fail again while the file stays as it is.
    static func lasting(_ cause: String) -> Verdict {
      Verdict(cause: cause, isTransient: false, countsAsTry: true)
    }

    /// May pass, and is tried so many times.
    static func passing(_ cause: String) -> Verdict {
      Verdict(cause: cause, isTransient: true, countsAsTry: true)
    }

    /// Lies in the surroundings, and is tried in every run.
    static func around(_ cause: String) -> Verdict {
      Verdict(cause: cause, isTransient: true, countsAsTry: false)
    }

    var description: String { "\(cause), transient: \(isTransient), a try: \(countsAsTry)" }
  }

  private func verdict(_ verdict: FailureVerdict) -> Verdict {
    Verdict(
      cause: verdict.facts.cause, isTransient: verdict.facts.isTransient,
      countsAsTry: verdict.countsAsTry)
  }

  private static let intake: [(IntakeError, Verdict)] = [
    (.notFound, .around("vanished")), (.notAFile, .lasting("not-a-file")),
    (.unreadable(reason: "permission denied"), .around("not-readable")),
    (.danglingLink, .lasting("dangling-link")), (.nameNotUTF8, .lasting("name-not-utf8")),
    (.empty, .lasting("empty")), (.damaged(detail: "d"), .lasting("damaged")),
    (.encrypted, .lasting("encrypted")),
    (.wrongType(expected: "pdf", found: "text"), .lasting("wrong-type")),
    (.unsupported(found: "a spreadsheet"), .lasting("unsupported")),
    (.archive(format: "zip"), .lasting("archive")), (.noPages, .lasting("no-pages")),
    (.tooManyPixels(width: 1, height: 1, limitMegapixels: 1), .lasting("too-large")),
    (.tooManyBytes(limitMegabytes: 1), .lasting("too-large")),
    (.programMissing(name: "qpdf", package: "qpdf"), .around("tool-missing")),
    (.programFailed(name: "qpdf", detail: "d"), .lasting("tool-failed")),
    (.programTimedOut(name: "soffice", seconds: 180), .passing("timed-out")),
    (.programKilled(name: "qpdf", signal: 9), .passing("tool-killed")),
    (.notConvertible(detail: "d"), .lasting("not-convertible")),
    (.scratch(reason: "no space left"), .around("no-space")),
  ]

  @Test(arguments: intake)
  func `every reason not to take a file in has its class`(error: IntakeError, expected: Verdict) {
    #expect(verdict(error.verdict) == expected)
    #expect(verdict(DocumentFailure.intake(error).verdict) == expected)
    #expect(error.verdict.facts.message == error.message)
    #expect(DocumentFailure.intake(error).cause == expected.cause)
  }

  private static let pages: [(PageFailure, Verdict)] = [
    (.unreadablePicture(detail: "d"), .lasting("damaged")),
    (.tooLarge(width: 1, height: 1, limitMegapixels: 1), .lasting("too-large")),
    (.missing(detail: "d"), .lasting("page-missing")), (.truncated, .lasting("truncated")),
    (.stoppedAtDeadline(seconds: 45), .passing("timed-out")),
    (.timedOut(seconds: 60), .passing("timed-out")),
    (.crashed(signal: SIGSEGV), .lasting("worker-crashed")),
    (.crashed(signal: SIGABRT), .lasting("worker-crashed")),
    (.crashed(signal: SIGKILL), .passing("worker-killed")),
    (.crashed(signal: SIGTERM), .passing("worker-killed")),
    // Found stopped when its time was over: as little the page's fault.
    (.crashed(signal: SIGSTOP), .passing("worker-killed")),
    (.exited(code: 1), .lasting("worker-crashed")),
    (.programFailed(program: "pdftoppm", detail: "d"), .lasting("tool-failed")),
    (.noSpace(detail: "d"), .around("no-space")),
    (.toolMissing(detail: "d"), .around("tool-missing")),
    (.engine(detail: "d"), .lasting("engine")),
  ]

  @Test(arguments: pages)
  func `every failure of a page has its class, also as that of a survey and of the only page`(
    failure: PageFailure, expected: Verdict
  ) {
    #expect(verdict(failure.verdict) == expected)
    #expect(failure.verdict.facts.message == failure.message)
    #expect(verdict(DocumentFailure.survey(failure).verdict) == expected)
    let only = DocumentFailure.noPageRead([PageProblem(page: 1, failure: failure)])
    #expect(verdict(only.verdict) == expected)
  }

  @Test(arguments: [
    (DocumentFailure.output(path: "/o", detail: "d", isFull: false), Verdict.around("output")),
    (.stage(name: "repair", detail: "d"), .lasting("stage-failed")),
    (.vanished, .around("vanished")), (.readingLost, .passing("reading-lost")),
  ])
  func `every other failure of a document has its class`(
    failure: DocumentFailure, expected: Verdict
  ) {
    #expect(verdict(failure.verdict) == expected)
  }

  @Test func `a document without any page may pass when one of its pages may`() {
    let failure = DocumentFailure.noPageRead([
      PageProblem(page: 1, failure: .truncated),
      PageProblem(page: 2, failure: .timedOut(seconds: 60)),
    ])
    #expect(verdict(failure.verdict) == .passing("truncated"))
    #expect(failure.message.hasPrefix("none of 2 pages could be read; page 1: "))
  }

  @Test(arguments: [
    WorkerLoss.crashed(signal: SIGKILL), .crashed(signal: SIGTERM), .stopped,
    .timedOut(seconds: 60),
  ])
  func `a page whose worker was killed, stopped or late may pass`(loss: WorkerLoss) {
    #expect(loss.pageFailure.verdict.facts.isTransient)
  }
}
