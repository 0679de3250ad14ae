import Conveyor
import DocumentModel
import Foundation
import Intake
import Synchronization
import WorkerProtocol

/// A document that a worker has looked through.
struct SurveyedDocument: Sendable {
  var input: InputDocument
  var survey: Survey
  /// Holds what its pages need until they are read (a converted PDF).
  var scratch: URL
  var started: ContinuousClock.Instant

  var tasks: [PageTask] {
    survey.pages.enumerated().map { PageTask(number: $0.offset + 1, source: $0.element) }
  }
}

/// A document with its text as it will be written.
private struct FinishedDocument: Sendable {
  var surveyed: SurveyedDocument
  var document: Document
}

/// A document that is lost to the run, and why; carried past the stages it misses.
private struct DocumentLoss: Error {
  var input: InputDocument
  var failure: DocumentFailure
}

extension Run {
  /// Joins the stages: walk → survey → pages → vote → text → export.
  func lay(
    _ pipeline: Pipeline, readers: WorkerPool, surveyors: WorkerPool, scratch: RunScratch
  ) {
    let walk = Mutex(
      InputWalk(inputs: options.inputs, output: options.output, group: options.group)
        .makeIterator())
    pipeline
      .source("walk", buffer: 4) { [self] in
        walk.withLock { nextDocument(in: &$0) }
      }
      .stage("survey", width: Self.surveys, buffer: 4, ordered: false) { [self] input in
        try survey(input, by: surveyors, scratch: scratch)
      }
      .scatter("pages", buffer: options.jobs, ordered: false, elements: \.tasks) { [self] pages in
        pages.stage("read", width: options.jobs, ordered: false) { [self] task in
          try read(task, by: readers)
        }
      }
      .stage("vote", ordered: false) { [self] gathered in
        (gathered.parent, try vote(on: pages(of: gathered), of: gathered.parent, by: readers))
      }
      .stage("text") { [self] (surveyed, pages) in
        try finish(surveyed, pages: pages)
      }
      .sink("export") { [self] result in
        export(result)
      }
  }

  /// Tells what the walk refuses or leaves out, and hands on the next document.
  private func nextDocument(in walk: inout InputWalk.Iterator) -> InputDocument? {
    while let finding = walk.next() {
      switch finding {
      case .document(let document): return document
      case .skipped(let path, let reason): tell(.skipped(path: path, reason: reason))
      case .refused(let name, let path, let error):
        tell(.failed(name: name, path: path, .intake(error)))
      }
    }
    return nil
  }

  private func survey(
    _ input: InputDocument, by surveyors: WorkerPool, scratch: RunScratch
  ) throws -> SurveyedDocument {
    let started = ContinuousClock.now
    let folder = try scratch.makeDocumentFolder()
    do {
      let reply = try endingOnSetupFailure {
        try surveyors.ask(
          .survey(input, scratch: folder.path), within: options.surveyTimeoutSeconds)
      }
      guard case .surveyed(let survey) = reply else {
        if case .refused(let error) = reply {
          throw DocumentLoss(input: input, failure: .intake(error))
        }
        throw DocumentLoss(input: input, failure: .survey(.engine(detail: "wrong reply")))
      }
      count(pagesKnown: survey.pages.count)
      return SurveyedDocument(input: input, survey: survey, scratch: folder, started: started)
    } catch {
      try? FileManager.default.removeItem(at: folder)
      if let loss = error as? WorkerLoss {
        throw DocumentLoss(input: input, failure: .survey(loss.pageFailure))
      }
      throw error
    }
  }

  private func read(_ task: PageTask, by readers: WorkerPool) throws -> Page {
    defer { count(pagesRead: 1) }
    return try endingOnSetupFailure { try readers.read(task, options: options) }
  }

