import DocumentModel
import Foundation
import Intake
import PageImaging
import Recognition
import WorkerProtocol

/// Reads one page after another: fetch, decode, clean, recognise.
final class PageReader {
  private let stages: PageStages
  private let pixelLimitMegapixels: Int
  private let scratch: URL
  /// Opened with the first page that needs it (0.1 s, 50 MB); a worker that only surveys never does.
  private var engine: TesseractEngine?

  init(stages: PageStages, pixelLimitMegapixels: Int, scratch: URL) {
    self.stages = stages
    self.pixelLimitMegapixels = pixelLimitMegapixels
    self.scratch = scratch
  }

  /// The page, or why the worker cannot read any.
  func read(_ request: PageRequest) -> WorkerReply {
    do {
      return .page(try page(for: request))
    } catch let error as IntakeError {
      return failed(request, .programFailed(program: "fetching the page", detail: error.message))
    } catch let error as ImagingError {
      return failed(request, error.pageFailure)
    } catch RecognitionError.languageDataMissing(let language, let remedy) {
      return .notReady(
        SetupFailure(
          cause: .missingTool,
          message: "Tesseract's language data ‘\(language)’ is missing; \(remedy)"))
    } catch {
      return failed(request, .engine(detail: "\(error)"))
    }
  }
}
