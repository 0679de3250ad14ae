public import DocumentModel

/// SearchablePDF lays a document's text invisibly over its pages.
///
/// A PDF keeps its pages as they are and gets a layer of text on them, in place of the invisible text that an
/// earlier OCR laid there; for other inputs a PDF is made of their pictures, as they came.
///
/// Why it is so: objects and file structure are qpdf's, codings of pictures Leptonica's; ours is where
/// which text stands. The text is set in a font without outlines, a run of a line in one string: programs
/// that get it word by word (Tesseract's own PDF) put a space between any two Chinese characters.
public enum SearchablePDF {
  /// What kind of page a picture document's page is.
  public enum Sheet: Sendable {
    /// A PDF of one page and one picture, the picture's size in pixels, whether its samples are inverted, as those
    /// of CMYK pictures often are, and whether it is grey or RGB, and not in JPEG 2000.
    case picture(pdf: String, width: Int, height: Int, isInverted: Bool, isPlain: Bool)
    /// A page without a picture: its text is shown.
    case blank
  }

  /// Lays text over the pages of a PDF.
  ///
  /// - Parameters:
  ///   - pages: by their numbers; those without a place on the paper, and without text, are left alone.
  ///   - pdf: the file.
  ///   - isConverted: whether it was made for this from an office file: then it says nothing of when.
  ///   - file: where the new PDF goes.
  /// - Returns: remarks that a reader should see.
  /// - Throws: ``PDFError``.
  public static func lay(
    _ pages: [LayerPage], over pdf: String, isConverted: Bool = false, to file: String
  ) throws(PDFError) -> [String] {
    let document = try PDFDocument(opening: pdf)
    guard document.pageCount == pages.count else {
      throw .refused(
        detail: "it has \(document.pageCount) pages by one count and \(pages.count) by another")
    }
    var lost: [Int] = []
    let withText = pages.filter { !$0.runs.isEmpty }
    let codes = CharacterCodes(of: withText)
    let font = withText.isEmpty ? nil : try GlyphlessFont.add(to: document, codes)
    for page in withText {
      guard let toPaper = page.toPaper, let toSource = page.toSource, let font else {
        lost.append(page.number)
        continue
      }
      let content = TextContent.stream(
        of: page, toPaper: toPaper.after(toSource), codes: codes
      ).bytes
      guard !content.isEmpty else { continue }
      try document.layText(
        on: page.number - 1, font: TextContent.Font.hidden.rawValue, font, content: content)
    }
    if isConverted { try document.forgetMaking() }
    try document.write(to: file, packingObjects: false)
    var notes: [String] = []
    if let first = lost.first {
      notes.append(
        "page \(first)\(lost.count > 1 ? " and \(lost.count - 1) more have" : " has") no text in the PDF: "
          + "where it stands is not known; read it again with --force")
    }
    if document.isSigned {
      notes.append("the PDF's digital signature does not hold for the searchable one")
    }
    if document.isEncrypted {
      notes.append(
        "the PDF is encrypted and stays so: what it forbids, such as copying, it forbids still")
    }
    return notes
  }

  /// Makes a PDF of pictures, with their text: PDF/A-2b where the pictures allow it and no page shows text alone.
  ///
  /// - Parameters:
  ///   - sheets: a page each, with what was read on it.
  ///   - placing: how pictures lie on their pages.
  ///   - title: of the document.
  ///   - producer: name and version of the program.
  ///   - file: where the PDF goes.
  /// - Throws: ``PDFError``.
  public static func make(
    _ sheets: [(sheet: Sheet, page: LayerPage)], placing: PagePlacing, title: String,
    producer: String, to file: String
  ) throws(PDFError) {
    let document = try PDFDocument()
    var maker = SheetMaker(document, CharacterCodes(of: sheets.map(\.page)), placing: placing)
    for (sheet, page) in sheets { try maker.add(sheet, page) }
    if !title.isEmpty { try document.setInformation("/Title", title) }
    try document.setInformation("/Producer", producer)
    try document.setCatalogue("/Lang", "(zh-CN)")
    try document.setCatalogue("/ViewerPreferences", "<< /DisplayDocTitle true >>")
    if maker.isArchival {
      try ArchivalPDF.declare(document, title: title, producer: producer)
    }
    try document.write(to: file, packingObjects: true)
  }
}

/// Adds page after page to a new document.
private struct SheetMaker {
  private let document: PDFDocument
  private let codes: CharacterCodes
  private let placing: PagePlacing
  private var added: [TextContent.Font: PDFObject] = [:]
  /// Whether all that was added keeps the rules of ``ArchivalPDF``.
  private(set) var isArchival = true

  init(_ document: PDFDocument, _ codes: CharacterCodes, placing: PagePlacing) {
    self.document = document
    self.codes = codes
    self.placing = placing
  }

  mutating func add(_ sheet: SearchablePDF.Sheet, _ page: LayerPage) throws(PDFError) {
    switch sheet {
    case .picture(let pdf, let width, let height, let isInverted, let isPlain):
      isArchival = isArchival && isPlain
      let picture = try document.add(
        pictureOf: pdf, entries: isInverted ? "<< /Decode [1 0 1 0 1 0 1 0] >>" : "<<>>")
      let paper = PictureSheet(pixels: (width, height), page: page, placing: placing)
      let text = TextContent.stream(
        of: page, toPaper: paper.toPaper.after(page.toSource ?? .identity), codes: codes)
      try add(
        width: paper.width, height: paper.height,
        resources: "/XObject << /P \(picture.reference) >>", fonts: text.fonts,
        content: Array("q \(paper.paint(pixels: (width, height))) /P Do Q\n".utf8) + text.bytes)
    case .blank:
      // With its own size, else as A4.
      let scale = page.dpi >= 10 ? 72 / page.dpi : 1
      let width = page.width > 0 ? Double(page.width) * scale : 595
      let height = page.height > 0 ? Double(page.height) * scale : 842
      let flip = PageTransform(a: scale, b: 0, c: 0, d: -scale, tx: 0, ty: height)
      var shown = page
      shown.isVisible = true
      let text = TextContent.stream(of: shown, toPaper: flip, codes: codes)
      try add(
        width: width, height: height, resources: "", fonts: text.fonts, content: text.bytes)
    }
  }

  private mutating func add(
    width: Double, height: Double, resources: String, fonts: Set<TextContent.Font>,
    content: [UInt8]
  ) throws(PDFError) {
    var entries: [String] = []
    for name in fonts.sorted(by: { $0.rawValue < $1.rawValue }) {
      entries.append("\(name.rawValue) \(try font(name).reference)")
    }
    let fonts = entries.isEmpty ? "" : "/Font << \(entries.joined(separator: " ")) >>"
    let box = [width, height].map { TextContent.number($0, digits: 2) }.joined(separator: " ")
    isArchival = isArchival && [width, height].allSatisfy(ArchivalPDF.sides.contains)
    try document.add(
      page: "<< /Type /Page /MediaBox [0 0 \(box)] /Resources << \(resources) \(fonts) >> >>",
      content: content)
  }

  /// A font of the document, added when the first page wants it.
  private mutating func font(_ name: TextContent.Font) throws(PDFError) -> PDFObject {
    if let font = added[name] { return font }
    // That font is not embedded.
    if name == .visible { isArchival = false }
    let font =
      switch name {
      case .hidden: try GlyphlessFont.add(to: document, codes)
      case .visible: try VisibleFont.add(to: document)
      }
    added[name] = font
    return font
  }
}
