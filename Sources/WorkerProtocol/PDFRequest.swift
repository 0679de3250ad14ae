public import DocumentModel
public import Intake

/// Ask for a searchable PDF of a document that was read.
public struct PDFRequest: Sendable, Codable, Hashable {
  /// The files whose pages it shows.
  public var document: InputDocument
  /// What was read on them, by page.
  public var pages: [LayerPage]
  public var title: String
  /// Name and version of the program.
  public var producer: String
  /// How pictures lie on pages that are made for them: `as-scanned`, `upright` or `deskewed`.
  public var placing: String
  /// Folder for what is made on the way; the parent makes and removes it.
  public var scratch: String
  /// Where the PDF goes, below `scratch`.
  public var file: String

  public init(
    document: InputDocument, pages: [LayerPage], title: String, producer: String, placing: String,
    scratch: String, file: String
  ) {
    self.document = document
    self.pages = pages
    self.title = title
    self.producer = producer
    self.placing = placing
    self.scratch = scratch
    self.file = file
  }
}
