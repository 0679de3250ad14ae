import Foundation
import TestSupport
import Testing

@testable import Intake

struct SurveyTests {
  private struct Unreadable: Error {}

  @Test func `a text is one page, without a look at it`() {
    for (kind, isHTML) in [(FileKind.text, false), (.html, true)] {
      let document = InputDocument(name: "a", kind: kind, files: ["/no/such/file"])
      let survey = Survey.withoutLooking(at: document)
      #expect(survey?.pages == [.text(file: "/no/such/file", isHTML: isHTML)])
      #expect(survey?.pagesOfFiles == [1])
    }
  }

  @Test(arguments: FileKind.allCases.filter { ![.text, .html].contains($0) })
  func `every other kind has to be looked into`(kind: FileKind) {
    let document = InputDocument(name: "a", kind: kind, files: ["/a"])
    #expect(Survey.withoutLooking(at: document) == nil)
  }

  @Test func `a document of no file has no survey`() {
    #expect(Survey.withoutLooking(at: InputDocument(name: "a", kind: .text, files: [])) == nil)
  }

  @Test func `a document of one file has all its pages from it`() {
    let pages = (0..<3).map { PageSource.picture(file: "/a.tif", frame: $0) }
    #expect(Survey(pages: pages).pagesOfFiles == [3])
  }

  @Test func `every file of a page folder has its count of pages, broken ones too`() throws {
    let folder = try TemporaryFolder()
    let names = ["1.jpg", "2.jpg", "3.jpg", "4.jpg"]
    for name in names { try folder.write(bytes: name == "2.jpg" ? [] : Magic.jpeg, to: name) }
    let files = names.map { folder.url.appendingPathComponent($0).path }
    let surveyor = DocumentSurveyor(scratch: folder.url) { file in
      if file.hasSuffix("3.jpg") { throw Unreadable() }
      // A multi-page file that is cut off, its later pages missing.
      return file.hasSuffix("4.jpg") ? (2, true) : (1, false)
    }
    let survey = try surveyor.survey(InputDocument(name: "a", kind: .folder, files: files))
    #expect(survey.pagesOfFiles == [1, 1, 1, 3])
    #expect(survey.pages.count == 6)
    #expect(survey.pages[0] == .picture(file: files[0], frame: 0))
    #expect(survey.pages[1] == .missing(.empty))
    #expect(survey.pages[4] == .picture(file: files[3], frame: 1))
    guard case .missing = survey.pages[2], case .missing = survey.pages[5] else {
      Issue.record("\(survey.pages)")
      return
    }
  }
}
