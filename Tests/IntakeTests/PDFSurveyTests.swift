import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Intake

struct PDFSurveyTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func surveyed(
    _ pdf: TinyPDF, named name: String = UUID().uuidString, policy: TextLayerPolicy = .auto,
    limit: Int = 200
  ) throws -> Survey {
    let file = try folder.write(bytes: pdf.bytes, to: "\(name).pdf")
    let document = InputDocument(name: "a.pdf", kind: .pdf, files: [file])
    return try DocumentSurveyor(
      policy: policy, pixelLimitMegapixels: limit, scratch: folder.url
    ) { _ in (1, false) }.survey(document)
  }

  private func page(
    _ content: String, width: Int = 50, height: Int = 70, entries: String = "",
    picture: String = ""
  ) -> TinyPDF {
    TinyPDF(pages: [
      .init(
        content: content, pictures: [(width, height, picture)], box: "0 0 100 140",
        entries: entries)
    ])
  }

  private func form(_ source: PageSource) -> String {
    switch source {
    case .embedded(_, let picture): "embedded \(picture.quarterTurns)"
    case .rendered: "rendered"
    case .textLayer: "text"
    case .missing: "missing"
    case .picture: "picture"
    case .text: "file"
    }
  }

  @Test(arguments: [
    ("q 100 0 0 140 0 0 cm /Im0 Do Q", "", 0), ("q -100 0 0 -140 100 140 cm /Im0 Do Q", "", 2),
    ("q 100 0 0 140 0 0 cm /Im0 Do Q", "/Rotate 90", 1),
    ("q 100 0 0 140 0 0 cm /Im0 Do Q", "/Rotate -90", 3),
    (
      "1 g 0 0 100 140 re f q 0 0 100 140 re W n 1 0 0 1 2 2 cm 96 0 0 134.4 0 0 cm /Im0 Do Q", "",
      0
    ),
  ])
  func `a page of one picture gives it as embedded, with its turns`(
    content: String, entries: String, turns: Int
  ) throws {
    let survey = try surveyed(page(content, entries: entries))
    #expect(survey.pages.map(form) == ["embedded \(turns)"])
  }

  @Test func `a picture turned by its matrix is turned back`() throws {
    // Counter-clockwise by 90°: the picture's left edge lies at the bottom.
    let pdf = page("0 140 -100 0 100 0 cm /Im0 Do", width: 70, height: 50)
    #expect(try surveyed(pdf).pages.map(form) == ["embedded 3"])
    let other = page("0 -140 100 0 0 140 cm /Im0 Do", width: 70, height: 50)
    #expect(try surveyed(other).pages.map(form) == ["embedded 1"])
  }

  @Test(arguments: [
    "q -100 0 0 140 100 0 cm /Im0 Do Q", "q 100 0 0 -140 0 140 cm /Im0 Do Q",
    "q 90 30 -30 90 30 0 cm /Im0 Do Q", "q 100 0 0 100 0 0 cm /Im0 Do Q",
    "q 200 0 0 280 -50 -50 cm /Im0 Do Q", "q 0 0 50 140 re W n 100 0 0 140 0 0 cm /Im0 Do Q",
    "q 0 0 m 100 0 l 0 140 l h W n 100 0 0 140 0 0 cm /Im0 Do Q",
    "q 100 0 0 140 0 0 cm /Im0 Do Q 1 g 0 0 50 50 re f",
    "q 100 0 0 140 0 0 cm /Im0 Do Q 0 0 m 100 140 l S",
    "q 100 0 0 140 0 0 cm /Im0 Do Q BT /F1 12 Tf 10 10 Td (No. 7) Tj ET",
  ])
  func `a picture that looks different on the page is rendered`(content: String) throws {
    #expect(try surveyed(page(content)).pages.map(form) == ["rendered"])
  }

  @Test(arguments: ["/Decode [1 0]", "/ImageMask false /Mask [0 10]"])
  func `a picture that its dictionary changes is rendered`(entries: String) throws {
    let pdf = page("q 100 0 0 140 0 0 cm /Im0 Do Q", picture: entries)
    #expect(try surveyed(pdf).pages.map(form) == ["rendered"])
  }

  @Test func `an embedded picture is fetched with all its pixels`() throws {
    let survey = try surveyed(page("q 100 0 0 140 0 0 cm /Im0 Do Q"))
    let fetched = try PageFetcher().fetch(survey.pages[0], number: 1, scratch: folder.url)
    guard case .picture(let picture) = fetched else {
      Issue.record("not a picture: \(fetched)")
      return
    }
    #expect(picture.dpi == 36)
    #expect(picture.isTemporary)
    #expect(!picture.honoursOrientation)
    let sample = try FileSample(path: picture.file)
    #expect(ContentSniffer.picture(sample) == .tiff)
    #expect(sample.size >= 50 * 70)
    PageFetcher().discard(fetched)
    #expect(!FileManager.default.fileExists(atPath: picture.file))
  }

  @Test(arguments: [
    "-rf", "--help", "$(touch made)", ";touch made", "a\nb", "'\"", "%s%n", "a*[b]?", "@a", "a\\b",
  ])
  func `a name that a program could take amiss is only a name`(name: String) throws {
    let content = "q 100 0 0 140 0 0 cm /Im0 Do Q"
    for (pdf, kind) in [
      (page(content), "embedded 0"), (page(content, picture: "/Decode [1 0]"), "rendered"),
    ] {
      let survey = try surveyed(pdf, named: name)
      #expect(survey.pages.map(form) == [kind])
      guard
        case .picture(let picture) = try PageFetcher().fetch(
          survey.pages[0], number: 1, scratch: folder.url)
      else {
        Issue.record("not a picture")
        return
      }
      #expect(FileManager.default.fileExists(atPath: picture.file))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/made"))
  }

  /// Width and height that a fetched PGM has.
  private func fetchedSize(_ source: PageSource) throws -> [Int] {
    let fetched = try PageFetcher().fetch(source, number: 1, scratch: folder.url)
    guard case .picture(let picture) = fetched else { return [] }
    let head = try FileSample(path: picture.file).head.prefix(40)
    let fields = head.split { $0 == 0x0A || $0 == 0x20 }.prefix(3)
    try #require(fields.first == Array("P5".utf8)[...])
    return fields.dropFirst().compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  }

  @Test func `a turned page is rendered upright with the pixels that were planned`() throws {
    var pdf = page("q -100 0 0 140 100 0 cm /Im0 Do Q")
    pdf.pages[0].entries = "/Rotate 90"
    #expect(try fetchedSize(surveyed(pdf).pages[0]) == [140, 100])
  }

  @Test func `a page of visible text gives its lines`() throws {
    let pdf = TinyPDF(pages: [
      .init(content: "BT /F1 12 Tf 72 700 Td (The meeting is on Monday) Tj ET")
    ])
    let survey = try surveyed(pdf)
    #expect(survey.pages.map(form) == ["text"])
    guard
      case .page(let page) = try PageFetcher().fetch(
        survey.pages[0], number: 4, scratch: folder.url)
    else { return }
    #expect(page.number == 4)
    #expect(page.origin == .textLayer)
    #expect(page.width == 2479)
    let line = try #require(page.lines.first)
    #expect(line.text == "The meeting is on Monday")
    #expect(line.glyphs.count == line.text.unicodeScalars.count)
    #expect(abs(Int(line.glyphs[0].box.left) - 300) <= 2)
  }

  @Test func `invisible text over a scan is an earlier OCR and not used`() throws {
    let content =
      "q 100 0 0 140 0 0 cm /Im0 Do Q BT 3 Tr /F1 6 Tf 5 70 Td (hidden words of it) Tj ET"
    let pages = try surveyed(page(content)).pages
    #expect(pages.map(form) == ["embedded 0"])
    guard case .embedded(let place, _) = pages[0] else { return }
    #expect(place.reason == "text layer not used: it is an earlier OCR of the scan")
    #expect(try surveyed(page(content), policy: .use).pages.map(form) == ["text"])
    #expect(try surveyed(page(content), policy: .ignore).pages.map(form) == ["embedded 0"])
  }

  @Test func `text under the scan is an earlier OCR as well`() throws {
    let content = "BT /F1 6 Tf 5 70 Td (covered words of it) Tj ET q 100 0 0 140 0 0 cm /Im0 Do Q"
    #expect(try surveyed(page(content)).pages.map(form) == ["embedded 0"])
  }

  @Test func `print over a background picture is a text layer`() throws {
    let content =
      "q 100 0 0 140 0 0 cm /Im0 Do Q BT /F1 2 Tf 5 70 Td "
      + "(The committee meets on Monday to discuss the annual report of the city of Jiangzhou) Tj ET"
    guard case .textLayer(let place) = try surveyed(page(content)).pages[0] else {
      Issue.record("not the text layer")
      return
    }
    #expect(place.reason?.hasSuffix("a picture on the page was not read") == true)
  }

  @Test func `a form that holds only invisible text does not hide the scan`() throws {
    var pdf = page("q 100 0 0 140 0 0 cm /Im0 Do Q /Fm0 Do")
    pdf.pages[0].forms = ["BT 3 Tr /F1 6 Tf 5 70 Td (hidden words of it) Tj ET"]
    #expect(try surveyed(pdf).pages.map(form) == ["embedded 0"])
    pdf.pages[0].forms = ["0 0 m 100 140 l S"]
    #expect(try surveyed(pdf).pages.map(form) == ["rendered"])
  }

  @Test func `pages of strange sizes ask for no gigapixels`() throws {
    let pdf = TinyPDF(pages: [
      .init(content: "0 0 m 5 5 l S", box: "0 0 14400 14400"),
      .init(content: "0 0 m 5 5 l S", box: "0 0 14400 3"),
      .init(content: "", box: "0 0 0 0"),
    ])
    for source in try surveyed(pdf).pages {
      switch source {
      case .rendered(_, let size):
        #expect(size.width * size.height <= 35_100_000)
        #expect(max(size.width, size.height) <= 20_000)
        let fetched = try fetchedSize(source)
        #expect(abs(fetched[0] - size.width) <= 1 && abs(fetched[1] - size.height) <= 1)
      case .missing: continue
      default: Issue.record("neither rendered nor missing: \(source)")
      }
    }
  }

  @Test func `a picture over the pixel limit is refused before decoding`() throws {
    let pdf = page("q 100 0 0 140 0 0 cm /Im0 Do Q", width: 1000, height: 1400)
    let error = IntakeError.tooManyPixels(width: 1000, height: 1400, limitMegapixels: 1)
    #expect(try surveyed(pdf, limit: 1).pages == [.missing(error)])
  }

  @Test func `a PDF without pages is refused`() {
    #expect(throws: IntakeError.noPages) { try surveyed(TinyPDF(pages: [])) }
  }

  @Test func `a PDF that has lost its page list gives its JPEG pictures, or is damaged`() throws {
    var pdf = page("q 100 0 0 140 0 0 cm /Im0 Do Q")
    pdf.hasPageTree = false
    #expect(throws: IntakeError.self) { try surveyed(pdf) }
    let jpeg = Magic.jpeg + Array(repeating: 7, count: 5000)
    let bytes = pdf.bytes + Array("\n9 0 obj\n<<>>\nstream\r\n".utf8) + jpeg
    let file = try folder.write(bytes: bytes, to: "cut.pdf")
    let survey = try DocumentSurveyor(scratch: folder.url) { _ in (1, false) }
      .survey(InputDocument(name: "cut.pdf", kind: .pdf, files: [file]))
    guard case .picture(let carved, frame: 0) = survey.pages.first else {
      Issue.record("no picture: \(survey)")
      return
    }
    #expect(try FileSample(path: carved).head == jpeg)
    #expect(survey.notes.count == 1)
    #expect(survey.pages.count == 2)
    guard case .missing = survey.pages.last else {
      Issue.record("the cut is not shown: \(survey)")
      return
    }
  }

  @Test func `a wrong cross-reference table is repaired`() throws {
    let bytes = page("q 100 0 0 140 0 0 cm /Im0 Do Q").bytes
    let text = String(decoding: bytes, as: UTF8.self)
    try #require(text.contains("startxref"))
    let start = try #require(bytes.firstIndex(of: Array("startxref".utf8)))
    let file = try folder.write(
      bytes: Array(bytes[..<start]) + Array("startxref\n7\n%%EOF\n".utf8), to: "broken.pdf")
    let survey = try DocumentSurveyor(scratch: folder.url) { _ in (1, false) }
      .survey(InputDocument(name: "broken.pdf", kind: .pdf, files: [file]))
    #expect(survey.pages.map(form) == ["embedded 0"])
  }
}
