public import DocumentModel
public import Foundation
public import Intake
import PipelineFile
public import WorkerProtocol

/// Shows what the cleaning of a pipeline does to one page, in a worker as a run's pages are.
public struct Inspection: Sendable {
  private let options: RunOptions
  private let scratch: RunScratch

  /// - Parameters:
  ///   - options: whose pipeline, limits and worker are taken; text layers are looked past.
  ///   - scratch: takes the pictures first, since a worker writes nowhere else.
  public init(_ options: RunOptions, scratch: RunScratch) {
    var options = options
    options.pipeline.textLayer = .ignore
    self.options = options
    self.scratch = scratch
  }

  /// Why there is nothing to be seen of a page.
  public enum Failure: Error, Sendable {
    case notADocument
    case intake(IntakeError)
    /// The document has fewer pages.
    case noSuchPage(number: Int, pages: Int)
    case page(PageFailure)
    case setup(SetupFailure)
  }

  /// Cleans a page step by step.
  ///
  /// - Parameters:
  ///   - file: a picture or a document of pages.
  ///   - number: the page, from 1.
  /// - Returns: the steps, and the folder that their pictures are in.
  /// - Throws: ``Failure``; `SpawnError` where the system starts no worker.
  public func steps(of file: URL, page number: Int) throws -> (PageInspection, folder: URL) {
    let document = try document(at: file)
    let folder = scratch.url.appendingPathComponent("pictures", isDirectory: true)
    let files = scratch.url.appendingPathComponent("document", isDirectory: true)
    for folder in [folder, files] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let pool = WorkerPool(
      name: "inspect", width: 1, launch: options.worker,
      setup: options.workerSetup(scratch: scratch))
    defer { pool.stop() }
    do {
      let pages = try survey(document, files, by: pool)
      guard pages.indices.contains(number - 1) else {
        throw Failure.noSuchPage(number: number, pages: pages.count)
      }
      let request = PageRequest(
        number: number, source: pages[number - 1],
        softDeadlineSeconds: options.softDeadlineSeconds)
      let reply = try pool.ask(
        .inspect(request, folder: folder.path), within: options.pageTimeoutSeconds)
      switch reply {
      case .inspected(let inspection): return (inspection, folder)
      case .notInspected(let failure): throw Failure.page(failure)
      default: throw Failure.page(.engine(detail: "wrong reply"))
      }
    } catch let loss as WorkerLoss {
      throw Failure.page(loss.pageFailure)
    } catch let failure as SetupFailure {
      throw Failure.setup(failure)
    }
  }

  private func document(at file: URL) throws(Failure) -> InputDocument {
    var walk = InputWalk(inputs: [file], output: scratch.url, group: .none).makeIterator()
    switch walk.next() {
    case .document(let document): return document
    case .refused(_, _, let error): throw .intake(error)
    case .skipped, .unsettled, nil: throw .notADocument
    }
  }

  private func survey(
    _ document: InputDocument, _ files: URL, by pool: WorkerPool
  ) throws -> [PageSource] {
    let request = WorkerRequest.survey(document, scratch: files.path)
    switch try pool.ask(request, within: options.surveyTimeoutSeconds) {
    case .surveyed(let survey): return survey.pages
    case .refused(let error): throw Failure.intake(error)
    default: throw Failure.page(.engine(detail: "wrong reply"))
    }
  }
}
