import DocumentModel
import Foundation
import Intake
import Ledger
import WorkerProtocol

/// A document of which it is known what pages it has.
struct PlannedDocument: Sendable {
  var admitted: AdmittedDocument
  var pages: [PageTask]
  var notes: [String]
  /// The files under which its readings stand in the ledger.
  var sources: Set<Int64>
  /// Holds what its pages need until they are read (a converted PDF).
  var scratch: URL
  var started: ContinuousClock.Instant
}

/// One page of a document, on its way to a worker or to the ledger.
struct PageTask: Sendable {
  /// Position in the document, from 1.
  var number: Int
  /// How a worker gets it; `nil` where the ledger has every page, so that nobody had to look.
  var source: PageSource?
  /// Where its reading stands, or will stand; `nil` for a text, which costs nothing to read.
  var key: ReadingKey?
  /// Whether the reading that the ledger has is to be taken.
  var isKept: Bool
  /// The file that it is on.
  var file: FileFacts
}

/// A page's reading, and where it came from.
struct PageReadingResult: Sendable {
  var page: Page
  var isFresh: Bool
}

/// Gets the pages of documents: from the ledger what was read before, from workers the rest.
struct PageDesk: Sendable {
  let run: Run
  let readers: WorkerPool
  let surveyors: WorkerPool
  let scratch: RunScratch

