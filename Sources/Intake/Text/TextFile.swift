import DocumentModel
import Foundation

/// Reads a text or HTML file as one page of lines without geometry.
///
/// A blank line, a form feed or a block element starts a new block, a form feed also a page of paper.
/// Indentation stays, since it tells paragraphs apart; spaces at the end go.
enum TextFile {
  /// Largest file, in megabytes.
  static let limitMegabytes = 64

  static func page(
    _ path: String, isHTML: Bool, number: Int
  ) throws(IntakeError) -> Page {
    let bytes = try contents(of: path)
    let declared = isHTML ? declaredEncoding(bytes) : nil
    let decoded = TextEncoding.decode(bytes, declared: declared)
    let lines = isHTML ? try htmlLines(decoded.text) : plainLines(decoded.text)
    let form = isHTML ? "HTML" : "text"
    let loss = decoded.isLossy ? ", some bytes could not be decoded" : ""
    return Page(
      number: number, origin: lines.isEmpty ? .blank : .plainText,
      originReason: "\(form) file, \(decoded.encoding.rawValue)\(loss)", lines: lines)
  }

  private static func contents(of path: String) throws(IntakeError) -> [UInt8] {
    let sample = try FileSample(path: path)
    guard sample.size <= limitMegabytes << 20 else {
      throw .tooManyBytes(limitMegabytes: limitMegabytes)
    }
    return sample.bytes(at: 0, count: sample.size)
  }

  private static func htmlLines(_ text: String) throws(IntakeError) -> [TextLine] {
    try HTMLText.blocks(of: text).enumerated().flatMap { block, lines in
      lines.map { TextLine(text: $0, block: block) }
    }
  }

  /// The lines of a text that print.
  static func plainLines(_ text: String) -> [TextLine] {
    let isBreak: (Unicode.Scalar) -> Bool = {
      "\n\r\u{0B}\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
    }
    // CR LF is one break, not an empty line between two.
    let joined = text.replacingOccurrences(of: "\r\n", with: "\n")
    var lines: [TextLine] = []
    var block = 0
    for sheet in joined.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\u{0C}" })
    {
      var startsBlock = !lines.isEmpty
      var startsPage = startsBlock
      for line in sheet.split(omittingEmptySubsequences: false, whereSeparator: isBreak) {
        let trimmed = trimEnd(line)
        if trimmed.isEmpty {
          startsBlock = !lines.isEmpty
          continue
        }
        if startsBlock { block += 1 }
        lines.append(TextLine(text: trimmed, block: block, startsPage: startsPage))
        startsBlock = false
        startsPage = false
      }
    }
    return lines
  }

  private static func trimEnd(_ line: Substring.UnicodeScalarView) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 && scalar != "\t" }
    var kept = line
    if line.contains(where: isControl) {
      kept = String.UnicodeScalarView(line.filter { !isControl($0) })[...]
    }
    while let last = kept.last, last.properties.isWhitespace || last == "\u{FEFF}" {
      kept.removeLast()
    }
    if kept.first == "\u{FEFF}" { kept.removeFirst() }
    return String(kept)
  }

  /// The encoding that HTML declares in its first kilobyte (`charset=gb2312`); `nil` without one.
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    guard let range = head.range(of: "charset=") else { return nil }
    let name = head[range.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
      .prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    return name.isEmpty ? nil : String(name)
  }
}
