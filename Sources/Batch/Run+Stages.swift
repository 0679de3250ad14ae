import Conveyor
import DocumentModel
import Foundation
import Intake
import WorkerProtocol

/// A document with its text as it will be written.
struct FinishedDocument: Sendable {
  var planned: PlannedDocument
  var document: Document
  /// Pages that workers read for it in this run.
  var pagesRead: Int

  func summary(at now: ContinuousClock.Instant) -> DocumentSummary {
    let confidences = document.pages.compactMap { $0.lines.meanConfidence.map(Double.init) }
    return DocumentSummary(
      name: document.name, path: planned.admitted.input.path, pages: document.pages.count,
      pagesRead: pagesRead, edits: document.edits,
      confidence: confidences.isEmpty
        ? nil : confidences.reduce(0, +) / Double(confidences.count),
      seconds: (now - planned.started) / .seconds(1), notes: document.notes)
  }
}

extension Run {
  /// Joins the stages: what there is to do → plan → pages → vote → text → export.
  func lay(_ pipeline: Pipeline, _ work: WorkList, _ desk: PageDesk, _ pdfs: PDFDesk) {
    pipeline
      .source("walk", buffer: 4) { work.next() }
      .stage("survey", width: Self.surveys, buffer: 4, ordered: false) { [self] document in
        try endingOnFatalError { try desk.plan(document) }
      }
      .scatter("pages", buffer: options.jobs, ordered: false) { planned in
        planned.pages.map { (task: $0, document: planned) }
      } through: { [self] pages in
        pages.stage("read", width: options.jobs, ordered: false) { [self] task, document in
          defer { count(pagesDone: 1) }
          return try endingOnFatalError { try desk.read(task, of: document) }
        }
      }
      .stage("vote", ordered: false) { [self] gathered in
        do {
          let results = try results(of: gathered)
          return (gathered.parent, try vote(on: results, of: gathered.parent, at: desk))
        } catch {
          try? FileManager.default.removeItem(at: gathered.parent.scratch)
          throw error
        }
      }
      .stage("text", width: options.jobs, ordered: false) { [self] (planned, results) in
        try finish(planned, results)
      }
      .sink("export", width: options.jobs) { [self] result in
        export(result, work, pdfs)
      }
  }

  /// The pages in order; what was lost on the way stands as a failed page.
  ///
  /// - Throws: what ended the run, or the whole document, when a page was lost to that.
  private func results(
    of gathered: Gathered<PlannedDocument, PageReadingResult>
  ) throws -> [PageReadingResult] {
    try gathered.elements.enumerated().map { index, result in
      switch result {
      case .success(let page): return page
      case .failure(let failure):
        if failure.underlying.concernsMoreThanAPage { throw failure.underlying }
        let page = Page(
          number: index + 1, origin: .failed,
          failure: .engine(detail: "\(failure.underlying)"))
        return PageReadingResult(page: page, isFresh: true)
      }
    }
  }

  private func vote(
    on results: [PageReadingResult], of planned: PlannedDocument, at desk: PageDesk
  ) throws -> [PageReadingResult] {
    var results = results
    for (index, turns) in OrientationVote.secondReadings(for: results.map(\.page)) {
      let second = try endingOnFatalError {
        try desk.read(planned.pages[index], of: planned, quarterTurns: turns)
      }
      results[index].page = OrientationVote.better(results[index].page, second.page)
    }
    return results
  }

  private func finish(
    _ planned: PlannedDocument, _ results: [PageReadingResult]
  ) throws -> FinishedDocument {
    // What its pages needed is not needed any more.
    try? FileManager.default.removeItem(at: planned.scratch)
    let admitted = planned.admitted
    let pages = results.map(\.page)
    if !pages.isEmpty, pages.allSatisfy({ $0.origin == .failed }) {
      throw DocumentLoss(document: admitted, failure: .noPageRead(pages.problems))
    }
    let document = Document(
      name: admitted.input.name, kind: admitted.input.kind.rawValue, pages: pages,
      notes: planned.notes + ReadingNotes.notes(on: pages))
    do {
      return FinishedDocument(
        planned: planned, document: try textStages.apply(to: document),
        pagesRead: results.count { $0.isFresh })
    } catch let failure as DocumentFailure {
      throw DocumentLoss(document: admitted, failure: failure)
    }
  }

  private func export(
    _ result: Result<FinishedDocument, StageFailure>, _ work: WorkList, _ pdfs: PDFDesk
  ) {
    switch result {
    case .success(let finished):
      let admitted = finished.planned.admitted
      defer { work.finish(admitted) }
      switch admitted.change {
      case .changed: tell(.left(path: admitted.input.path, .changedMeanwhile))
      case .vanished where !finished.document.pages.problems.isEmpty: book.lost(admitted, .vanished)
      case .none, .vanished:
        guard book.announce(admitted) else { break }
        write(finished, pdfs)
      }
    case .failure(let failure):
      switch failure.underlying {
      case let loss as DocumentLoss:
        book.lost(loss.document, loss.failure)
        work.finish(loss.document)
      case let change as DocumentChanged:
        tell(.left(path: change.document.input.path, .changedMeanwhile))
        work.finish(change.document)
      // The run has ended, and says so itself.
      case is PoolStopped, is SetupFailure, is RunError: break
      default: end(with: .workersFail(detail: "\(failure)"))
      }
    }
  }
}

extension Run {
  private func write(_ finished: FinishedDocument, _ pdfs: PDFDesk) {
    let admitted = finished.planned.admitted
    do {
      let written = try endingOnFatalError {
        try writer.write(finished.document, of: admitted.input, pdfs: pdfs)
      }
      var finished = finished
      finished.document.notes += written.notes
      book.written(finished, formats: written.formats)
      // It counts as done in what is there; asked for again, the rest is tried again.
      if let failure = written.failure {
        tell(.failed(name: admitted.input.name, path: admitted.input.path, failure))
      }
    } catch let failure as DocumentFailure {
      book.lost(admitted, failure)
    } catch is PoolStopped, is SetupFailure, is RunError {
      // The run has ended, and says so itself; the next one writes the document.
    } catch {
      book.lost(admitted, .stage(name: "export", detail: "\(error)"))
    }
  }
}

extension Error {
  /// Whether it ends the document or the run, and not only a page.
  fileprivate var concernsMoreThanAPage: Bool {
    switch self {
    case is DocumentLoss, is DocumentChanged, is PoolStopped, is SetupFailure, is RunError,
      is SpawnError:
      true
    default: false
    }
  }
}

extension InputDocument {
  /// What messages call it.
  var path: String { files.isEmpty ? name : files.displayPath }
}

extension [String] {
  /// What messages call the files of a document: the file, or the folder of several.
  var displayPath: String {
    guard let first else { return "" }
    return count == 1 ? first : URL(fileURLWithPath: first).deletingLastPathComponent().path
  }
}
