/// Looks into a zip's directory to tell a Word or OpenDocument text from an archive.
enum ZipMembers {
  /// Most directory bytes looked at; a text document's directory is a few kilobytes.
  private static let directoryLimit = 1 << 20

  /// - Throws: `damaged` for a cut-off document, `archive` or `unsupported` for other zips.
  static func kind(of sample: FileSample, suffix: String) throws(IntakeError) -> FileKind {
    let packaged = isPackage(sample)
    guard let names = names(in: sample) else {
      if packaged || Extension.office.contains(suffix) {
        throw .damaged(detail: "its directory is missing, the file is cut off")
      }
      throw .archive(format: "zip, cut off")
    }
    if names.contains("word/document.xml") { return .docx }
    if names.contains("word/document2.xml") { return .docx }
    if sample.has("application/vnd.oasis.opendocument.text", at: 38) { return .odt }
    if names.contains("content.xml"), suffix == "odt" { return .odt }
    if names.contains("OFD.xml") { throw .unsupported(found: "an OFD file") }
    if names.contains("xl/workbook.xml") { throw .unsupported(found: "a spreadsheet") }
    if names.contains("ppt/presentation.xml") { throw .unsupported(found: "a presentation") }
    if sample.has("application/epub+zip", at: 38) { throw .unsupported(found: "an EPUB book") }
    if sample.has("application/vnd.oasis.", at: 38) {
      throw .unsupported(found: "an OpenDocument file that is no text")
    }
    if Extension.office.contains(suffix) { throw .damaged(detail: "no Word text in it") }
    throw .archive(format: "zip")
  }

  /// Whether the first member says that this is an office file.
  private static func isPackage(_ sample: FileSample) -> Bool {
    ["[Content_Types].xml", "mimetype", "_rels/.rels", "word/"].contains { sample.has($0, at: 30) }
  }

  /// Names in the central directory; `nil` when there is none.
  static func names(in sample: FileSample) -> Set<String>? {
    let tailLength = min(sample.size, 22 + 0xFFFF)
    let tail = sample.bytes(at: sample.size - tailLength, count: tailLength)
    guard let end = lastEndRecord(in: tail), let length = tail.uint32(at: end + 12),
      let start = tail.uint32(at: end + 16), start + length <= sample.size
    else { return nil }
    let directory = sample.bytes(at: start, count: min(length, directoryLimit))
    var names: Set<String> = []
    var offset = 0
    while directory.uint32(at: offset) == 0x0201_4B50,
      let nameLength = directory.uint16(at: offset + 28),
      let extra = directory.uint16(at: offset + 30), let comment = directory.uint16(at: offset + 32)
    {
      let start = offset + 46
      guard start + nameLength <= directory.count else { break }
      names.insert(String(decoding: directory[start..<start + nameLength], as: UTF8.self))
      offset = start + nameLength + extra + comment
    }
    return names
  }

  private static func lastEndRecord(in tail: [UInt8]) -> Int? {
    var offset = tail.count - 22
    while offset >= 0 {
      if tail[offset] == 0x50, tail.uint32(at: offset) == 0x0605_4B50 { return offset }
      offset -= 1
    }
    return nil
  }
}
