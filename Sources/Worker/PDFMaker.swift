import DocumentModel
import Foundation
import Intake
import PageImaging
import SearchablePDF
import WorkerProtocol

/// Makes the searchable PDF of a document that was read before.
///
/// The document's files are opened anew, in this worker: a PDF gets the text laid over it, an office file
/// is converted once more and treated like one, and of pictures a PDF is made.
struct PDFMaker {
  let surveyor: DocumentSurveyor
  let pixelLimitMegapixels: Int

  func make(_ request: PDFRequest) -> WorkerReply {
    do {
      return .madePDF(notes: try notes(on: request))
    } catch let error as PDFError {
      return .notMadePDF(detail: error.detail)
    } catch let error as IntakeError {
      return .notMadePDF(detail: error.message)
    } catch {
      return .notMadePDF(detail: "\(error)")
    }
  }

  private func notes(on request: PDFRequest) throws -> [String] {
    // Pages without a place on paper are pictures that were carved out of a damaged PDF.
    let isOnPaper = request.pages.allSatisfy { $0.toPaper != nil || $0.toSource == nil }
    if request.document.kind == .pdf, isOnPaper, let pdf = request.document.files.first {
      return try SearchablePDF.lay(request.pages, over: pdf, to: request.file)
    }
    if request.pages.contains(where: \.isVisible), request.pages.allSatisfy(\.isVisible) {
      return try make(request, sources: [])
    }
    let sources = try surveyor.survey(request.document).pages
    if let pdf = Self.commonPDF(of: sources) {
      return try SearchablePDF.lay(
        request.pages, over: pdf, isConverted: request.document.kind.isOffice, to: request.file)
    }
    return try make(request, sources: sources)
  }

  /// The PDF that all pages stand on, page by page in its order; `nil` where they are pictures.
  private static func commonPDF(of sources: [PageSource]) -> String? {
    var pdf: String?
    for (index, source) in sources.enumerated() {
      let place: PDFPlace
      switch source {
      case .embedded(let found, _), .rendered(let found, _), .textLayer(let found): place = found
      case .missing: continue
      case .picture, .text: return nil
      }
      guard place.page == index + 1, pdf == nil || pdf == place.pdf else { return nil }
      pdf = place.pdf
    }
    return pdf
  }

  private func make(_ request: PDFRequest, sources: [PageSource]) throws -> [String] {
    var notes: [String] = []
    var sheets: [(sheet: SearchablePDF.Sheet, page: LayerPage)] = []
    for (index, page) in request.pages.enumerated() {
      var sheet = SearchablePDF.Sheet.blank
      var page = page
      if sources.indices.contains(index) {
        do throws(ImagingError) {
          sheet = try self.sheet(of: sources[index], number: index + 1, in: request.scratch)
          // A page that could not be read is worth more than the words that say so.
          if case .picture = sheet, page.isVisible {
            page = LayerPage(number: page.number, width: 0, height: 0, dpi: 0)
          }
        } catch {
          notes.append(
            "page \(index + 1) has its text and not its picture in the PDF: \(error.detail)")
        }
      }
      sheets.append((sheet, page))
    }
    try SearchablePDF.make(
      sheets, placing: PagePlacing(rawValue: request.placing) ?? .upright, title: request.title,
      producer: request.producer, to: request.file)
    return notes
  }

  private func sheet(
    of source: PageSource, number: Int, in scratch: String
  ) throws(ImagingError) -> SearchablePDF.Sheet {
    guard case .picture(let file, let frame) = source else { return .blank }
    let pdf = "\(scratch)/picture-\(number).pdf"
    let size = try PageImage.writePDF(
      ofPicture: file, frame: frame, to: pdf, pixelLimitMegapixels: pixelLimitMegapixels)
    return .picture(
      pdf: pdf, width: size.width, height: size.height, isInverted: size.isInverted,
      isPlain: size.isPlain)
  }
}

extension ImagingError {
  fileprivate var detail: String {
    switch self {
    case .tooLarge(_, let width, let height, let limit):
      "it has \(width) x \(height) pixels, more than \(limit) million"
    case .unreadable(_, let detail), .unwritable(_, let detail), .operatorFailed(_, let detail):
      detail
    case .noSuchFrame(_, let frame): "the file has no picture \(frame + 1)"
    }
  }
}
