import ArgumentParser
import Batch
import DocumentModel
import Export
import Foundation
import Intake
import Logging
import PipelineFile

/// `kanwu clean`: a filter from text to clean text.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Repair and reflow a text: text in, cleaned text out.")

  @Argument(help: "A text or HTML file; - or nothing for standard input.", completion: .file())
  var file = "-"

  @Option(help: "Pipeline file, or the name of an installed one.")
  var pipeline = "plain"

  @Option(
    help: ArgumentHelp("Write the changes to this file, as JSON.", valueName: "file"),
    completion: .file())
  var edits: String?

  func run() throws {
    let surroundings = Surroundings()
    do {
      let description = try surroundings.pipeline(pipeline)
      let stages = try TextStages(
        description, resources: surroundings.files.besides(description.file))
      let cleaned = try stages.apply(to: document())
      for note in cleaned.notes { surroundings.logger().notice("\(name): \(note)") }
      var sink: any ByteSink = StandardOutput()
      try PlainText().export(cleaned, to: &sink)
      if let edits { try write(cleaned.edits, to: edits) }
    } catch let error as PipelineError {
      throw surroundings.exit(.configuration, error.message)
    } catch let error as IntakeError {
      throw surroundings.exit(.someFailed, "\(name): \(error.message)")
    } catch let error as DocumentFailure {
      throw surroundings.exit(.internalError, "\(name): \(error.message)")
    } catch let error as CocoaError where error.isFileError {
      throw surroundings.exit(.noInput, "\(name): \(error.localizedDescription)")
    }
  }

  private var name: String { file == "-" ? "standard input" : file }

  private func document() throws -> Document {
    let bytes =
      file == "-"
      ? try FileHandle.standardInput.readToEnd() ?? Data()
      : try Data(contentsOf: URL(fileURLWithPath: file))
    return Document(
      name: name, kind: "text", pages: [try TextFile.page(from: Array(bytes), number: 1)])
  }

  private func write(_ edits: [Edit], to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(edits)
    try AtomicFile.write(to: path) { try $0.write(bytes: Array(json)) }
  }
}

/// Standard output as a sink; a reader that goes away (`| head`) ends the program quietly.
private struct StandardOutput: ByteSink {
  func write(_ text: String) throws {
    try write(bytes: Array(text.utf8))
  }

  func write(bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw ArgumentParser.ExitCode(Batch.ExitCode.outputError.rawValue)
    }
  }
}
