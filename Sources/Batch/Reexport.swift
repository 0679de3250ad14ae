import Conveyor
import DocumentModel
import Export
import Foundation
import Intake
public import Ledger
import WorkerProtocol

/// Writes further formats of documents that are done, from their JSON exports: no page is read again.
///
/// Searchable PDFs show the documents' own files, which must still be as they were when they were read.
public final class Reexport: Sendable {
  /// What is told of a document, by one thread at a time.
  public enum Event: Sendable {
    case written(name: String, path: String, notes: [String])
    case failed(name: String, path: String, DocumentFailure)
  }

  /// What was done.
  public struct Report: Sendable, Hashable {
    public var written = 0
    public var failed = 0
    /// Files that could not be written.
    public var outputErrors = 0
    /// The signal that stopped it.
    public var signal: Int32?

    public var exitCode: ExitCode {
      switch signal {
      case .some(SIGINT): .interrupted
      case .some: .terminated
      case .none where outputErrors > 0: .outputError
      case .none: failed > 0 ? .someFailed : .done
      }
    }
  }

  private let folder: OutputFolder
  private let options: RunOptions
  private let formats: [OutputFormat]
  private let version: String
  private let textKey: ContentKey
  private let observer: @Sendable (Event) -> Void
  private let cancellation = Cancellation()
  private let state = Guarded(Report())

  /// - Parameters:
  ///   - folder: the output folder, claimed.
  ///   - options: whose number of jobs, pipeline and worker are taken; it has no inputs.
  ///   - formats: what to write.
  ///   - version: of the program, for the PDFs that it makes.
  ///   - textKey: of the pipeline's way of making text, with its options of formats.
  ///   - observer: told of each document.
  public init(
    in folder: OutputFolder, _ options: RunOptions, formats: [OutputFormat], version: String,
    textKey: ContentKey,
    observer: @escaping @Sendable (Event) -> Void
  ) {
    self.folder = folder
    self.options = options
    self.formats = formats
    self.version = version
    self.textKey = textKey
    self.observer = observer
  }

  /// Stops after the documents under way.
  public func stop(signal: Int32) {
    state.withLock { $0.signal = $0.signal ?? signal }
    cancellation.cancel()
  }

  /// Works until all documents are through; blocks the calling thread.
  ///
  /// - Returns: what was done.
  /// - Throws: ``RunError``.
  public func run() throws(RunError) -> Report {
    let entries = try documents()
    let scratch = try RunScratch(
      in: options.temporaryFolder,
      for: RunLock.Holder(
        pid: getpid(), host: ProcessInfo.processInfo.hostName, since: options.now()))
    defer { scratch.remove() }
    let pool = WorkerPool(
      name: "export", width: options.jobs, launch: options.worker,
      setup: options.workerSetup(scratch: scratch))
    defer { pool.stop() }
    cancellation.onCancel { pool.stop() }
    let pdfs = PDFDesk(workers: pool, scratch: scratch, producer: "kanwu \(version)")
    let queue = Guarded(entries[...])
    let fatal = Guarded<RunError?>(nil)
    let pipeline = Pipeline(cancellation: cancellation)
    pipeline
      .source("documents", buffer: options.jobs) { queue.withLock { $0.popFirst() } }
      .sink("export", width: options.jobs) { [self] result in
        guard case .success(let entry) = result else { return }
        do throws(RunError) {
          try export(entry, pdfs)
        } catch {
          fatal.withLock { $0 = $0 ?? error }
          cancellation.cancel()
        }
      }
    do {
      try pipeline.run()
    } catch {
      throw fatal.withLock { $0 } ?? .workersFail(detail: "\(error)")
    }
    if let error = fatal.withLock({ $0 }) { throw error }
    return state.withLock { $0 }
  }

  private func documents() throws(RunError) -> [DocumentEntry] {
    do throws(LedgerError) {
      return try folder.ledger.written()
    } catch {
      throw .ledger(error)
    }
  }

