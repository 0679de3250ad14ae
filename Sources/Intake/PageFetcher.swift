import DocumentModel
public import Foundation

/// Gets one page of a surveyed document, in a worker.
public struct PageFetcher: Sendable {
  public init() {}

  /// - Parameters:
  ///   - source: As the survey gave it.
  ///   - number: The page's position in its document, from 1.
  ///   - scratch: An existing folder; a picture made for the page (`isTemporary`) lies in a folder of
  ///     its own below.
  /// - Returns: A picture to be read, or a page that has its text.
  /// - Throws: why this page is not to be had; other pages are not affected.
  public func fetch(
    _ source: PageSource, number: Int, scratch: URL
  ) throws(IntakeError) -> FetchedPage {
    switch source {
    case .picture(let file, let frame):
      return .picture(
        PagePicture(file: file, frame: frame))
    case .embedded(let place, let picture): return try embedded(place, picture, scratch)
    case .rendered(let place, let rendering): return try rendered(place, rendering, scratch)
    case .textLayer(let place): return .page(try textLayer(place, number, scratch))
    case .text(let file, let isHTML):
      return .page(try TextFile.page(file, isHTML: isHTML, number: number))
    case .missing(let error): throw error
    }
  }

  /// Removes what was made for a fetched page; the picture is gone afterwards.
  public func discard(_ page: FetchedPage) {
    guard case .picture(let picture) = page, picture.isTemporary else { return }
    let folder = URL(fileURLWithPath: picture.file).deletingLastPathComponent()
    try? FileManager.default.removeItem(at: folder)
  }

  private func embedded(
    _ place: PDFPlace, _ picture: EmbeddedPicture, _ scratch: URL
  ) throws(IntakeError) -> FetchedPage {
    let folder = try ScratchFolder.make(under: scratch, "page")
    try Pdfimages.extract(place.pdf, page: place.page, to: folder.path, scratch: scratch.path)
    let names = try FolderEntry.names(in: folder.path)
    guard names.count == 1, let name = names.first else {
      throw .programFailed(name: "pdfimages", detail: "\(names.count) pictures instead of one")
    }
    return .picture(
      PagePicture(
        file: folder.appendingPathComponent(name).path, frame: 0,
        quarterTurns: picture.quarterTurns, dpi: picture.dpi, honoursOrientation: false,
        reason: place.reason, toPaper: picture.toPaper, isTemporary: true))
  }

  private func rendered(
    _ place: PDFPlace, _ rendering: Rendering, _ scratch: URL
  ) throws(IntakeError) -> FetchedPage {
    let folder = try ScratchFolder.make(under: scratch, "page")
    let file = try Pdftoppm.render(
      place.pdf, page: place.page, dpi: rendering.dpi, colour: rendering.colour,
      root: folder.appendingPathComponent("page").path,
      scratch: scratch.path)
    guard FileManager.default.fileExists(atPath: file) else {
      throw .programFailed(name: "pdftoppm", detail: "no picture came out")
    }
    return .picture(
      PagePicture(
        file: file, frame: 0, quarterTurns: 0, dpi: rendering.dpi, honoursOrientation: false,
        reason: place.reason, toPaper: rendering.toPaper, isTemporary: true))
  }

  private func textLayer(
    _ place: PDFPlace, _ number: Int, _ scratch: URL
  ) throws(IntakeError) -> Page {
    let layout = try Pdftotext.layout(of: place.pdf, page: place.page, scratch: scratch.path)
    guard let reader = LayoutReader(layout) else {
      throw .programFailed(name: "pdftotext", detail: "its answer is no XML")
    }
    return TextLayerPage.page(reader, place, number: number)
  }
}
