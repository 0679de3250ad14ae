extension Program {
  static let pdftotext = Program(name: "pdftotext", package: "poppler-utils", fileMegabytes: 256)
}

/// Takes the text layer out of a PDF.
///
/// Diagonal text (watermarks) is left out.
enum Pdftotext {
  /// The text of each page, without geometry.
  struct Pages: Equatable {
    var texts: [String]
    /// The tables that map the codes of Chinese fonts are not installed: text may be missing.
    var lacksMaps: Bool
  }

  /// The text of each page, without geometry.
  ///
  /// - Throws: what running a program throws, `damaged` when the pages cannot be told apart.
  static func pages(of pdf: String, count: Int, scratch: String) throws(IntakeError) -> Pages {
    let outcome = try Program.pdftotext.runOrThrow(
      ["-enc", "UTF-8", "-nodiag", "-cropbox", "-f", "1", "-l", String(count), pdf, "-"],
      output: .memory(limit: 256 << 20), seconds: 300, scratch: scratch)
    var pages = outcome.text.split(separator: "\u{0C}", omittingEmptySubsequences: false)
      .map(String.init)
    if pages.last?.isEmpty == true { pages.removeLast() }
    guard pages.count == count else {
      throw .damaged(detail: "its text layer has \(pages.count) pages instead of \(count)")
    }
    let isFontUnknown = ["language pack", "No font in show"].contains {
      outcome.complaint.contains($0)
    }
    return Pages(texts: pages, lacksMaps: isFontUnknown && !ProgramProbe.hasChineseFontMaps)
  }

  /// The words of one page with their boxes, as XHTML.
  static func layout(of pdf: String, page: Int, scratch: String) throws(IntakeError) -> [UInt8] {
    try Program.pdftotext.runOrThrow(
      [
        "-bbox-layout", "-enc", "UTF-8", "-nodiag", "-cropbox", "-f", String(page), "-l",
        String(page), pdf, "-",
      ],
      output: .memory(limit: 64 << 20), seconds: 120, scratch: scratch
    ).output
  }
}