  /// Finds out what pages a document has, without looking where the ledger knows.
  ///
  /// - Throws: `DocumentLoss`, and what ends the run.
  func plan(_ document: AdmittedDocument) throws -> PlannedDocument {
    let folder = try scratch.makeDocumentFolder()
    var planned = PlannedDocument(
      admitted: document, pages: [], notes: [], sources: [], scratch: folder, started: .now)
    do {
      if let survey = Survey.withoutLooking(at: document.input) {
        planned.pages = survey.pages.enumerated().map {
          PageTask(
            number: $0.offset + 1, source: $0.element, key: nil, isKept: false,
            file: document.files[0])
        }
      } else if !(try planFromLedger(&planned)) {
        try planFromSurvey(&planned)
      }
      run.count(pagesKnown: planned.pages.count)
      return planned
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  /// A page's reading.
  ///
  /// - Parameters:
  ///   - task: the page.
  ///   - planned: the document that it is of.
  ///   - quarterTurns: turns to make whatever the page itself says; `nil` lets it decide.
  /// - Returns: the reading, with the page's number in this document.
  /// - Throws: `DocumentLoss` and `DocumentChanged`, and what ends the run.
  func read(
    _ task: PageTask, of planned: PlannedDocument, quarterTurns: Int? = nil
  ) throws -> PageReadingResult {
    let document = planned.admitted
    var key = task.key
    key?.quarterTurns = quarterTurns
    // A second reading stands in the ledger by itself, if there is one.
    if let key, task.isKept || (quarterTurns != nil && !run.options.readsAgain),
      var page = try run.ledger.page(key)
    {
      page.number = task.number
      return PageReadingResult(page: page, isFresh: false)
    }
    guard let source = try task.source ?? lookedUp(task, of: planned) else {
      throw DocumentLoss(document: document, failure: .readingLost)
    }
    return try read(task, from: source, of: document, at: key)
  }

  /// How a page is got that the ledger should have had: its second reading was not made before a run was
  /// stopped, or its row is damaged.
  private func lookedUp(_ task: PageTask, of planned: PlannedDocument) throws -> PageSource? {
    let pages = try survey(planned.admitted, scratch: planned.scratch).pages
    return pages.indices.contains(task.number - 1) ? pages[task.number - 1] : nil
  }

  private func read(
    _ task: PageTask, from source: PageSource, of document: AdmittedDocument, at key: ReadingKey?
  ) throws -> PageReadingResult {
    let started = ContinuousClock.now
    let (page, thumbnail) = try readers.read(
      task.number, source, quarterTurns: key?.quarterTurns, options: run.options)
    let seconds = (ContinuousClock.now - started) / .seconds(1)
    guard let key else { return PageReadingResult(page: page, isFresh: true) }
    // A reading must not be kept under the name of other bytes than it was made of.
    switch task.file.change {
    case .none: break
    case .changed: throw DocumentChanged(document: document)
    case .vanished where page.failure == nil: break
    case .vanished: throw DocumentLoss(document: document, failure: .vanished)
    }
    // A page of which some was read once must not become one of which nothing is.
    if page.origin == .failed, !run.options.readsAgain, var earlier = try run.ledger.page(key),
      earlier.origin != .failed
    {
      earlier.number = task.number
      return PageReadingResult(page: earlier, isFresh: false)
    }
    try run.ledger.store(
      page, at: key, state: page.readingState, run: run.number, seconds: seconds)
    if page.origin != .failed {
      run.tell(
        .pageRead(
          PageSummary(
            name: document.input.name, path: document.input.path, page: task.number,
            seconds: seconds, isTurned: key.quarterTurns != nil,
            confidence: page.lines.meanConfidence.map(Double.init), thumbnail: thumbnail)))
    }
    return PageReadingResult(page: page, isFresh: true)
  }

  /// Plans a document all of whose pages' readings the ledger has; says whether that is so.
  private func planFromLedger(_ planned: inout PlannedDocument) throws -> Bool {
    guard !run.options.readsAgain else { return false }
    let document = planned.admitted
    var pages: [PageTask] = []
    var notes: [String] = []
    var sources: Set<Int64> = []
    for (index, file) in document.files.enumerated() {
      guard let source = try run.ledger.source(sourceKey(of: document, file: index)) else {
        return false
      }
      let kept = try keptPages(of: source, document)
      guard kept.count == source.pages else { return false }
      sources.insert(source.id)
      for note in source.notes where !notes.contains(note) { notes.append(note) }
      for page in 0..<source.pages {
        pages.append(
          PageTask(
            number: pages.count + 1, source: nil, key: ReadingKey(source: source.id, page: page),
            isKept: true, file: file))
      }
    }
    planned.pages = pages
    planned.notes = notes
    planned.sources = sources
    return true
  }

  private func planFromSurvey(_ planned: inout PlannedDocument) throws {
    let document = planned.admitted
    let survey = try survey(document, scratch: planned.scratch)
    // What was found must not be kept under the name of other bytes.
    guard document.change != .changed else { throw DocumentChanged(document: document) }
    var rest = survey.pages[...]
    for (index, count) in survey.pagesOfFiles.enumerated() where index < document.files.count {
      let entry = try run.ledger.store(
        sourceKey(of: document, file: index), pages: count, notes: survey.notes,
        now: run.options.now())
      let kept = run.options.readsAgain ? [] : try keptPages(of: entry, document)
      planned.sources.insert(entry.id)
      for (page, source) in rest.prefix(count).enumerated() {
        planned.pages.append(
          PageTask(
            number: planned.pages.count + 1, source: source,
            key: ReadingKey(source: entry.id, page: page), isKept: kept.contains(page),
            file: document.files[index]))
      }
      rest = rest.dropFirst(count)
    }
    planned.notes = survey.notes
  }

  private func survey(_ document: AdmittedDocument, scratch: URL) throws -> Survey {
    // Documents under way give their space back; this one waits for that, for a minute at most.
    for _ in 0..<300 where self.scratch.bytesUsed > RunScratch.limitBytes && !run.isStopped {
      usleep(200_000)
    }
    guard !FreeSpace.isShort(at: scratch.path, of: FreeSpace.scratchReserve) else {
      throw DocumentLoss(
        document: document, failure: .intake(.scratch(reason: "no space left in \(scratch.path)")))
    }
    do {
      let reply = try surveyors.ask(
        .survey(document.input, scratch: scratch.path), within: run.options.surveyTimeoutSeconds)
      switch reply {
      case .surveyed(let survey): return survey
      case .refused(let error): throw error
      default:
        throw DocumentLoss(document: document, failure: .survey(.engine(detail: "wrong reply")))
      }
    } catch let error as IntakeError {
      // What a worker says of a file that is gone, or another by now, is not of interest.
      switch document.change {
      case .none: throw DocumentLoss(document: document, failure: .intake(error))
      case .changed: throw DocumentChanged(document: document)
      case .vanished: throw DocumentLoss(document: document, failure: .vanished)
      }
    } catch let loss as WorkerLoss {
      throw DocumentLoss(document: document, failure: .survey(loss.pageFailure))
    }
  }

  /// Pages of a file whose readings are to be taken, from 0.
  private func keptPages(of source: SourceEntry, _ document: AdmittedDocument) throws -> Set<Int> {
    let states = try run.ledger.readingStates(of: source.id)
    let options = run.options
    let triesAgain = options.retriesFailed || document.failures.attempts < options.attemptLimit
    return Set(
      states.filter { _, state in
        switch state {
        case .whole: true
        case .transient: !triesAgain
        case .permanent: !options.retriesFailed
        }
      }.keys)
  }

  private func sourceKey(of document: AdmittedDocument, file: Int) -> SourceKey {
    SourceKey(
      content: document.contents[file], kind: document.input.kind.rawValue,
      readingKey: run.keys.reading)
  }
}

extension Page {
  fileprivate var readingState: ReadingState {
    guard let failure else { return .whole }
    return failure.verdict.facts.isTransient ? .transient : .permanent
  }
}
