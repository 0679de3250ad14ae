/// What kind of text a text file holds.
enum TextForm {
  case plain
  case html
  /// Word 2003's XML, which LibreOffice reads.
  case wordXML
  /// A web page with its pictures in one mail-like file.
  case webArchive

  init(head: [UInt8]) {
    let text = String(decoding: head.prefix(4096).filter { $0 != 0 }, as: UTF8.self)
      .lowercased()
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
    if start.hasPrefix("mime-version:") {
      self = .webArchive
    } else if text.contains("progid=\"word.document\"") || text.contains("<w:worddocument") {
      self = .wordXML
    } else if start.hasPrefix("<"), Self.tags.contains(where: { text.contains($0) }) {
      self = .html
    } else {
      self = .plain
    }
  }

  private static let tags = [
    "<html", "<!doctype html", "<body", "<head", "<meta", "<title", "<div", "<p>", "<p ", "<table",
    "<br", "<span", "<pre",
  ]
}
