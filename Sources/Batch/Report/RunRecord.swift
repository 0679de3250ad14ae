public import Foundation

/// All that a run's report tells: plain values, from which report.json, report.html, the metrics and
/// the last lines of a run are made.
///
/// Why it is so: the renderers read nothing but this value, no clock, no file and no ledger, so that
/// each of them can be tested with made data and a report be drawn again from a stored record.
public struct RunRecord: Codable, Sendable, Hashable {
  /// Of kanwu (`0.3.0`).
  public var programVersion: String
  /// Counts the runs of this output folder, from 1.
  public var runNumber: Int
  public var started: Date
  public var ended: Date
  public var host: String
  /// The INPUTs as absolute paths.
  public var inputs: [String]
  /// The output folder as an absolute path.
  public var output: String
  /// The pipeline file.
  public var pipeline: String
  /// Pages read at a time.
  public var jobs: Int
  public var exitCode: Int32
  /// The signal that stopped the run.
  public var signal: Int32?
  /// Why the run ended before all was done (`time limit of 6 h reached`).
  public var endedBecause: String?
  /// From start to end by a clock that is never set, in seconds.
  public var seconds: Double

  public var documents: DocumentCounts
  public var pages: PageCounts
  /// Changes of the text by document operators.
  public var edits: Int

  /// Of this run and, with ``Failure/waitingSince``, of earlier ones.
  public var failures: [Failure]
  /// Pages with the lowest mean confidence, lowest first.
  public var lowestPages: [PageSample]
  /// The most frequent repairs, most frequent first.
  public var repairs: [Repair]
  /// The most memory that a worker had at a time, in bytes; `nil` where none worked.
  public var workerPeakBytes: Int?
  /// In the order in which a document passes them.
  public var stages: [StageTiming]
  /// Documents worked on in this run.
  public var documentsWorked: [DocumentLine]
  /// Documents worked on that are not in ``documentsWorked``, because the list was cut.
  public var documentsOmitted: Int

  /// Counts are 0 and lists empty unless given.
  public init(
    programVersion: String, runNumber: Int, started: Date, ended: Date, host: String,
    inputs: [String], output: String, pipeline: String, jobs: Int, exitCode: Int32,
    signal: Int32? = nil, endedBecause: String? = nil, seconds: Double = 0,
    documents: DocumentCounts = DocumentCounts(), pages: PageCounts = PageCounts(), edits: Int = 0,
    failures: [Failure] = [], lowestPages: [PageSample] = [], repairs: [Repair] = [],
    stages: [StageTiming] = [], documentsWorked: [DocumentLine] = [], documentsOmitted: Int = 0
  ) {
    self.programVersion = programVersion
    self.runNumber = runNumber
    self.started = started
    self.ended = ended
    self.host = host
    self.inputs = inputs
    self.output = output
    self.pipeline = pipeline
    self.jobs = jobs
    self.exitCode = exitCode
    self.signal = signal
    self.endedBecause = endedBecause
    self.seconds = seconds
    self.documents = documents
    self.pages = pages
    self.edits = edits
    self.failures = failures
    self.lowestPages = lowestPages
    self.repairs = repairs
    self.stages = stages
    self.documentsWorked = documentsWorked
    self.documentsOmitted = documentsOmitted
  }

  /// Failures of documents that this run tried.
  public var freshFailures: [Failure] { failures.filter { $0.waitingSince == nil } }
  /// Failures of earlier runs; their documents were not tried again.
  public var waitingFailures: [Failure] { failures.filter { $0.waitingSince != nil } }
}
