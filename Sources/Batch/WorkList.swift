import Conveyor
import DocumentModel
import Foundation
public import Intake
public import Ledger

/// What there is to do: the walk, less what the ledger knows to be done.
///
/// A document whose name and files look as they did needs nothing, and is not even opened. Any other is
/// known by its content: a touched or moved file costs no reading. Documents of one content (copies)
/// are worked on one after the other, so that the second finds the first one's readings.
///
/// Used by the conveyor's source alone, but for ``finish(_:)``.
final class WorkList: Sendable {
  private let run: Run
  private let settled: SettledDocuments
  private let walk: Guarded<InputWalk.Iterator?>
  private let state = Guarded(State())

  private struct State {
    var admitted = 0
    /// Contents that are worked on.
    var inWork: Set<ContentKey> = []
    /// Copies of documents that were in work when the walk came by.
    var copies: [AdmittedDocument] = []
  }

  init(of run: Run, settled: SettledDocuments) {
    self.run = run
    self.settled = settled
    walk = Guarded(nil)
    let inputs = run.walk(resting: true) { [weak self] name, files in
      self?.needsNothing(name, files) ?? false
    }
    walk.withLock { $0 = inputs.makeIterator() }
  }

  /// The next document to work on; `nil` at the end, or when a limit is reached.
  func next() -> AdmittedDocument? {
    while !run.isStopped {
      if let limit = run.options.documentLimit, state.withLock({ $0.admitted }) >= limit {
        run.note(.documents(limit))
        return nil
      }
      guard run.hasSpaceForMore() else { return nil }
      guard let finding = walk.withLock({ $0?.next() }) else { return nextCopy() }
      if let document = admit(finding) { return document }
    }
    return nil
  }

  /// The document is through, whatever became of it.
  func finish(_ document: AdmittedDocument) {
    _ = state.withLock { $0.inWork.remove(document.content) }
  }

  private func admit(_ finding: Finding) -> AdmittedDocument? {
    switch finding {
    case .skipped(let path, let reason): run.tell(.skipped(path: path, reason: reason))
    case .unsettled(_, let path): run.tell(.left(path: path, .beingWritten))
    case .refused(let name, let path, let error):
      run.book.refused(name: name, path: path, error)
    case .document(let input):
      do {
        guard let document = try admit(input) else { return nil }
        let isCopy = state.withLock { state in
          guard state.inWork.insert(document.content).inserted else {
            state.copies.append(document)
            return true
          }
          state.admitted += 1
          return false
        }
        if !isCopy { return document }
      } catch let error as IntakeError {
        let isGone = error == .notFound
        run.book.refused(
          name: input.name, path: input.path, isGone ? .vanished : .intake(error), files: [])
      } catch is CancellationError {
        return nil
      } catch {
        run.end(with: .ledger(LedgerError(error, path: run.ledger.path)))
      }
    }
    return nil
  }

  /// A copy whose original is through, waiting for that.
  private func nextCopy() -> AdmittedDocument? {
    while !run.isStopped {
      let (copy, isEmpty) = state.withLock { state -> (AdmittedDocument?, Bool) in
        let index = state.copies.firstIndex { !state.inWork.contains($0.content) }
        guard let index else { return (nil, state.copies.isEmpty) }
        let copy = state.copies.remove(at: index)
        state.inWork.insert(copy.content)
        state.admitted += 1
        return (copy, false)
      }
      if let copy { return copy }
      if isEmpty { return nil }
      usleep(20_000)
    }
    return nil
  }

  private func needsNothing(_ name: String, _ files: [FileFacts]) -> Bool {
    guard !run.options.readsAgain else { return false }
    guard let outcome = settled.outcome(of: fingerprint(of: name, files)) else { return false }
    return isSettled(name, path: files.map(\.path).displayPath, outcome)
  }

  /// Counts a document that needs nothing, and says so.
  private func isSettled(_ name: String, path: String, _ outcome: DocumentEntry.Outcome) -> Bool {
    if outcome != .failed, !run.writer.hasWritten(name) { return false }
    switch outcome {
    case .done: run.count(unchanged: 1)
    case .partial, .failed:
      if run.options.retriesFailed { return false }
      run.tell(.waiting(name: name, path: path))
    }
    return true
  }

  /// - Returns: `nil` when the document's content turns out to need nothing, or changed meanwhile.
  /// - Throws: `IntakeError` for a file that cannot be read, `LedgerError`, and `CancellationError`.
  private func admit(_ input: InputDocument) throws -> AdmittedDocument? {
    let files = try input.files.map { path throws(IntakeError) in try FileFacts(path: path) }
    let contents = try files.map { file in
      do {
        return try ContentKey(ofFile: file.path) { run.isStopped }
      } catch let stop as CancellationError {
        throw stop
      } catch {
        throw try IntakeError.reading(error, of: file)
      }
    }
    var document = AdmittedDocument(
      input: input, files: files, contents: contents,
      content: ContentKey(of: [input.kind.rawValue] + contents.map(\.text)),
      fingerprint: fingerprint(of: input.name, files), failures: (0, nil))
    guard document.change == .none else {
      run.tell(.left(path: input.path, .changedMeanwhile))
      return nil
    }
    guard let entry = try run.ledger.document(named: input.name) else { return document }
    document.isKnown = true
    if entry.path != input.path, entry.content != document.content,
      FileManager.default.fileExists(atPath: entry.path)
    {
      // Not written down: the name's line in the ledger is the other's.
      run.tell(.failed(name: input.name, path: input.path, .nameTaken(by: entry.path)))
      return nil
    }
    guard !run.options.readsAgain, entry.content == document.content,
      entry.readingKey == run.keys.reading
    else { return document }
    document.failures = (entry.attempts, entry.failingSince)
    guard entry.textKey == run.keys.text else { return document }
    document.formats = entry.formats
    guard
      entry.isSettled(formats: run.writer.formatNames, attemptLimit: run.options.attemptLimit),
      isSettled(input.name, path: input.path, entry.outcome)
    else { return document }
    try run.ledger.refresh(
      input.name, path: input.path, fingerprint: document.fingerprint, modified: files.modified)
    return nil
  }
}

extension IntakeError {
  /// Why the bytes of a file could not be read.
  fileprivate static func reading(_ error: any Error, of file: FileFacts) throws(IntakeError)
    -> IntakeError
  {
    _ = try FileFacts(path: file.path)
    return .unreadable(reason: SystemReason.of(error))
  }
}

/// Of a document's name and of what the file system says of its files.
public func fingerprint(of name: String, _ files: [FileFacts]) -> Fingerprint {
  ContentKey(
    of: [name]
      + files.map { "\($0.size) \($0.modified) \($0.changed) \($0.inode) \($0.path)" }
  ).fingerprint
}

extension [FileFacts] {
  /// Seconds since 1970 at which the youngest was changed.
  var modified: Double { Double(map(\.modified).max() ?? 0) / 1e9 }
  /// Bytes of all.
  var size: Int { reduce(0) { $0 + $1.size } }
}