  /// The pages in order; what was lost on the way stands as a failed page.
  ///
  /// - Throws: what ended the run, when a page was lost to that: such a document is not written.
  private func pages(of gathered: Gathered<SurveyedDocument, Page>) throws -> [Page] {
    try gathered.elements.enumerated().map { index, result in
      switch result {
      case .success(let page): return page
      case .failure(let failure):
        if failure.underlying is PoolStopped || failure.underlying is SetupFailure {
          throw failure.underlying
        }
        return Page(
          number: index + 1, origin: .failed,
          failure: .engine(detail: "\(failure.underlying)"))
      }
    }
  }

  private func vote(on pages: [Page], of surveyed: SurveyedDocument, by readers: WorkerPool) throws
    -> [Page]
  {
    var pages = pages
    let tasks = surveyed.tasks
    for (index, turns) in OrientationVote.secondReadings(for: pages) {
      let second = try endingOnSetupFailure {
        try readers.read(tasks[index], quarterTurns: turns, options: options)
      }
      pages[index] = OrientationVote.better(pages[index], second)
    }
    return pages
  }

  private func finish(_ surveyed: SurveyedDocument, pages: [Page]) throws -> FinishedDocument {
    let input = surveyed.input
    if !pages.isEmpty, pages.allSatisfy({ $0.origin == .failed }) {
      try? FileManager.default.removeItem(at: surveyed.scratch)
      throw DocumentLoss(input: input, failure: .noPageRead(problems(of: pages)))
    }
    let document = Document(
      name: input.name, kind: input.kind.rawValue, pages: pages,
      notes: surveyed.survey.notes + ReadingNotes.notes(on: pages))
    do {
      return FinishedDocument(surveyed: surveyed, document: try textStages.apply(to: document))
    } catch let failure as DocumentFailure {
      throw DocumentLoss(input: input, failure: failure)
    }
  }

  private func export(_ result: Result<FinishedDocument, StageFailure>) {
    switch result {
    case .success(let finished):
      defer { try? FileManager.default.removeItem(at: finished.surveyed.scratch) }
      do {
        try writer.write(finished.document)
        tell(outcome(of: finished))
      } catch {
        tellLoss(of: finished.surveyed.input, error)
      }
    case .failure(let failure):
      switch failure.underlying {
      case let loss as DocumentLoss: tellLoss(of: loss.input, loss.failure)
      case is PoolStopped, is SetupFailure: break  // the run has ended, and says so itself
      default: end(with: .workersFail(detail: "\(failure)"))
      }
    }
  }

  private func outcome(of finished: FinishedDocument) -> RunEvent {
    let document = finished.document
    let input = finished.surveyed.input
    let summary = DocumentSummary(
      name: input.name, path: input.path, pages: document.pages.count,
      edits: document.edits.count,
      seconds: (ContinuousClock.now - finished.surveyed.started) / .seconds(1),
      notes: document.notes)
    let problems = problems(of: document.pages)
    return problems.isEmpty ? .finished(summary) : .partial(summary, failures: problems)
  }

  private func problems(of pages: [Page]) -> [PageProblem] {
    pages.compactMap { page in
      page.failure.map { PageProblem(page: page.number, failure: $0) }
    }
  }

  private func tellLoss(of input: InputDocument, _ failure: DocumentFailure) {
    tell(.failed(name: input.name, path: input.path, failure))
    if case .output(_, _, let isFull) = failure, isFull {
      end(with: .outputFull(path: options.output.path))
    }
  }

  /// A worker that cannot be set up for one page cannot be for any: the run ends.
  private func endingOnSetupFailure<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as SetupFailure {
      switch failure.cause {
      case .configuration: end(with: .configuration(message: failure.message))
      case .missingTool: end(with: .toolMissing(message: failure.message))
      }
      throw failure
    }
  }
}

extension InputDocument {
  /// What messages call it: the file, or the folder of a group of pages.
  var path: String {
    guard let first = files.first else { return name }
    return files.count == 1 ? first : URL(fileURLWithPath: first).deletingLastPathComponent().path
  }
}
