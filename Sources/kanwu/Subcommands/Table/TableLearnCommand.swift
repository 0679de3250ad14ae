import ArgumentParser
import Batch
import DocumentModel
import Export
import Foundation
import Glibc
import Intake
import Ledger
import Logging
import Repair
import Synthesis

/// `kanwu table learn`: a confusion table from texts and what was read of them.
struct TableLearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learn a confusion table from true texts and what was read of them.",
    discussion: """
      With --truth and --read it learns from pairs: NAME.txt, and what kanwu run (its JSON) or another \
      program (text) read. With --synthesise no truth is needed: the texts of --text are typeset in \
      --fonts, damaged as scanners do, read with the pipeline, and learnt from.

      A rule is written only when it pays on pages that it was not learnt from. When TABLE exists, \
      its learned rules are replaced; all other lines stay as they are, and win over learned ones. Exit \
      code 65 when some documents could not be learnt from and the others were.
      """)

  @Option(help: ArgumentHelp("Folder of true texts, NAME.txt.", valueName: "dir"))
  var truth: String?

  @Option(help: ArgumentHelp("Folder of readings, NAME.pdf.json or NAME.txt.", valueName: "dir"))
  var read: String?

  @Flag(help: "Make pages of known text and learn from them.")
  var synthesise = false

  @Option(help: ArgumentHelp("Folder of .txt files to typeset.", valueName: "dir"))
  var text: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Font files (a.ttf, a.ttc#2) or names of installed fonts to typeset in.", valueName: "font"))
  var fonts: [String] = []

  @Option(help: "Pages to make; by default as many as the texts fill once.")
  var pages: Int?

  @Option(
    help: """
      What the pages' layout and damage are drawn from; the same seed gives the same (default: 1).
      """)
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      """
      Folder to keep the pages and readings in; a second run with it and the same texts, fonts, seed and \
      pages goes on.
      """, valueName: "dir"))
  var work: String?

  @Option(help: "Pipeline whose cleaning, reader and repair are learnt for.")
  var pipeline = "default"

  @Option(name: .shortAndLong, help: "Pages made and read at the same time.")
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "Places at which a misreading must have been seen.")
  var leastPlaces = 2

  @Option(help: "Also write all findings, kept and dropped, with their proof, to this file.")
  var report: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("The table to write.", valueName: "table"))
  var output: String

  func validate() throws {
    if synthesise {
      guard text != nil, !fonts.isEmpty else {
        throw ValidationError("--synthesise needs --text DIR and --fonts FONT….")
      }
      guard truth == nil, read == nil else {
        throw ValidationError(
          "--synthesise makes truth and readings itself; leave --truth and --read out.")
      }
    } else {
      guard truth != nil, read != nil else {
        throw ValidationError(
          "Give --truth DIR and --read DIR, or --synthesise with --text and --fonts.")
      }
    }
    let others = [
      "--text": text != nil, "--fonts": !fonts.isEmpty, "--pages": pages != nil,
      "--seed": seed != nil, "--work": work != nil,
    ].filter(\.value).keys.sorted()
    if !synthesise, let other = others.first {
      throw ValidationError("\(other) goes with --synthesise; add that, or leave \(other) out.")
    }
    if let pages, pages < 1 { throw ValidationError("--pages must be at least 1.") }
    if jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if leastPlaces < 1 { throw ValidationError("--least-places must be at least 1.") }
  }

  func run() throws {
    let surroundings = Surroundings()
    do {
      // What is faulty here shall not be found out after hours of reading.
      let table = try ownTable()
      for path in [output, report].compactMap(\.self) { try NamedOutput(path: path).check() }
      let repair = try RepairSetUp(surroundings: surroundings, pipeline: pipeline).load()
      if synthesise {
        try withWorkFolder { folder in
          let training = TrainingPages(folder: folder)
          try make(training, surroundings)
          try learn(
            from: TrainingFolder(truth: training.truth, read: training.read), source: "made",
            into: table, repair.decoder, surroundings)
        }
      } else {
        try learn(
          from: TrainingFolder(
            truth: URL(fileURLWithPath: truth ?? ""), read: URL(fileURLWithPath: read ?? "")),
          source: "read", into: table, repair.decoder, surroundings)
      }
    } catch let error as TableError {
      throw surroundings.exit(dataFile: error)
    } catch let error as PairingError {
      throw surroundings.exit(error.exitCode, error.message)
    } catch let error as TrainingError {
      throw surroundings.exit(error.exitCode, error.message)
    } catch let error as SynthesisError {
      throw surroundings.exit(error.exitCode, error.message)
    } catch let error as RunError {
      throw surroundings.exit(error.exitCode, error.message)
    } catch let error as ExportError {
      throw surroundings.exit(.outputError, error.message)
    }
  }

  /// The table as it stands, a new one when there is none.
  private func ownTable() throws(TableError) -> TableFile {
    let file = URL(fileURLWithPath: output)
    guard FileManager.default.fileExists(atPath: output) else {
      return TableFile("", name: file.lastPathComponent)
    }
    let table = try TableFile(contentsOf: file)
    if let problem = table.problems.first { throw problem }
    return table
  }

  private func withWorkFolder(_ body: (URL) throws -> Void) throws {
    if let work { return try body(URL(fileURLWithPath: work, isDirectory: true)) }
    let holder = RunLock.Holder(pid: getpid(), host: ProcessManners.hostName, since: .now)
    let scratch = try RunScratch(in: FileManager.default.temporaryDirectory, for: holder)
    defer { scratch.remove() }
    try body(scratch.url)
  }

  private func make(_ training: TrainingPages, _ surroundings: Surroundings) throws {
    let log = surroundings.logger()
    log.notice("making pages in \(training.pages.path)")
    let maker = try training.make(
      text: URL(fileURLWithPath: text ?? ""), fonts: fonts, seed: seed ?? 1, count: pages,
      jobs: jobs)
    log.notice("reading \(maker.pageCount) pages")
    try training.read(pipeline: pipeline, jobs: jobs, progress: "auto")
  }

  private func learn(
    from folder: TrainingFolder, source: String, into table: TableFile, _ decoder: Decoder,
    _ surroundings: Surroundings
  ) throws {
    let log = surroundings.logger()
    var table = table
    var unused = 0
    let (documents, engine) = try folder.documents {
      unused += 1
      log.warning("\($0)")
    }
    var learner = Learner(decoder: decoder)
    learner.leastPlaces = leastPlaces
    learner.source = source
    learner.engine = engine
    learner.ownRules = table.rules(besides: source, of: engine)
    let findings = learner.learn(from: documents) { fold, folds in
      log.notice("proving, part \(fold + 1) of \(folds)")
    }
    if !findings.isEmpty, findings.allSatisfy({ !$0.isKept }) {
      log.warning(
        "no misreading was seen on one page and repaired on another: give more pages, no rule is kept"
      )
    }
    let kept = table.replaceLearned(by: findings, source: source, engine: engine)
    try NamedOutput(path: output).write(table.text)
    if let report {
      try NamedOutput(path: report).write(LearningReport(findings: findings).text)
    }
    print(
      "\(output): \(kept) rules learned from \(documents.count) documents; "
        + "\(findings.count - kept) misreadings left out"
        + (engine.map { "; they are for text that \($0.rawValue) read" } ?? ""))
    if unused > 0 { throw ArgumentParser.ExitCode(Batch.ExitCode.someFailed.rawValue) }
  }
}

extension SynthesisError {
  fileprivate var exitCode: Batch.ExitCode {
    switch self {
    case .unreadable, .noText, .notUTF8, .fontMissing, .notAFont, .fontNotInstalled,
      .fontCannotPrint:
      .noInput
    case .noFont: .usage
    case .program(.programMissing): .toolMissing
    case .program(.scratch), .unwritable: .outputError
    case .program, .imaging: .internalError
    }
  }
}
