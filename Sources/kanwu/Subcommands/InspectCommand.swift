import ArgumentParser
import Batch
import DocumentModel
import Export
import Foundation
import Glibc
import Intake
import Ledger
import Logging
import PipelineFile
import Worker
import WorkerProtocol

/// `kanwu inspect`: what each cleaning operator does to a page.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show a page after each cleaning operator, with what it measured.",
    discussion: """
      Writes a picture for each operator that changed the page (1-orient.png and so on), sheet.png with all of them side \
      by side, and inspect.json with what was measured. Nothing is recognised.
      """)

  @Argument(help: "A picture, or a document with pages, such as a PDF.", completion: .file())
  var image: String

  @Option(help: ArgumentHelp("The page of a document, from 1.", valueName: "n"))
  var page = 1

  @Option(name: .shortAndLong, help: "Folder for the pictures; made when it is not there.")
  var output: String

  @Option(help: "Pipeline file, or the name of an installed one.")
  var pipeline = "default"

  @Option(
    help: ArgumentHelp(
      "Operators to apply, in order and parted by commas, with the pipeline's options; by default the pipeline's.",
      valueName: "names"))
  var operators: String?

  func validate() throws {
    if page < 1 { throw ValidationError("--page must be at least 1.") }
    if let unknown = operatorNames?.first(where: { !PageStages.names.contains($0) }) {
      throw ValidationError(
        "Unknown operator ‘\(unknown)’; there are \(PageStages.names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let surroundings = Surroundings()
    do {
      let description = try chosen(of: surroundings.pipeline(pipeline))
      try PageStages.check(description)
      let holder = RunLock.Holder(pid: getpid(), host: ProcessManners.hostName, since: .now)
      let scratch = try RunScratch(in: FileManager.default.temporaryDirectory, for: holder)
      defer { scratch.remove() }
      let (inspection, pictures) = try Inspection(
        options(surroundings, pipeline: description), scratch: scratch
      ).steps(of: URL(fileURLWithPath: image), page: page)
      try keep(inspection, from: pictures)
      print(Self.table(of: inspection), terminator: "")
    } catch let error as PipelineError {
      throw surroundings.exit(.configuration, error.message)
    } catch let error as RunError {
      throw surroundings.exit(error.exitCode, error.message)
    } catch let error as ExportError {
      throw surroundings.exit(.outputError, error.message)
    } catch let error as SpawnError {
      let failure = RunError.workersFail(detail: SystemReason.of(errno: error.code))
      throw surroundings.exit(failure.exitCode, failure.message)
    } catch let failure as Inspection.Failure {
      throw surroundings.exit(failure.exitCode, "\(image): \(failure.message)")
    }
  }

  private var operatorNames: [String]? {
    operators?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The pipeline with the operators that were asked for.
  private func chosen(of pipeline: PipelineDescription) -> PipelineDescription {
    guard let names = operatorNames else { return pipeline }
    var chosen = pipeline
    chosen.page = names.map { name in
      pipeline.page.first { $0.name == name } ?? StageDescription(name: name)
    }
    return chosen
  }

  private func options(
    _ surroundings: Surroundings, pipeline: PipelineDescription
  ) -> RunOptions {
    RunOptions(
      inputs: [URL(fileURLWithPath: image)], output: URL(fileURLWithPath: output), group: .none,
      pipeline: pipeline, jobs: 1, pageTimeoutSeconds: 120,
      worker: surroundings.workerLaunch,
      temporaryFolder: FileManager.default.temporaryDirectory)
  }

  /// Copies the pictures out of the worker's folder, writes what was measured, and removes the pictures of an
  /// earlier inspection that this one has not.
  private func keep(_ inspection: PageInspection, from pictures: URL) throws {
    let earlier = earlierPictures
    let files = Set(inspection.steps.map(\.file) + [inspection.sheet])
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: output), withIntermediateDirectories: true)
      for name in files.sorted() {
        let bytes = try Data(contentsOf: pictures.appendingPathComponent(name))
        try AtomicFile.write(to: "\(output)/\(name)") { try $0.write(bytes: Array(bytes)) }
      }
    } catch let error as ExportError {
      throw error
    } catch {
      throw RunError.outputFolder(path: output, detail: SystemReason.of(error))
    }
    // Of a file only: a folder of that name is none of ours.
    for name in earlier.subtracting(files) { unsafe unlink("\(output)/\(name)") }
    let json = try JSONForPrograms.data(of: inspection)
    try AtomicFile.write(to: "\(output)/inspect.json") { try $0.write(bytes: Array(json)) }
  }

  /// What the folder's inspect.json names, as far as the names are such as this command gives.
  private var earlierPictures: Set<String> {
    guard let json = try? Data(contentsOf: URL(fileURLWithPath: "\(output)/inspect.json")),
      let inspection = try? JSONDecoder().decode(PageInspection.self, from: json)
    else { return [] }
    return Set(
      inspection.steps.map(\.file).filter { $0.wholeMatch(of: /[0-9]+-[a-z0-9-]+\.png/) != nil })
  }

  static func table(of inspection: PageInspection) -> String {
    TextColumns(
      rows: [["step", "ms", "picture", "measured"]]
        + inspection.steps.map { step in
          [
            step.name, step.name == "page" ? "" : "\(Int((step.seconds * 1000).rounded()))",
            step.isChanged ? step.file : "-",
            step.measures.map { "\($0.name) \(($0.value * 1000).rounded() / 1000)" }
              .joined(separator: ", "),
          ]
        }, lastIsText: true
    ).text()
  }
}

extension Inspection.Failure {
  fileprivate var message: String {
    switch self {
    case .notADocument: "not a picture or document that kanwu reads"
    case .intake(let error): error.message
    case .noSuchPage(let number, let pages):
      "there is no page \(number); --page may be 1 to \(pages)"
    case .page(let failure): failure.message
    case .setup(let failure): failure.message
    }
  }

  fileprivate var exitCode: Batch.ExitCode {
    switch self {
    case .intake(.notFound): .noInput
    case .notADocument, .intake, .page: .someFailed
    case .noSuchPage: .usage
    case .setup(let failure): failure.cause == .missingTool ? .toolMissing : .configuration
    }
  }
}
