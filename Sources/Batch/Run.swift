import Conveyor
import DocumentModel
public import Foundation
import Intake
public import Ledger
import WorkerProtocol

/// Batch: one run over the inputs, from the walk to the written files.
///
/// The stages stand on one conveyor: what there is to do → plan (survey) → pages (from the ledger, or
/// read by the workers, in any order) → gather → orientation vote → text stages → export. Workers do
/// all that touches an untrusted file. Every page that is read, and every document that is through, is
/// in the ledger before anything else is done with it: a run that is killed loses the pages under way.
///
/// Why it is so: surveys have workers of their own beside the page workers, since a conversion by
/// LibreOffice waits for most of its four seconds and would leave a core idle; those workers never
/// load the OCR engine and stay small. The counts that the progress bar shows are kept here and not
/// taken from the conveyor's counters, which know items of stages and not which documents were refused.
public final class Run: Sendable {
  let options: RunOptions
  let keys: RunKeys
  let textStages: TextStages
  let writer: DocumentWriter
  /// The run's line in the ledger, which has its number.
  let entry: RunEntry
  let journal = RunJournal()
  private let folder: OutputFolder
  private let observer: @Sendable (RunEvent) -> Void
  private let cancellation = Cancellation()
  private let state = Guarded(State())
  /// Keeps calls of the observer one at a time.
  private let telling = Guarded(())
  /// Documents surveyed at a time: one that hangs in a conversion must not hold up the others.
  static let surveys = 2

  private struct State {
    var report = RunReport()
    var pagesKnown = 0
    var pagesDone = 0
    var fatal: RunError?
  }

  /// - Parameters:
  ///   - options: what to read, and how.
  ///   - folder: the output folder, claimed for this run.
  ///   - keys: of all that shapes the outputs.
  ///   - entry: what the ledger is to say of the run.
  ///   - textStages: the document operators, set up.
  ///   - formats: the formats to write.
  ///   - observer: told of each document; called by one thread at a time.
  /// - Throws: ``RunError/ledger(_:)`` when the run cannot be written down.
  public init(
    _ options: RunOptions, in folder: OutputFolder, keys: RunKeys, entry: RunEntry,
    textStages: TextStages, formats: [OutputFormat],
    observer: @escaping @Sendable (RunEvent) -> Void
  ) throws(RunError) {
    self.options = options
    self.folder = folder
    self.keys = keys
    self.textStages = textStages
    self.observer = observer
    writer = DocumentWriter(
      output: folder.url, formats: formats, inputs: options.inputs)
    do throws(LedgerError) {
      self.entry = try folder.ledger.begin(entry)
    } catch {
      throw .ledger(error)
    }
  }

  /// Works until everything is through or the run is stopped; blocks the calling thread.
  ///
  /// - Returns: what was done in numbers, and what the run's report tells.
  /// - Throws: ``RunError`` when the run cannot start, or cannot go on for any document.
  public func run() throws(RunError) -> (report: RunReport, record: RunRecord) {
    let start = ContinuousClock.now
    do throws(RunError) {
      try work()
    } catch {
      end(with: error)
    }
    let (report, fatal) = state.withLock { state in
      state.report.seconds = (ContinuousClock.now - start) / .seconds(1)
      return (state.report, state.fatal)
    }
    let record = writeDown(report, fatal)
    if let fatal { throw fatal }
    return (report, record)
  }

  private func work() throws(RunError) {
    let holder = RunLock.Holder(pid: entry.pid, host: entry.host, since: entry.started)
    let scratch = try RunScratch(in: options.temporaryFolder, for: holder)
    defer { scratch.remove() }
    let readers = pool("read", width: options.jobs, scratch: scratch)
    let surveyors = pool("survey", width: Self.surveys, scratch: scratch)
    let stopper = WorkerStopper([readers, surveyors], graceSeconds: options.graceSeconds)
    cancellation.onCancel { [self] in
      // After a signal pages under way may end; where nothing can be written there is no point.
      stopper.stop(atOnce: state.withLock { $0.fatal != nil })
    }
    defer { stopper.end() }
    let timer = RunTimer(seconds: options.runtimeLimitSeconds) { [self] in
      note(.runtime(seconds: options.runtimeLimitSeconds ?? 0))
      cancellation.cancel()
    }
    defer { timer.cancel() }
    let pipeline = Pipeline(cancellation: cancellation)
    let work = WorkList(of: self, settled: try settledDocuments())
    lay(
      pipeline, work,
      PageDesk(run: self, readers: readers, surveyors: surveyors, scratch: scratch),
      PDFDesk(workers: surveyors, scratch: scratch, producer: "kanwu \(entry.version)"))
    do {
      try pipeline.run()
    } catch {
      end(with: .workersFail(detail: "\(error)"))
    }
    state.withLock { state in
      state.report.stages = pipeline.counters().map(RunRecord.StageTiming.init)
      state.report.workerPeakBytes = [readers, surveyors].compactMap(\.peakMemory).max()
    }
  }

