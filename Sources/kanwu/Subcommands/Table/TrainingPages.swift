import ArgumentParser
import Batch
import Conveyor
import Foundation
import Intake
import Ledger
import Synchronization
import Synthesis

/// Pages of known text and what kanwu reads on them: `pages/`, `truth/` and `read/` in one folder.
///
/// What is there already is kept: a second run with the same text, fonts, seed and number of pages goes on
/// where the first one was stopped. Pages are called by their number alone, so the folder says in the file
/// `plan` what they were made of, and other pages are not taken for them.
struct TrainingPages {
  let folder: URL

  var pages: URL { folder.appendingPathComponent("pages", isDirectory: true) }
  var truth: URL { folder.appendingPathComponent("truth", isDirectory: true) }
  var read: URL { folder.appendingPathComponent("read", isDirectory: true) }

  /// Typesets and damages the pages that are not there yet, on all processors.
  ///
  /// - Throws: ``SynthesisError``; ``TrainingError/otherPages(folder:)``; ``RunError`` or `ExportError` for
  ///   what cannot be written.
  func make(
    text: URL, fonts: [String], seed: UInt64, count: Int?, jobs: Int
  ) throws -> PageMaker {
    let scratch = folder.appendingPathComponent("scratch", isDirectory: true)
    do {
      for folder in [pages, truth, scratch] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
    } catch {
      throw RunError.outputFolder(path: folder.path, detail: SystemReason.of(error))
    }
    defer { try? FileManager.default.removeItem(at: scratch) }
    let maker = try PageMaker(
      text: SourceText(folder: text.path), fonts: fonts, seed: seed, pages: count,
      scratch: scratch.path)
    try claim(for: maker.plan)
    let missing = (0..<maker.pageCount).filter { number in
      // The text is written after the picture, so that a page with a text is whole.
      !FileManager.default.fileExists(
        atPath: truth.appendingPathComponent(maker.plan.pages[number].textName).path)
    }
    try make(missing, with: maker, jobs: jobs)
    return maker
  }

  /// Makes the pages of these numbers; the first one that cannot be made ends it.
  private func make(_ missing: [Int], with maker: PageMaker, jobs: Int) throws {
    let folders = (pages: pages.path, truth: truth.path)
    let numbers = Mutex(missing[...])
    let cancellation = Cancellation()
    let pipeline = Pipeline(cancellation: cancellation)
    pipeline.source("pages") { numbers.withLock { $0.popFirst() } }
      .stage("make", width: max(1, jobs)) { number in
        try maker.makePages(number..<number + 1, into: folders.pages, truth: folders.truth)
      }
      .sink("made") { result in
        guard case .failure(let failure) = result else { return }
        cancellation.cancel()
        throw failure.underlying
      }
    do {
      try pipeline.run()
    } catch {
      throw error.underlying
    }
  }

  /// Notes what the pages are made of, or sees that those that are there were made of the same.
  private func claim(for plan: SynthesisPlan) throws {
    let file = folder.appendingPathComponent("plan").path
    var fonts: [String] = []
    for font in plan.fonts {
      do {
        fonts.append(try ContentKey(ofFile: font.file).text)
      } catch {
        throw SynthesisError.unreadable(path: font.file, reason: SystemReason.of(error))
      }
    }
    let record = ContentKey(of: fonts + plan.record).text + "\n"
    if let found = FileManager.default.contents(atPath: file) {
      guard found == Data(record.utf8) else { throw TrainingError.otherPages(folder: folder.path) }
      return
    }
    let texts = try? FileManager.default.contentsOfDirectory(atPath: truth.path)
    guard texts?.isEmpty ?? true else { throw TrainingError.otherPages(folder: folder.path) }
    try NamedOutput(path: file).write(record)
  }

  /// Reads the pages as `kanwu run` does; pages that were read before are not read again.
  func read(pipeline: String, jobs: Int, progress: String) throws {
    let run = try RunCommand.parse([
      pages.path, "--output", read.path, "--formats", "json", "--pipeline", pipeline, "--group",
      "none", "--jobs", "\(jobs)", "--progress", progress, "--settle", "0",
    ])
    do {
      try run.run()
    } catch let code as ArgumentParser.ExitCode
      where code.rawValue == Batch.ExitCode.someFailed.rawValue
    {
      // A page that cannot be read teaches nothing; the messages of the run have named it.
    }
  }
}
