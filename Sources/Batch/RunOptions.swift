public import Foundation
public import Intake
public import PipelineFile
import WorkerProtocol

/// All that a run needs to know, read once by the command line and handed down.
public struct RunOptions: Sendable {
  public static let pixelLimitMegapixels = 200
  public static let attemptLimit = 3

  public var inputs: [URL]
  public var output: URL
  public var group: GroupPolicy
  public var pipeline: PipelineDescription
  /// Pages that are read at the same time, at least 1.
  public var jobs: Int
  /// After this many seconds a page's worker is killed.
  public var pageTimeoutSeconds: Double
  public var worker: WorkerLaunch
  /// Folder under which the run makes its temporary folder.
  public var temporaryFolder: URL
  /// Largest picture that is decoded, in millions of pixels.
  public let pixelLimitMegapixels = Self.pixelLimitMegapixels
  /// Address space of a worker in bytes.
  public var workerAddressSpaceLimit = 4 << 30
  /// Largest file that a worker may write in bytes: a page of the pixel limit, in colour, uncompressed.
  public var workerFileSizeLimit = 1 << 30
  /// After this many seconds the survey of a document (with its conversion) is given up.
  public var surveyTimeoutSeconds = 300.0
  /// Whether documents that failed for good are tried again too.
  public var retriesFailed = false
  /// Whether everything is read again, whatever the ledger says.
  public var readsAgain = false
  /// Runs in which a failure that may pass is tried again.
  public let attemptLimit = Self.attemptLimit
  /// How long a file must have been left alone before it is read, in seconds.
  public var restSeconds = 2.0
  /// After this many seconds no page is begun; `nil` for no limit.
  public var runtimeLimitSeconds: Double?
  /// Documents that are taken on; `nil` for no limit.
  public var documentLimit: Int?
  /// How long pages under way may go on after a signal, in seconds.
  public var graceSeconds = 5.0
  /// Where figures for Prometheus are written; `nil` for nowhere.
  public var metricsFile: String?
  /// Of the dates in the report for people.
  public var timeZone = TimeZone.gmt
  /// The clock on the wall, for files' ages and the ledger's dates; nothing is timed by it.
  public var now: @Sendable () -> Date = { Date.now }

  public init(
    inputs: [URL], output: URL, group: GroupPolicy, pipeline: PipelineDescription, jobs: Int,
    pageTimeoutSeconds: Double, worker: WorkerLaunch, temporaryFolder: URL
  ) {
    self.inputs = inputs
    self.output = output
    self.group = group
    self.pipeline = pipeline
    self.jobs = jobs
    self.pageTimeoutSeconds = pageTimeoutSeconds
    self.worker = worker
    self.temporaryFolder = temporaryFolder
  }

  /// What each worker is told first.
  func workerSetup(scratch: RunScratch) -> WorkerSetup {
    WorkerSetup(
      pipeline: pipeline, pixelLimitMegapixels: pixelLimitMegapixels, scratch: scratch.url.path,
      addressSpaceLimit: workerAddressSpaceLimit, fileSizeLimit: workerFileSizeLimit)
  }

  /// When recognition itself stops and keeps what it has: early enough to answer before the kill.
  var softDeadlineSeconds: Double { pageTimeoutSeconds * 0.75 }
}