  /// Stops the run: pages under way may end for some seconds, no file is left half written.
  public func stop(signal: Int32) {
    state.withLock { $0.report.signal = $0.report.signal ?? signal }
    cancellation.cancel()
  }

  /// How far the run is, at any time, from any thread.
  public var progress: RunProgress {
    state.withLock { state in
      RunProgress(
        pagesRead: state.pagesDone, pagesKnown: state.pagesKnown,
        documents: state.report.documents, failed: state.report.failed + state.report.partial)
    }
  }

  /// The documents that a progress bar has to expect: a walk of its own, which opens only what is new.
  public func expectedDocuments() throws(RunError) -> Int {
    let settled = try settledDocuments()
    return walk(resting: false) { name, files in
      settled.outcome(of: fingerprint(of: name, files)) != nil
    }.reduce(0) { count, finding in
      switch finding {
      case .document, .refused: count + 1
      case .skipped, .unsettled: count
      }
    }
  }

  // MARK: What the stages ask and tell

  var ledger: LedgerFile { folder.ledger }
  var book: OutcomeBook { OutcomeBook(run: self) }
  var number: Int64 { entry.id ?? 0 }
  var isStopped: Bool { cancellation.isCancelled }

  /// Counts an event and tells the observer.
  func tell(_ event: RunEvent) {
    state.withLock { $0.report.count(event) }
    journal.note(event)
    telling.withLock { _ in observer(event) }
  }

  func count(pagesKnown: Int = 0, pagesDone: Int = 0, unchanged: Int = 0) {
    state.withLock { state in
      state.pagesKnown += pagesKnown
      state.pagesDone += pagesDone
      state.report.unchanged += unchanged
    }
  }

  /// Notes that a limit ends the run.
  func note(_ limit: RunLimit) {
    state.withLock { $0.report.limit = $0.report.limit ?? limit }
  }

  /// Ends the run for a reason that concerns every document.
  func end(with error: RunError) {
    state.withLock { $0.fatal = $0.fatal ?? error }
    cancellation.cancel()
  }

  /// Whether there is room in the output folder for another document; ends the run if there is not.
  func hasSpaceForMore() -> Bool {
    guard FreeSpace.isShort(at: folder.url.path, of: FreeSpace.outputReserve) else { return true }
    end(with: .outputFull(path: folder.url.path))
    return false
  }

  /// What concerns every document (a worker that cannot be set up, a ledger that cannot be used) ends the run.
  func endingOnFatalError<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let failure as SetupFailure {
      end(with: RunError(failure))
      throw failure
    } catch let error as LedgerError {
      end(with: .ledger(error))
      throw RunError.ledger(error)
    } catch let error as RunError {
      end(with: error)
      throw error
    }
  }

  func walk(
    resting: Bool, needsNothing: @escaping @Sendable (String, [FileFacts]) -> Bool
  ) -> InputWalk {
    let rest = Resting(seconds: options.restSeconds, now: options.now) { [cancellation] in
      cancellation.isCancelled
    }
    return InputWalk(
      inputs: options.inputs, output: folder.url, group: options.group,
      resting: resting ? rest : nil, needsNothing: needsNothing)
  }

  /// Refuses INPUTs that are not there.
  ///
  /// - Throws: ``RunError/noInput(path:)``.
  public static func checkInputs(_ inputs: [URL]) throws(RunError) {
    for input in inputs where !FileManager.default.fileExists(atPath: input.path) {
      // A dangling link is the walk's to report: the name is there.
      if (try? FileManager.default.destinationOfSymbolicLink(atPath: input.path)) == nil {
        throw .noInput(path: input.path)
      }
    }
  }

  private func settledDocuments() throws(RunError) -> SettledDocuments {
    do throws(LedgerError) {
      return try ledger.settled(
        readingKey: keys.reading, textKey: keys.text, formats: writer.formatNames,
        attemptLimit: options.attemptLimit)
    } catch {
      throw .ledger(error)
    }
  }

  private func pool(_ name: String, width: Int, scratch: RunScratch) -> WorkerPool {
    WorkerPool(
      name: name, width: width, launch: options.worker,
      setup: options.workerSetup(scratch: scratch))
  }
}

extension RunRecord.StageTiming {
  init(_ counters: StageCounters) {
    self.init(
      name: counters.name, items: counters.started, busySeconds: counters.busy / .seconds(1),
      mostWaiting: counters.mostWaiting)
  }
}
