import DocumentModel
import Testing

struct DocumentTests {
  @Test func `only a page that was not read has a placeholder, with its reason`() {
    let failed = Page(number: 3, origin: .failed, failure: .timedOut(seconds: 60))
    #expect(Document.placeholder(for: failed)?.text == "[第 3 页未能识别：超过时限 60 秒]")
    let partial = Page(number: 3, origin: .recognised, failure: .truncated)
    #expect(Document.placeholder(for: partial) == nil)
  }

  @Test func `dropped lines are not body lines`() {
    var dropped = TextLine(text: "— 1 —")
    dropped.drop = Drop(stage: "drop-running-heads", reason: "page number")
    let document = Document(
      name: "a.pdf", kind: "pdf",
      pages: [
        Page(number: 1, origin: .recognised, lines: [TextLine(text: "甲"), dropped]),
        Page(number: 2, origin: .recognised, lines: [TextLine(text: "乙")]),
      ])
    #expect(
      document.bodyLines == [
        LineReference(page: 0, line: 0), LineReference(page: 1, line: 0),
      ])
    #expect(document[LineReference(page: 1, line: 0)].text == "乙")
  }

  @Test(arguments: [
    PageFailure.unreadablePicture(detail: "d"), .tooLarge(width: 1, height: 2, limitMegapixels: 3),
    .truncated, .missing(detail: "d"), .stoppedAtDeadline(seconds: 4.5), .timedOut(seconds: 60),
    .crashed(signal: 11),
    .exited(code: 3), .programFailed(program: "pdftoppm", detail: "d"), .engine(detail: "d"),
  ])
  func `every failure has a sentence and a reason for the text`(failure: PageFailure) {
    #expect(!failure.message.isEmpty)
    #expect(!failure.message.contains("\n"))
    #expect(!failure.placeholderReason.isEmpty)
  }
}
