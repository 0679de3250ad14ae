import DocumentModel
import Export
import Foundation
import Intake
import WorkerProtocol

/// Has searchable PDFs made by workers.
struct PDFDesk: Sendable {
  let workers: WorkerPool
  let scratch: RunScratch
  /// Name and version of the program, for the PDFs it makes.
  let producer: String

  /// Longest time for a document, and for each of its pages beside, in seconds.
  private static let patience = (document: 300.0, page: 1.0)

  /// Makes the PDF and hands its file to `body`; it is gone afterwards.
  ///
  /// - Parameters:
  ///   - document: what was read.
  ///   - input: the files that it was read from.
  ///   - options: of the format.
  ///   - body: is given the file's path.
  /// - Returns: remarks that a reader should see.
  /// - Throws: ``DocumentFailure/searchablePDF(detail:)``, what ends the run, and what `body` throws.
  func make(
    _ document: Document, of input: InputDocument, _ options: PDFOptions,
    _ body: (_ path: String) throws -> Void
  ) throws -> [String] {
    let folder = try scratch.makeDocumentFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("searchable.pdf").path
    let request = PDFRequest(
      document: input, pages: TextLayer.pages(of: document, text: options.text),
      title: document.printedTitle,
      producer: producer, placing: options.pages.rawValue, scratch: folder.path, file: file)
    let before = try facts(of: input)
    let seconds = Self.patience.document + Self.patience.page * Double(document.pages.count)
    do {
      switch try workers.ask(.makePDF(request), within: seconds) {
      case .madePDF(let notes):
        // Text must not be laid on other pages than it was read from.
        guard try facts(of: input) == before else {
          throw DocumentFailure.searchablePDF(detail: "its file changed meanwhile")
        }
        try body(file)
        return notes
      case .notMadePDF(let detail): throw DocumentFailure.searchablePDF(detail: detail)
      default: throw DocumentFailure.searchablePDF(detail: "wrong reply")
      }
    } catch let loss as WorkerLoss {
      throw DocumentFailure.searchablePDF(detail: loss.pageFailure.message)
    }
  }

  private func facts(of input: InputDocument) throws(DocumentFailure) -> [FileFacts] {
    do throws(IntakeError) {
      return try input.files.map { path throws(IntakeError) in try FileFacts(path: path) }
    } catch {
      throw .searchablePDF(detail: error.message)
    }
  }
}
