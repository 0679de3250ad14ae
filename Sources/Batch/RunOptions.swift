public import Foundation
public import Intake
public import PipelineFile

/// All that a run needs to know, read once by the command line and handed down.
public struct RunOptions: Sendable {
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
  public var pixelLimitMegapixels = 200
  /// Address space of a worker in bytes.
  public var workerAddressSpaceLimit = 4 << 30
  /// Largest file that a worker may write in bytes: a page of the pixel limit, in colour, uncompressed.
  public var workerFileSizeLimit = 1 << 30
  /// After this many seconds the survey of a document (with its conversion) is given up.
  public var surveyTimeoutSeconds = 300.0

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

  /// When recognition itself stops and keeps what it has: early enough to answer before the kill.
  var softDeadlineSeconds: Double { pageTimeoutSeconds * 0.75 }
}
