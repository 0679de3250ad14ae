public import DocumentModel
public import Intake
public import PipelineFile

/// WorkerProtocol: what the parent and a worker say to each other, and how it is framed.
///
/// A worker gets its ``WorkerSetup`` first and answers ``WorkerReply/ready``; then one
/// ``WorkerRequest`` at a time, each answered by one ``WorkerReply``. Closing the worker's input ends it.
///
/// Why it is so: a room of its own, since Batch and Worker both need these types and Batch must not see
/// Worker's (which bring image decoders). JSON, since a page's reading is small (about 60 kB) against the
/// second that it takes to make, and can be read in a log.
public struct WorkerSetup: Sendable, Codable, Hashable {
  public var pipeline: PipelineDescription
  /// Largest picture that is decoded, in millions of pixels.
  public var pixelLimitMegapixels: Int
  /// Folder for the worker's temporary files; the parent makes and removes it.
  public var scratch: String
  /// Address space of the worker in bytes; 0 for no limit.
  public var addressSpaceLimit: Int
  /// Largest file that it may write in bytes; 0 for no limit.
  public var fileSizeLimit: Int

  public init(
    pipeline: PipelineDescription, pixelLimitMegapixels: Int, scratch: String,
    addressSpaceLimit: Int, fileSizeLimit: Int
  ) {
    self.pipeline = pipeline
    self.pixelLimitMegapixels = pixelLimitMegapixels
    self.scratch = scratch
    self.addressSpaceLimit = addressSpaceLimit
    self.fileSizeLimit = fileSizeLimit
  }
}

/// One thing to do.
public enum WorkerRequest: Sendable, Codable, Hashable {
  /// Find out which pages a document has; files that later pages need (a converted PDF) go to `scratch`.
  case survey(InputDocument, scratch: String)
  case read(PageRequest)
  /// Write the page's picture after each cleaning step into `folder`, and read nothing.
  case inspect(PageRequest, folder: String)
  case makePDF(PDFRequest)
}

/// Ask for one page.
public struct PageRequest: Sendable, Codable, Hashable {
  /// Position in the document, from 1.
  public var number: Int
  public var source: PageSource
  /// After this many seconds recognition stops and keeps what it has.
  public var softDeadlineSeconds: Double
  /// Clockwise quarter turns to make whatever the page itself says; `nil` lets the page decide.
  public var quarterTurns: Int?

  public init(
    number: Int, source: PageSource, softDeadlineSeconds: Double, quarterTurns: Int? = nil
  ) {
    self.number = number
    self.source = source
    self.softDeadlineSeconds = softDeadlineSeconds
    self.quarterTurns = quarterTurns
  }
}

/// The answer to one request.
public enum WorkerReply: Sendable, Codable, Hashable {
  case ready
  /// The worker cannot be set up (language data missing, an operator it does not know).
  case notReady(SetupFailure)
  case surveyed(Survey)
  /// The document cannot be read at all.
  case refused(IntakeError)
  /// The page, with its failure inside when it could not, or not wholly, be read, and a small picture of
  /// it (JPEG) where one was decoded.
  case page(Page, thumbnail: [UInt8]?)
  /// What each cleaning step did, or why the page has no picture to clean.
  case inspected(PageInspection)
  case notInspected(PageFailure)
  /// The searchable PDF is written; remarks that a reader should see.
  case madePDF(notes: [String])
  /// Why there is none, in a sentence.
  case notMadePDF(detail: String)
}

/// Why a worker could not be set up.
public struct SetupFailure: Error, Sendable, Codable, Hashable {
  public enum Cause: String, Sendable, Codable, Hashable {
    /// The pipeline file names something wrong.
    case configuration
    /// A program, a library's data or a model is missing.
    case missingTool
  }

  public var cause: Cause
  /// A sentence with the remedy.
  public var message: String

  public init(cause: Cause, message: String) {
    self.cause = cause
    self.message = message
  }
}
