public import DocumentModel

/// Where a page comes from and how it is got: all that a worker needs to fetch it.
public enum PageSource: Sendable, Hashable, Codable {
  /// A picture in a file; `frame` counts from 0.
  case picture(file: String, frame: Int)
  /// The picture that a PDF page consists of, as it was embedded.
  case embedded(PDFPlace, EmbeddedPicture)
  /// A PDF page to be rendered.
  case rendered(PDFPlace, Rendering)
  /// The text layer of a PDF page.
  case textLayer(PDFPlace)
  /// A text file; one page.
  case text(file: String, isHTML: Bool)
  /// A page that is known to be missing (an empty file in a page folder).
  case missing(IntakeError)
}

/// A page of a PDF.
public struct PDFPlace: Sendable, Hashable, Codable {
  /// Absolute path; under the survey's scratch folder for a converted document.
  public var pdf: String
  /// From 1.
  public var page: Int
  /// Clockwise quarter turns of the page's `/Rotate`, 0…3.
  public var quarterTurns: Int
  /// Why the text layer is or is not used; `nil` where there is none.
  public var reason: String?
}

/// A picture that is the whole of a page.
public struct EmbeddedPicture: Sendable, Hashable, Codable {
  /// Clockwise turns of 90° that bring it upright, 0…3.
  public var quarterTurns: Int
  /// Pixels per inch as placed on the page.
  public var dpi: Double
  /// From its pixels to the page's points, before `/Rotate`.
  public var toPaper: PageTransform
}

/// How large a page is rendered.
public struct Rendering: Sendable, Hashable, Codable {
  /// Pixels of the upright page, up to one.
  public var width: Int
  public var height: Int
  /// Pixels per inch that this makes.
  public var dpi: Double
  /// RGB, where pictures of the page have colour (seals are told by theirs), else grey.
  public var colour: Bool
  /// From its pixels to the page's points, before `/Rotate`.
  public var toPaper: PageTransform
}

/// The pages of a document.
public struct Survey: Sendable, Hashable, Codable {
  public var pages: [PageSource]
  /// How many of the pages come from each of the document's files, in order.
  public var pagesOfFiles: [Int]
  /// Remarks that a reader should see.
  public var notes: [String]

  /// - Parameters:
  ///   - pages: of all files.
  ///   - pagesOfFiles: adds up to the number of pages; `nil` for a document of one file.
  ///   - notes: remarks that a reader should see.
  public init(pages: [PageSource], pagesOfFiles: [Int]? = nil, notes: [String] = []) {
    self.pages = pages
    self.pagesOfFiles = pagesOfFiles ?? [pages.count]
    self.notes = notes
  }

  /// The survey of a document that needs none: a text is one page.
  ///
  /// - Returns: `nil` for all kinds that have to be looked into.
  public static func withoutLooking(at document: InputDocument) -> Survey? {
    guard let file = document.files.first, [.text, .html].contains(document.kind) else {
      return nil
    }
    return Survey(pages: [.text(file: file, isHTML: document.kind == .html)])
  }
}

/// A page as it was fetched.
public enum FetchedPage: Sendable, Hashable, Codable {
  /// To be decoded, cleaned and read.
  case picture(PagePicture)
  /// Has its text already.
  case page(Page)
}

/// A page as a picture in a file.
public struct PagePicture: Sendable, Hashable, Codable {
  public var file: String
  /// From 0.
  public var frame: Int
  /// Clockwise turns of 90° to be made after decoding, 0…3.
  public var quarterTurns: Int
  /// Pixels per inch where the source states it; `nil` leaves it to the picture's own statement.
  public var dpi: Double?
  /// Whether an EXIF orientation counts; PDF ignores it.
  public var honoursOrientation: Bool
  /// Why the page's text layer was not used.
  public var reason: String?
  /// From its pixels to the points of the PDF page that it stands on; `nil` where it stands on none.
  public var toPaper: PageTransform?
  /// Whether the file was made for this page and may be removed after use.
  public var isTemporary: Bool

  public init(
    file: String, frame: Int = 0, quarterTurns: Int = 0, dpi: Double? = nil,
    honoursOrientation: Bool = true, reason: String? = nil, toPaper: PageTransform? = nil,
    isTemporary: Bool = false
  ) {
    self.file = file
    self.frame = frame
    self.quarterTurns = quarterTurns
    self.dpi = dpi
    self.honoursOrientation = honoursOrientation
    self.reason = reason
    self.toPaper = toPaper
    self.isTemporary = isTemporary
  }
}

/// What is done with text layers.
public enum TextLayerPolicy: String, Sendable, Hashable, Codable, CaseIterable {
  /// Used where it can be trusted.
  case auto
  /// Used wherever there is one.
  case use
  /// Never used.
  case ignore
}
