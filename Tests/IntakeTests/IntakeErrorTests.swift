import DocumentModel
import Foundation
import Testing

@testable import Intake

struct IntakeErrorTests {
  private static let errors: [IntakeError] = [
    .notFound, .notAFile, .unreadable(reason: "permission denied"), .danglingLink, .nameNotUTF8,
    .empty, .damaged(detail: "cut off"), .encrypted, .wrongType(expected: "pdf", found: "text"),
    .unsupported(found: "a DjVu file"), .archive(format: "rar"), .noPages,
    .tooManyPixels(width: 40_000, height: 40_000, limitMegapixels: 200),
    .tooManyBytes(limitMegabytes: 64), .programMissing(name: "qpdf", package: "qpdf"),
    .programFailed(name: "pdftoppm", detail: ""), .programTimedOut(name: "soffice", seconds: 180),
    .notConvertible(detail: ""), .scratch(reason: "no space left"),
  ]

  @Test(arguments: errors)
  func `every error says something and survives the way between processes`(
    error: IntakeError
  ) throws {
    #expect(!error.message.isEmpty)
    #expect(!error.pageFailure.message.isEmpty)
    let data = try JSONEncoder().encode(error)
    #expect(try JSONDecoder().decode(IntakeError.self, from: data) == error)
  }

  @Test func `a survey survives the way between processes`() throws {
    let place = PDFPlace(pdf: "/a\nb.pdf", page: 2, quarterTurns: 1, reason: "r")
    let survey = Survey(
      pages: [
        .picture(file: "/a.png", frame: 3), .textLayer(place), .missing(.empty),
        .embedded(place, EmbeddedPicture(quarterTurns: 3, dpi: 299.7, toPaper: .identity)),
        .rendered(
          place, Rendering(width: 1, height: 2, dpi: 3.5, colour: true, toPaper: .identity)),
        .text(file: "/é.txt", isHTML: true),
      ], notes: ["n"])
    let data = try JSONEncoder().encode(survey)
    #expect(try JSONDecoder().decode(Survey.self, from: data) == survey)
  }
}