  private func export(_ entry: DocumentEntry, _ pdfs: PDFDesk) throws(RunError) {
    do {
      let needsFiles = formats.contains(where: \.isMadeByWorker)
      let document = try finishedDocument(of: entry)
      let isText = document.pages.allSatisfy { $0.origin == .plainText }
      let input = needsFiles ? try files(of: entry, mayBeGone: isText) : nil
      let writer = DocumentWriter(output: folder.url, formats: formats, inputs: [])
      let written = try writer.write(document, of: input, pdfs: pdfs)
      // Made with other options than the run's, they are not what a run would write.
      if entry.textKey == textKey {
        try folder.ledger.note(
          formats: Set(entry.formats + written.formats).sorted(), of: entry.name)
      }
      if let failure = written.failure { throw failure }
      tell(.written(name: entry.name, path: entry.path, notes: written.notes))
    } catch is PoolStopped {
      return
    } catch let failure as DocumentFailure {
      if case .output(_, _, true) = failure { throw .outputFull(path: folder.url.path) }
      tell(.failed(name: entry.name, path: entry.path, failure))
    } catch let failure as SetupFailure {
      throw RunError(failure)
    } catch let error as LedgerError {
      throw .ledger(error)
    } catch let error as RunError {
      throw error
    } catch {
      tell(.failed(name: entry.name, path: entry.path, .searchablePDF(detail: "\(error)")))
    }
  }

  private func finishedDocument(of entry: DocumentEntry) throws(DocumentFailure) -> Document {
    let json = OutputFormat(JSONText())
    let path = DocumentWriter(output: folder.url, formats: [json], inputs: [])
      .path(of: entry.name, json)
    guard entry.formats.contains(JSONText.format), FileManager.default.fileExists(atPath: path)
    else {
      throw .notExportable(
        detail:
          "it was finished without json; run it again with --formats json, nothing is read anew")
    }
    do {
      let document = try JSONText.document(fromFile: path)
      guard document.name == entry.name else {
        throw DocumentFailure.notExportable(detail: "\(path) is the export of another document")
      }
      return document
    } catch let failure as DocumentFailure {
      throw failure
    } catch let error as ExportError {
      throw .notExportable(detail: "\(path): \(error.message)")
    } catch {
      throw .notExportable(
        detail: "\(path) is damaged; run it again with --formats json, nothing is read anew")
    }
  }

  /// The files that a document was read from.
  ///
  /// - Throws: ``DocumentFailure`` when they are gone or others by now.
  private func files(
    of entry: DocumentEntry, mayBeGone: Bool
  ) throws(DocumentFailure) -> InputDocument? {
    let isFolder = entry.kind == FileKind.folder.rawValue
    var place = URL(fileURLWithPath: entry.path)
    // A folder of one page goes by the page's name.
    if isFolder, !place.isFolder { place.deleteLastPathComponent() }
    var isChanged = false
    var walk = InputWalk(inputs: [place], output: folder.url, group: isFolder ? .folder : .none)
      .makeIterator()
    while let finding = walk.next() {
      guard case .document(let input) = finding, input.kind.rawValue == entry.kind else { continue }
      if let content = try? Self.content(of: input), content == entry.content { return input }
      isChanged = true
    }
    if isChanged {
      throw .notExportable(
        detail: "it has changed since it was read; run again, and the PDF is made of what it is now"
      )
    }
    if mayBeGone { return InputDocument(name: entry.name, kind: .text, files: []) }
    throw .notExportable(detail: "its file is gone, whose pages the PDF would show; put it back")
  }

  private static func content(of input: InputDocument) throws -> ContentKey {
    let contents = try input.files.map { file in try ContentKey(ofFile: file) { false } }
    return ContentKey(of: [input.kind.rawValue] + contents.map(\.text))
  }

  private func tell(_ event: Event) {
    state.withLock { report in
      switch event {
      case .written: report.written += 1
      case .failed(_, _, let failure):
        report.failed += 1
        if case .output = failure { report.outputErrors += 1 }
      }
      observer(event)
    }
  }
}

extension URL {
  fileprivate var isFolder: Bool {
    (try? resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
  }
}
