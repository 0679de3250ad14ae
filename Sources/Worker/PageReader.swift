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
  /// Of the pictures for the run's report.
  private static let thumbnailWidth = 220
  /// Opened with the first page that needs it (0.1 s, 50 MB); a worker that only surveys never does.
  private var recogniser: (any Recogniser)?

  init(stages: PageStages, pixelLimitMegapixels: Int, scratch: URL) {
    self.stages = stages
    self.pixelLimitMegapixels = pixelLimitMegapixels
    self.scratch = scratch
  }

  /// The page, with its failure inside when it cannot be read; or why this worker can read none.
  func read(_ request: PageRequest) -> WorkerReply {
    do {
      let fetched = try PageFetcher().fetch(
        request.source, number: request.number, scratch: scratch)
      switch fetched {
      case .page(let page): return .page(page, thumbnail: nil)
      case .picture(let picture):
        defer { PageFetcher().discard(fetched) }
        return try page(of: picture, for: request)
      }
    } catch let error as IntakeError {
      return failed(request, error.pageFailure)
    } catch let error as ImagingError {
      return failed(request, error.pageFailure(limitMegapixels: pixelLimitMegapixels))
    } catch RecognitionError.engineFailed(let detail) {
      return failed(request, .engine(detail: detail))
    } catch let error as RecognitionError {
      return .notReady(
        SetupFailure(cause: .missingTool, message: error.setupMessage ?? "\(error)"))
    } catch {
      return failed(request, .engine(detail: "\(error)"))
    }
  }

  private func page(of picture: PagePicture, for request: PageRequest) throws -> WorkerReply {
    var image = try decoded(picture)
    let isTruncated = image.isTruncated
    for stage in stages.operators(forcing: request.quarterTurns) {
      image = try stage.apply(to: image)
    }
    let reading = try openRecogniser().read(
      image, deadlineSeconds: request.softDeadlineSeconds)
    var failure: PageFailure?
    if isTruncated { failure = .truncated }
    if reading.isPartial { failure = .stoppedAtDeadline(seconds: request.softDeadlineSeconds) }
    let page = Page(
      number: request.number, width: reading.width, height: reading.height, dpi: reading.dpi,
      origin: reading.lines.contains { $0.drop == nil } ? .recognised : .blank,
      originReason: picture.reason,
      lines: reading.lines, failure: failure, measures: reading.measures,
      toSource: reading.toSource, toPaper: picture.toPaper, engine: reading.engine,
      writingMode: reading.writingMode, rules: reading.rules.isEmpty ? nil : reading.rules)
    // A page that was read is worth its reply without a picture of it.
    return .page(page, thumbnail: try? image.thumbnail(widthPixels: Self.thumbnailWidth))
  }

  private func decoded(_ picture: PagePicture) throws -> PageImage {
    try PageImage.read(
      path: picture.file, frame: picture.frame, pixelLimitMegapixels: pixelLimitMegapixels,
      honoursOrientation: picture.honoursOrientation
    ).placed(quarterTurns: picture.quarterTurns, dpi: picture.dpi)
  }

  private func openRecogniser() throws(RecognitionError) -> any Recogniser {
    if let recogniser { return recogniser }
    let opened = try stages.recogniser.open()
    recogniser = opened
    return opened
  }

  /// Writes the page's picture after each cleaning step, and a sheet of them all, into `folder`.
  func inspect(_ request: PageRequest, into folder: String) -> WorkerReply {
    do {
      let fetched = try PageFetcher().fetch(
        request.source, number: request.number, scratch: scratch)
      guard case .picture(let picture) = fetched else {
        return .notInspected(.missing(detail: "the page is text and has no picture"))
      }
      defer { PageFetcher().discard(fetched) }
      return .inspected(
        try PageInspector(folder: folder).inspect(
          decoded(picture), by: stages.operators(forcing: request.quarterTurns)))
    } catch let error as IntakeError {
      return .notInspected(error.pageFailure)
    } catch let error as ImagingError {
      return .notInspected(error.pageFailure(limitMegapixels: pixelLimitMegapixels))
    } catch {
      return .notInspected(.engine(detail: "\(error)"))
    }
  }

  private func failed(_ request: PageRequest, _ failure: PageFailure) -> WorkerReply {
    .page(Page(number: request.number, origin: .failed, failure: failure), thumbnail: nil)
  }
}

extension ImagingError {
  fileprivate func pageFailure(limitMegapixels: Int) -> PageFailure {
    switch self {
    case .tooLarge(_, let width, let height, let limit):
      .tooLarge(width: width, height: height, limitMegapixels: limit)
    case .unreadable(_, let detail), .unwritable(_, let detail):
      .unreadablePicture(detail: detail)
    case .noSuchFrame(_, let frame):
      .unreadablePicture(detail: "the file has no picture \(frame + 1)")
    case .operatorFailed(let name, let detail):
      .engine(detail: "‘\(name)’ failed: \(detail)")
    }
  }
}
