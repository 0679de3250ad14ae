import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import Intake

struct OfficePicturesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func extract(_ bytes: [UInt8], _ kind: FileKind = .docx) throws -> [String]? {
    let file = try folder.write(bytes: bytes, to: "\(UUID().uuidString).\(kind.rawValue)")
    return try OfficePictures.extract(
      file, kind: kind, to: folder.url, scratch: folder.url.path)
  }

  private func docx(_ body: String) -> [UInt8] {
    TinyDocx.make(body: body, pictures: [("rId1", TinyDocx.png(1)), ("rId2", TinyDocx.png(2))])
  }

  @Test func `pictures come out whole in the order of the text`() throws {
    let files = try #require(
      try extract(docx(TinyDocx.picture("rId2") + TinyDocx.picture("rId1"))))
    #expect(try files.map { try FileSample(path: $0).head } == [TinyDocx.png(2), TinyDocx.png(1)])
  }

  @Test func `a picture repeated for older programs counts once`() throws {
    let body =
      "<mc:AlternateContent><mc:Choice>" + TinyDocx.picture("rId1")
      + "</mc:Choice><mc:Fallback><v:imagedata r:id=\"rId1\"/></mc:Fallback></mc:AlternateContent>"
    #expect(try extract(docx(body))?.count == 1)
  }

  @Test(arguments: [
    "<w:p><w:t>这一页除了图还有不少文字，不能只取图。</w:t></w:p>", "<a:srcRect l=\"10000\"/>",
    "<a:xfrm rot=\"5400000\"/>", "<wp:extent cx=\"300000\" cy=\"300000\"/>",
    "<a:blip r:link=\"x\"/>",
    "<a:blip r:embed=\"unknown\"/>",
  ])
  func `anything beyond whole pictures is left to LibreOffice`(extra: String) throws {
    #expect(try extract(docx(TinyDocx.picture("rId1") + extra)) == nil)
  }

  @Test func `a document without pictures is left to LibreOffice`() throws {
    #expect(try extract(docx("<w:p/>")) == nil)
  }

  @Test func `an OpenDocument text of pictures gives them`() throws {
    let content =
      "<?xml version=\"1.0\"?><office:d xmlns:office=\"o\" xmlns:draw=\"d\" xmlns:text=\"t\" "
      + "xmlns:xlink=\"x\"><text:p><draw:frame><draw:image xlink:href=\"Pictures/1.png\"/>"
      + "</draw:frame></text:p></office:d>"
    let zip = TinyZip(members: [
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
      ("content.xml", Array(content.utf8)), ("Pictures/1.png", TinyDocx.png(5)),
    ])
    let files = try #require(try extract(zip.bytes, .odt))
    #expect(try files.map { try FileSample(path: $0).head } == [TinyDocx.png(5)])
  }

  @Test func `a picture that names its way out of the document stays in the scratch folder`() throws
  {
    let scratch = folder.url.appendingPathComponent("a/b/c/d/scratch", isDirectory: true)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let wayOut = "../../../../evil"
    let document = TinyDocx.make(
      body: TinyDocx.picture(wayOut), pictures: [(wayOut, TinyDocx.png(1))])
    let file = try folder.write(bytes: document, to: "a.docx")
    let files = try OfficePictures.extract(file, kind: .docx, to: scratch, scratch: scratch.path)
    #expect(files == [scratch.appendingPathComponent("picture-0").path])
    let all = try FileManager.default.subpathsOfDirectory(atPath: folder.url.path)
    #expect(
      Set(all) == [
        "a", "a/b", "a/b/c", "a/b/c/d", "a/b/c/d/scratch", "a/b/c/d/scratch/picture-0", "a.docx",
      ])
  }

  @Test(arguments: ["a[1].docx", "a?.docx", "a*.docx", #"a\[1].docx"#, #"a\1.docx"#])
  func `an archive whose name reads as a pattern is itself`(name: String) throws {
    for other in ["a1.docx", "ab.docx", "a.docx"] {
      _ = try folder.write(bytes: docx(TinyDocx.picture("rId2")), to: other)
    }
    let file = try folder.write(bytes: docx(TinyDocx.picture("rId1")), to: name)
    let files = try OfficePictures.extract(
      file, kind: .docx, to: folder.url, scratch: folder.url.path)
    #expect(try files?.map { try FileSample(path: $0).head } == [TinyDocx.png(1)])
  }

  @Test func `member names with patterns or options never reach unzip`() throws {
    for name in ["*", "-d", "a[b]", "a\\b", ""] {
      #expect(throws: IntakeError.self) {
        try Unzip.read(name, of: "/nowhere", limit: 10, scratch: folder.url.path)
      }
    }
  }
}

struct LibreOfficeTests {
  @Test(.timeLimit(.minutes(3)))
  func `a text document comes out as lines, its folder untouched`() throws {
    let folder = try TemporaryFolder()
    let rtf = "{\\rtf1\\ansi\\uc1 The meeting of \\u27743?\\u24030?\\u24066? is on Monday.}"
    let file = try folder.write(rtf, to: "in/-odd 'name'.doc").path
    let scratch = folder.url.appendingPathComponent("scratch", isDirectory: true)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    let survey = try DocumentSurveyor(scratch: scratch) { _ in (1, false) }
      .survey(InputDocument(name: "a.doc", kind: .rtf, files: [file]))
    guard
      case .page(let page) = try PageFetcher().fetch(survey.pages[0], number: 1, scratch: scratch)
    else {
      Issue.record("no text layer: \(survey)")
      return
    }
    #expect(page.lines.map(\.text) == ["The meeting of江州市is on Monday."])
    let beside = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appendingPathComponent("in").path)
    #expect(beside == ["-odd 'name'.doc"])
  }
}
