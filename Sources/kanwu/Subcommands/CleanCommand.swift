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

  @Option(
    help: ArgumentHelp(
      "Write the lines that were left out, and why, to this file, as JSON.", valueName: "file"),
    completion: .file())
  var drops: String?

  func run() throws {
    let surroundings = Surroundings()
    do {
      let description = try surroundings.pipeline(pipeline)
      let stages = try surroundings.textStages(
        of: description, cores: ProcessInfo.processInfo.activeProcessorCount)
      let page = try TextInput.page(of: file == "-" ? nil : file)
      let cleaned = try stages.apply(to: Document(name: name, kind: "text", pages: [page]))
      for note in cleaned.notes { surroundings.logger().notice("\(name): \(note)") }
      let dropped = DroppedLine.all(of: cleaned)
      tell(dropped, of: cleaned, surroundings)
      if let edits { try write(cleaned.edits, to: edits) }
      if let drops { try write(dropped, to: drops) }
      let output = StandardOutput()
      var sink: any ByteSink = output
      try PlainText().export(cleaned, to: &sink)
      try output.flush()
    } catch let error as PipelineError {
      throw surroundings.exit(.configuration, error.message)
    } catch IntakeError.notFound {
      throw surroundings.exit(.noInput, "\(name): \(IntakeError.notFound.message)")
    } catch let error as IntakeError {
      throw surroundings.exit(.someFailed, "\(name): \(error.message)")
    } catch let error as ExportError {
      throw surroundings.exit(.outputError, error.message)
    } catch let error as DocumentFailure {
      throw surroundings.exit(.internalError, "\(name): \(error.message)")
    }
  }

  private var name: String { file == "-" ? "standard input" : file }

  /// Says how many lines were left out; aloud when they are more than half of the text.
  private func tell(_ dropped: [DroppedLine], of document: Document, _ surroundings: Surroundings) {
    guard !dropped.isEmpty else { return }
    let lines = dropped.count == 1 ? "1 line" : "\(dropped.count) lines"
    let remedy = drops.map { "\($0) says which and why" } ?? "--drops FILE says which and why"
    let all = document.pages.reduce(0) { sum, page in
      sum + page.lines.reduce(0) { $0 + $1.rawText.unicodeScalars.count }
    }
    let left = dropped.reduce(0) { $0 + $1.text.unicodeScalars.count }
    if left * 2 > all {
      surroundings.logger().warning(
        "\(name): dropped \(lines), more than half of the text; \(remedy)")
    } else {
      surroundings.logger().notice("\(name): dropped \(lines); \(remedy)")
    }
  }

  private func write(_ values: some Encodable, to path: String) throws {
    let json = try JSONForPrograms.data(of: values)
    try AtomicFile.write(to: path) { try $0.write(bytes: Array(json)) }
  }
}

/// A line that was left out, as `--drops` tells of it.
private struct DroppedLine: Encodable {
  /// From 1.
  var page: Int
  /// From 1, in the page.
  var line: Int
  var text: String
  var stage: String
  var reason: String

  static func all(of document: Document) -> [DroppedLine] {
    document.pages.enumerated().flatMap { page, lines in
      lines.lines.enumerated().compactMap { index, line in
        line.drop.map {
          DroppedLine(
            page: page + 1, line: index + 1, text: line.rawText, stage: $0.stage, reason: $0.reason)
        }
      }
    }
  }
}

/// Standard output as a sink that writes blocks; one that cannot take the text is an output error.
private final class StandardOutput: ByteSink {
  private static let blockBytes = 1 << 16
  private var waiting: [UInt8] = []

  func write(_ text: String) throws {
    waiting += text.utf8
    if waiting.count >= Self.blockBytes { try flush() }
  }

  func write(bytes: [UInt8]) throws {
    waiting += bytes
    if waiting.count >= Self.blockBytes { try flush() }
  }

  func flush() throws {
    defer { waiting.removeAll(keepingCapacity: true) }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(waiting))
    } catch {
      throw ExportError.fileOperation(.write, path: "standard output", code: EIO)
    }
  }
}
