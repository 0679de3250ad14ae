import Foundation
import Testing

@testable import Batch

struct ReportDigestTests {
  private func failure(
    _ name: String, page: Int? = nil, cause: String, isTransient: Bool = false, _ message: String
  ) -> RunRecord.Failure {
    RunRecord.Failure(
      path: "/scans/\(name)", name: name, page: page, cause: cause, isTransient: isTransient,
      message: message)
  }

  @Test func `failures of a cause are one line with count, examples and remedy`() {
    let digest = FailureDigest(
      ["a.pdf", "b.pdf", "c.pdf", "d.pdf"].map { ReportSamples.encrypted($0) })
    #expect(
      digest.groups.map { $0.line() } == [
        "4 × protected by a password: a.pdf, b.pdf, c.pdf …: save a copy without one, "
          + "for a PDF with: qpdf --decrypt --password=… IN OUT"
      ])
  }

  @Test func `the cause with most failures stands first, equal ones by name`() {
    let causes = ["b", "c", "a", "c", "b", "c"]
    let digest = FailureDigest(
      causes.enumerated().map { failure("\($0)", cause: $1, "it is odd") })
    #expect(digest.groups.map(\.cause) == ["c", "b", "a"])
    #expect(digest.groups.map(\.count) == [3, 2, 1])
  }

  @Test func `pages of a document are told with it`() {
    let failures =
      (1...5).map { ReportSamples.timedOut("a.tif", page: $0) }
      + [ReportSamples.timedOut("b.tif", page: 7)]
    #expect(
      FailureDigest(failures).groups.map { $0.line() } == [
        "6 × no answer after 120 s: a.tif (pages 1, 2, 3 …), b.tif (page 7): "
          + "give it more with --page-timeout"
      ])
  }

  @Test func `where facts differ the cause's own words stand for them`() {
    let failures = [
      failure("a.pdf", cause: "wrong-type", "its name says PDF, its content is PNG; rename it"),
      failure("b.pdf", cause: "wrong-type", "its name says PDF, its content is ZIP; rename it"),
    ]
    #expect(FailureDigest(failures).groups.map(\.title) == ["wrong type"])
  }

  @Test func `a group needs no person only if later runs try all of it again`() {
    let failures = [true, true, false].enumerated().map {
      failure("\($0)", cause: "crashed", isTransient: $1, "it crashed")
    }
    #expect(FailureDigest(failures.prefix(2)).groups.map(\.isTransient) == [true])
    #expect(FailureDigest(failures).groups.map(\.isTransient) == [false])
  }

  @Test(arguments: ReportSamples.hostileTexts)
  func `a line stays one line of bounded length whatever the names hold`(text: String) throws {
    for group in FailureDigest(ReportSamples.hostile(text).failures).groups {
      let line = group.line()
      #expect(line.unicodeScalars.count < 8000)
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .format })
    }
  }

  @Test func `no failure gives no group`() {
    #expect(FailureDigest([RunRecord.Failure]()).groups.isEmpty)
  }

  @Test(arguments: [
    ("it is protected by a password; save a copy", "protected by a password", "save a copy"),
    ("the file is damaged (xref; at 12); scan it again", "the file is damaged", "scan it again"),
    (
      "the file is cut off; a part was read; scan it again", "the file is cut off; a part was read",
      "scan it again"
    ),
    ("it cannot be opened (Permission denied)", "cannot be opened", nil),
    ("pdftoppm failed: a;b (1)", "pdftoppm failed: a;b", nil),
    ("", "", nil), ("; ", "", ""), (")(", ")(", nil),
  ])
  func `a message parts into fact and remedy`(message: String, fact: String, remedy: String?) {
    let sentence = FailureSentence(message)
    #expect(sentence.fact == fact)
    #expect(sentence.remedy == remedy)
  }
}
