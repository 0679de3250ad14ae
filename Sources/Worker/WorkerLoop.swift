import CSandbox
import DocumentModel
import Foundation
import Glibc
import Intake
import PageImaging
import PipelineFile
import WorkerProtocol

/// Worker: the loop of a worker process, page request in, page reading out.
///
/// The only meeting of imaging and recognition. One thread works, so that nothing of the C libraries' is
/// shared; the parent starts as many workers as it wants pages read at a time. Another only watches
/// the parent: when that is gone, the worker ends at once, with the programs that it started.
///
/// Why it is so: a page that crashes, hangs or eats memory takes a process with it that can be
/// replaced in 0.1 s; layout analysis cannot be interrupted from inside (9.5 s on a page of specks).
public enum WorkerLoop {
  /// After this many seconds on one request a worker ends itself; more than any deadline of a parent,
  /// whose longest is an hour.
  private static let longestRequestSeconds: UInt32 = 7200

  /// Serves requests on standard input until it closes; the process's exit code.
  public static func run() -> Int32 {
    // Replies get a descriptor of their own: a library that prints must not garble them.
    let replies = dup(STDOUT_FILENO)
    guard replies >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return 70 }
    let channel = FrameChannel(input: STDIN_FILENO, output: replies)
    do {
      guard let setup = try channel.receive(WorkerSetup.self) else { return 0 }
      do throws(ConfinementError) {
        try Confinement.confineOwnProcess(setup)
        try check(kanwu_end_with_peer(STDIN_FILENO), .peer)
      } catch {
        try channel.send(
          WorkerReply.notReady(SetupFailure(cause: .missingTool, message: error.message)))
        return 0
      }
      ImagingMessages.collect()
      let desk: Desk
      do {
        desk = try Desk(setup)
      } catch {
        try channel.send(
          WorkerReply.notReady(SetupFailure(cause: .configuration, message: error.message)))
        return 0
      }
      try channel.send(WorkerReply.ready)
      while let request = try channel.receive(WorkerRequest.self) {
        // The parent kills a worker that hangs; should it hang itself, the system's alarm does.
        alarm(Self.longestRequestSeconds)
        let reply = desk.answer(request)
        alarm(0)
        try channel.send(reply)
      }
      return 0
    } catch {
      // The parent has gone, or does not speak the protocol.
      FileHandle.standardError.write(Data("worker: \(error)\n".utf8))
      return 70
    }
  }
}

/// What a worker keeps between requests.
private final class Desk {
  private let setup: WorkerSetup
  private let reader: PageReader

  init(_ setup: WorkerSetup) throws(PipelineError) {
    self.setup = setup
    reader = PageReader(
      stages: try PageStages(setup.pipeline), pixelLimitMegapixels: setup.pixelLimitMegapixels,
      scratch: URL(fileURLWithPath: setup.scratch))
  }

  func answer(_ request: WorkerRequest) -> WorkerReply {
    switch request {
    case .survey(let document, let scratch): survey(document, scratch: scratch)
    case .read(let page): reader.read(page)
    case .inspect(let page, let folder): reader.inspect(page, into: folder)
    case .makePDF(let request): makePDF(request)
    }
  }

  private func survey(_ document: InputDocument, scratch: String) -> WorkerReply {
    do {
      return .surveyed(try surveyor(scratch: scratch).survey(document))
    } catch {
      return .refused(error)
    }
  }

  private func makePDF(_ request: PDFRequest) -> WorkerReply {
    PDFMaker(
      surveyor: surveyor(scratch: request.scratch),
      pixelLimitMegapixels: setup.pixelLimitMegapixels
    ).make(request)
  }

  private func surveyor(scratch: String) -> DocumentSurveyor {
    DocumentSurveyor(
      policy: setup.pipeline.textLayer.policy, pixelLimitMegapixels: setup.pixelLimitMegapixels,
      scratch: URL(fileURLWithPath: scratch),
      pictureFrames: { path in try PageImage.frames(path: path) })
  }
}

extension PipelineDescription.TextLayerChoice {
  fileprivate var policy: TextLayerPolicy {
    switch self {
    case .auto: .auto
    case .use: .use
    case .ignore: .ignore
    }
  }
}
