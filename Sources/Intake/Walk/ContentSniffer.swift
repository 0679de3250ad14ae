/// Tells what a file is by its bytes; the name only decides what text is taken for, and whether a
/// broken file was meant as a document.
///
/// Reads at most a few hundred kilobytes, decodes nothing and starts nothing: safe for the parent.
struct ContentSniffer {
  /// Lower-case extension of the name, without the dot.
  let suffix: String

  init(name: String) { suffix = Extension.of(name) }

  func kind(ofFile path: String) throws(IntakeError) -> FileKind {
    try kind(of: FileSample(path: path))
  }

  func kind(of sample: FileSample) throws(IntakeError) -> FileKind {
    if sample.size == 0 { throw .empty }
    if let kind = Self.picture(sample) { return kind }
    if sample.head.prefix(1024 + 5).map({ $0 }).firstIndex(of: Array("%PDF-".utf8)) != nil {
      return .pdf
    }
    if sample.has("{\\rtf") { return .rtf }
    if sample.has([0x50, 0x4B, 0x03, 0x04]) || sample.has([0x50, 0x4B, 0x05, 0x06]) {
      return try ZipMembers.kind(of: sample, suffix: suffix)
    }
    if sample.has(CompoundFile.signature) { return try compound(sample) }
    for (signature, offset, format) in Self.archives where sample.has(signature, at: offset) {
      throw .archive(format: format)
    }
    for (signature, offset, found) in Self.unsupported where sample.has(signature, at: offset) {
      throw .unsupported(found: found)
    }
    return try text(sample)
  }

  /// The picture format by its magic bytes; `nil` for anything else.
  static func picture(_ sample: FileSample) -> FileKind? {
    if sample.has([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if sample.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if sample.has("GIF87a") || sample.has("GIF89a") { return .gif }
    if sample.has("RIFF"), sample.has("WEBP", at: 8) { return .webp }
    let tiffs: [[UInt8]] = [
      [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0], [0x4D, 0x4D, 0, 0x2B],
    ]
    if tiffs.contains(where: { sample.has($0) }) { return .tiff }
    if sample.has([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]) || sample.has([0xFF, 0x4F, 0xFF, 0x51]) {
      return .jpeg2000
    }
    if sample.has("BM"), let header = sample.head.uint32(at: 14),
      [12, 40, 52, 56, 64, 108, 124].contains(header)
    {
      return .bmp
    }
    if isPortableAnymap(sample.head) { return .pnm }
    return nil
  }

  private static func isPortableAnymap(_ head: [UInt8]) -> Bool {
    guard head.count > 4, head[0] == 0x50, (0x31...0x36).contains(head[1]) else { return false }
    guard [0x20, 0x09, 0x0A, 0x0D].contains(head[2]) else { return false }
    return (0x30...0x39).contains(head[3]) || head[3] == 0x23
  }

  private func compound(_ sample: FileSample) throws(IntakeError) -> FileKind {
    let streams = CompoundFile.streamNames(of: sample)
    if streams.contains("EncryptedPackage") { throw .encrypted }
    if streams.contains("WordDocument") { return suffix == "wps" ? .wps : .doc }
    if streams.contains("Workbook") || streams.contains("Book") {
      throw .unsupported(found: "a spreadsheet")
    }
    if streams.contains("PowerPoint Document") { throw .unsupported(found: "a presentation") }
    if suffix == "wps" { return .wps }
    if Extension.office.contains(suffix) {
      throw .damaged(detail: "no Word text in it, or it is cut off")
    }
    throw .unsupported(found: "an OLE file without Word text")
  }

  private func text(_ sample: FileSample) throws(IntakeError) -> FileKind {
    guard TextEncoding.looksLikeText(sample.head, isWhole: sample.head.count == sample.size) else {
      if !Extension.isDocument(suffix) { throw .unsupported(found: "content of an unknown type") }
      if !sample.head.contains(where: { $0 != 0 }) { throw .damaged(detail: "nothing but zeros") }
      throw .wrongType(expected: suffix, found: "of an unknown type")
    }
    let form = TextForm(head: sample.head)
    guard Extension.mayHoldText.contains(suffix) else {
      if Extension.isDocument(suffix) { throw .wrongType(expected: suffix, found: "text") }
      throw .unsupported(found: "text under the extension .\(suffix)")
    }
    switch form {
    case .plain: return .text
    case .html: return .html
    case .wordXML: return .doc
    case .webArchive: throw .unsupported(found: "a web archive (MHTML)")
    }
  }

  private static let archives: [([UInt8], Int, String)] = [
    ([0x1F, 0x8B], 0, "gzip"), (Array("BZh".utf8), 0, "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], 0, "xz"), ([0x28, 0xB5, 0x2F, 0xFD], 0, "zstd"),
    (Array("Rar!\u{1A}\u{07}".utf8), 0, "rar"), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "7z"),
    (Array("ustar".utf8), 257, "tar"), (Array("!<arch>".utf8), 0, "ar"),
    (Array("MSCF".utf8), 0, "cab"), (Array("CD001".utf8), 0x8001, "disc image"),
  ]

  private static let unsupported: [([UInt8], Int, String)] = [
    (Array("AT&TFORM".utf8), 0, "a DjVu file"), (Array("%!PS".utf8), 0, "PostScript"),
    (Array("ftypheic".utf8), 4, "a HEIC picture"), (Array("ftypmif1".utf8), 4, "a HEIF picture"),
    (Array("ftypavif".utf8), 4, "an AVIF picture"), (Array("ftyp".utf8), 4, "a video"),
    (Array("8BPS".utf8), 0, "a Photoshop picture"), (Array("CAJ".utf8), 0, "a CAJ file"),
    (Array("ID3".utf8), 0, "a sound file"), (Array("RIFF".utf8), 0, "a sound or video file"),
    (Array("OggS".utf8), 0, "a sound file"), ([0x7F, 0x45, 0x4C, 0x46], 0, "a program"),
    (Array("MZ".utf8), 0, "a program"), (Array("SQLite format 3".utf8), 0, "a database"),
    ([0x00, 0x01, 0x00, 0x00, 0x00], 0, "a font"), (Array("OTTO".utf8), 0, "a font"),
  ]
}
