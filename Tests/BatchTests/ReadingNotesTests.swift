import DocumentModel
import Testing

@testable import Batch

struct ReadingNotesTests {
  private let poor = Page(
    number: 1, origin: .recognised,
    measures: [Measure(stage: "read", name: Measure.latinModelMissing, value: 1)])

  @Test func `missing Latin data is told once, with the number of pages and the remedy`() {
    let notes = ReadingNotes.notes(on: [poor, poor, Page(number: 3, origin: .recognised)])
    #expect(notes.count == 1)
    #expect(notes[0].contains("2 pages"))
    #expect(notes[0].contains("tesseract-ocr-eng"))
  }

  @Test func `a missing second model is told besides`() {
    var weak = poor
    weak.measures.append(Measure(stage: "read", name: Measure.secondModelMissing, value: 1))
    let notes = ReadingNotes.notes(on: [poor, weak])
    #expect(notes.count == 2)
    #expect(notes[1].contains("1 page") && notes[1].contains("tesseract-ocr-script-hans"))
  }

  @Test func `pages without a remark give no note`() {
    #expect(ReadingNotes.notes(on: [Page(number: 1, origin: .blank)]).isEmpty)
  }
}
