import TestSupport
import Testing

@testable import Intake

struct ContentSnifferTests {
  private func kind(_ bytes: [UInt8], as name: String) throws(IntakeError) -> FileKind {
    try ContentSniffer(name: name).kind(of: FileSample(bytes: bytes))
  }

  private static let pictures: [([UInt8], FileKind)] = [
    (Magic.png, FileKind.png), (Magic.jpeg, .jpeg), (Array("GIF89a".utf8), .gif),
    (Array("RIFF....WEBP".utf8), .webp), ([0x49, 0x49, 0x2A, 0], .tiff),
    ([0x4D, 0x4D, 0, 0x2A], .tiff), ([0xFF, 0x4F, 0xFF, 0x51], .jpeg2000),
    ([0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20], .jpeg2000), (Array("P5\n8 8\n255\n".utf8), .pnm),
    ([0x42, 0x4D, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0], .bmp),
    (Array("%PDF-1.7".utf8), .pdf), (Array("junk before\n%PDF-1.7".utf8), .pdf),
    (Array("{\\rtf1".utf8), .rtf),
  ]

  @Test(arguments: pictures)
  func `content decides, whatever the name says`(bytes: [UInt8], expected: FileKind) throws {
    for name in ["a", "a.tif", "a.png", "a.doc", "a.xyz"] {
      #expect(try kind(bytes, as: name) == expected)
    }
  }

  @Test func `text is taken under names that people save text with`() throws {
    let text = Array("关于召开会议的通知".utf8)
    for name in ["a.txt", "a.doc", "a.docx", "a.wps", "a.rtf", "noextension", "A.TXT"] {
      #expect(try kind(text, as: name) == .text)
    }
    #expect(try kind(Array("<html><body>通知</body></html>".utf8), as: "a.doc") == .html)
    #expect(try kind([0xB9, 0xD8, 0xD3, 0xDA], as: "gbk.txt") == .text)
  }

  @Test func `text under the name of a PDF or a picture is a wrong type`() {
    for (name, suffix) in [("a.pdf", "pdf"), ("a.jpg", "jpg"), ("a.TIFF", "tiff")] {
      #expect(throws: IntakeError.wrongType(expected: suffix, found: "text")) {
        try kind(Array("这不是图像。".utf8), as: name)
      }
    }
  }

  @Test func `an empty file is empty under every name`() {
    for name in ["a.pdf", "a.docx", "a", "a.txt"] {
      #expect(throws: IntakeError.empty) { try kind([], as: name) }
    }
  }

  private static let archives: [([UInt8], String)] = [
    ([0x1F, 0x8B, 8], "gzip"), (Array("Rar!\u{1A}\u{07}\u{00}".utf8), "rar"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z"),
    (Array((String(repeating: "a", count: 257) + "ustar").utf8), "tar"),
  ]

  @Test(arguments: archives)
  func `archives are refused by their format`(bytes: [UInt8], format: String) {
    #expect(throws: IntakeError.archive(format: format)) { try kind(bytes, as: "a.bin") }
  }

  @Test func `a zip is told by its members`() throws {
    let word = TinyDocx.make(body: "", pictures: [])
    #expect(try kind(word, as: "a.zip") == .docx)
    let text = TinyZip(members: [
      ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", []),
    ])
    #expect(try kind(text.bytes, as: "a") == .odt)
    #expect(throws: IntakeError.archive(format: "zip")) {
      try kind(TinyZip(members: [("001.jpg", Magic.jpeg)]).bytes, as: "a.zip")
    }
    #expect(throws: IntakeError.unsupported(found: "a spreadsheet")) {
      try kind(TinyZip(members: [("xl/workbook.xml", [])]).bytes, as: "a.xlsx")
    }
  }

  @Test func `a Word file that is cut off is damaged`() {
    let word = TinyDocx.make(body: "", pictures: [("a", TinyDocx.png(1))])
    #expect(throws: IntakeError.damaged(detail: "its directory is missing, the file is cut off")) {
      try kind(Array(word.prefix(word.count / 2)), as: "a.docx")
    }
  }

  @Test func `OLE files are told by their streams`() throws {
    #expect(try kind(compoundFile(stream: "WordDocument"), as: "a.doc") == .doc)
    #expect(try kind(compoundFile(stream: "WordDocument"), as: "a.wps") == .wps)
    #expect(throws: IntakeError.encrypted) {
      try kind(compoundFile(stream: "EncryptedPackage"), as: "a.docx")
    }
    #expect(throws: IntakeError.unsupported(found: "a spreadsheet")) {
      try kind(compoundFile(stream: "Workbook"), as: "a.doc")
    }
  }

  @Test func `unknown bytes are refused, under a document's name as a wrong type`() {
    let noise: [UInt8] = (0..<500).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ $0 / 7) }
    #expect(throws: IntakeError.wrongType(expected: "pdf", found: "of an unknown type")) {
      try kind(noise, as: "a.pdf")
    }
    #expect(throws: IntakeError.unsupported(found: "content of an unknown type")) {
      try kind(noise, as: "a.dat")
    }
    #expect(throws: IntakeError.damaged(detail: "nothing but zeros")) {
      try kind(Array(repeating: 0, count: 2000), as: "a.jpg")
    }
  }

  /// A header and one directory sector of 512 bytes.
  private func compoundFile(stream: String) -> [UInt8] {
    var header = CompoundFile.signature + Array(repeating: 0, count: 504)
    header[30] = 9
    var entry: [UInt8] = stream.utf8.flatMap { [$0, UInt8(0)] } + [0, 0]
    let length = entry.count
    entry += Array(repeating: 0, count: 512 - length)
    entry[64] = UInt8(length)
    return header + entry
  }
}
