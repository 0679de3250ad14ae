import Conveyor
public import DocumentModel
public import Foundation
import Intake
import Synchronization
import WorkerProtocol

/// Batch: one run over the inputs, from the walk to the written files.
///
/// The stages stand on one conveyor: walk → survey → pages (read by the workers, in any order) →
/// gather → orientation vote → text stages → export. Workers do all that touches an untrusted file.
///
/// Why it is so: surveys have workers of their own beside the page workers, since a conversion by
/// LibreOffice waits for most of its four seconds and would leave a core idle; those workers never
/// load the OCR engine and stay small. The counts that the progress bar shows are kept here and not
/// taken from the conveyor's counters, which know items of stages and not which documents were refused.
public final class Run: Sendable {
  let options: RunOptions
  let textStages: TextStages
  let writer: DocumentWriter
  private let observer: @Sendable (RunEvent) -> Void
  private let cancellation = Cancellation()
  private let state = Mutex(State())
  /// Keeps calls of the observer one at a time.
  private let telling = Mutex(())
  /// Documents surveyed at a time: one that hangs in a conversion must not hold up the others.
  static let surveys = 2

  private struct State {
    var report = RunReport()
    var pagesKnown = 0
    var pagesRead = 0
    var fatal: RunError?
  }

  /// - Parameters:
  ///   - options: what to read, and how.
  ///   - textStages: the document operators, set up.
  ///   - exporters: the formats to write.
  ///   - observer: told of each document; called by one thread at a time.
  public init(
    _ options: RunOptions, textStages: TextStages, exporters: [any Exporter.Type],
    observer: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.options = options
    self.textStages = textStages
    self.observer = observer
    writer = DocumentWriter(output: options.output, exporters: exporters)
  }

  /// Works until everything is through or the run is stopped; blocks the calling thread.
  ///
  /// - Throws: ``RunError`` when the run cannot start, or cannot go on for any document.
  public func run() throws(RunError) -> RunReport {
    let start = ContinuousClock.now
    try prepare()
    let scratch = try RunScratch(in: options.temporaryFolder)
    defer { scratch.remove() }
    let readers = pool("read", width: options.jobs, scratch: scratch)
    let surveyors = pool("survey", width: Self.surveys, scratch: scratch)
    cancellation.onCancel {
      readers.stop()
      surveyors.stop()
    }
    let pipeline = Pipeline(cancellation: cancellation)
    lay(pipeline, readers: readers, surveyors: surveyors, scratch: scratch)
    do {
      try pipeline.run()
    } catch {
      end(with: .workersFail(detail: "\(error)"))
    }
    readers.stop()
    surveyors.stop()
    let (report, fatal) = state.withLock { state in
      state.report.seconds = (ContinuousClock.now - start) / .seconds(1)
      return (state.report, state.fatal)
    }
    if let fatal { throw fatal }
    return report
  }

  /// Stops the run: pages under way are abandoned, no file is left half written.
  public func stop(signal: Int32) {
    state.withLock { $0.report.signal = signal }
    cancellation.cancel()
  }

  /// How far the run is, at any time, from any thread.
  public var progress: RunProgress {
    state.withLock { state in
      RunProgress(
        pagesRead: state.pagesRead, pagesKnown: state.pagesKnown,
        documents: state.report.documents, failed: state.report.failed + state.report.partial)
    }
  }

  /// Counts an event and tells the observer.
  func tell(_ event: RunEvent) {
    state.withLock { $0.report.count(event) }
    telling.withLock { _ in observer(event) }
  }

  func count(pagesKnown: Int = 0, pagesRead: Int = 0) {
    state.withLock { state in
      state.pagesKnown += pagesKnown
      state.pagesRead += pagesRead
    }
  }

  /// Ends the run for a reason that concerns every document.
  func end(with error: RunError) {
    state.withLock { $0.fatal = $0.fatal ?? error }
    cancellation.cancel()
  }

  private func prepare() throws(RunError) {
    try Self.checkInputs(options.inputs)
    do {
      try FileManager.default.createDirectory(
        at: options.output, withIntermediateDirectories: true)
    } catch {
      throw .outputFolder(path: options.output.path, detail: SystemReason.of(error))
    }
    guard FileManager.default.isWritableFile(atPath: options.output.path) else {
      throw .outputFolder(path: options.output.path, detail: "no permission to write there")
    }
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

  private func pool(_ name: String, width: Int, scratch: RunScratch) -> WorkerPool {
    let setup = WorkerSetup(
      pipeline: options.pipeline, pixelLimitMegapixels: options.pixelLimitMegapixels,
      scratch: scratch.url.path, addressSpaceLimit: options.workerAddressSpaceLimit,
      fileSizeLimit: options.workerFileSizeLimit)
    return WorkerPool(name: name, width: width, launch: options.worker, setup: setup)
  }
}
