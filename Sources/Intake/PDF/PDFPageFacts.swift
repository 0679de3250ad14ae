/// All that is known of a PDF page when it is decided how to read it.
struct PDFPageFacts {
  var page: PDFPage
  var pictures: [PDFPicture]
  /// The text layer, visible or not.
  var text: String
  /// `nil` where it was not looked at.
  var content: PageContentFacts?

  /// Share of the page under its largest picture, 0…1.
  var pictureCoverage: Double {
    let size = page.uprightSize
    let shown = pictures.filter { $0.type != "smask" && $0.type != "mask" }
    return shown.map { min($0.coverage(of: size.width * size.height), 1) }.max() ?? 0
  }

  /// Whether the text is invisible, or covered by a picture: what OCR programs add to a scan.
  var isTextHidden: Bool {
    let coverage = pictureCoverage
    guard let content = content?.content else { return coverage >= 0.6 }
    if content.hasVisibleText { return !content.hasTextOverPictures && coverage >= 0.6 }
    // Text within a form that paints other things as well: visible or not, one cannot tell.
    return coverage >= (content.paintsElse && !content.hasInvisibleText ? 0.6 : 0.2)
  }

  /// Whether the text layer has a printed character.
  var hasText: Bool { text.unicodeScalars.contains { !$0.properties.isWhitespace } }
}
