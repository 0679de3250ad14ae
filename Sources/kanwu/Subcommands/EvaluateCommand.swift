import ArgumentParser
import Batch
import DocumentModel
import Evaluation
import Export
import Foundation
import Logging

/// `kanwu evaluate`: outputs against truth that people typed or checked.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compare outputs with their truth: error rates, paragraphs, and what repairs did.",
    discussion: """
      PATHs are two files or two folders. A truth NAME.txt has one paragraph per line and belongs to \
      the output NAME.txt or NAME.<kind>.txt (a.txt to a.pdf.txt); repairs are judged from the .json \
      beside the output. CER is the character error rate: as is; without white space; and without \
      white space and the width of punctuation. Exit code 65 when an output is missing (all of it \
      counts as wrong) or its .json cannot be read.
      """)

  @Option(
    help: ArgumentHelp("The truth: a text file, or a folder of them.", valueName: "path"),
    completion: .file())
  var truth: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The output: a text file, or an output folder of kanwu run.", valueName: "path"),
    completion: .file())
  var output: String

  @Option(
    help: ArgumentHelp(
      """
      JSON that names the documents: {"documents": [{"id", "path", "truth", "degradations"}]}; path is \
      the input's, and degradations are the classes that a document counts in.
      """, valueName: "file"), completion: .file(extensions: ["json"]))
  var manifest: String?

  @Flag(help: "As JSON.")
  var json = false

  @Option(
    help: ArgumentHelp("Write a page that shows the differences to this file.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var html: String?

  func run() throws {
    let surroundings = Surroundings()
    var warnings = 0
    do {
      let pairs = try EvaluationPairs.find(truth: truth, output: output, manifest: manifest)
      let reading = EvaluationReading(marksText: html != nil) { warning in
        warnings += 1
        surroundings.logger().warning("\(warning)")
      }
      var documents: [EvaluationReport.Document] = []
      for pair in pairs { documents.append(try reading.document(of: pair)) }
      let report = EvaluationReport(documents)
      if let html {
        try NamedOutput(path: html).write(EvaluationPage(report).html)
      }
      print(
        json ? try JSONForPrograms.text(of: report) : EvaluationTable(report).text, terminator: "")
    } catch let error as PairingError {
      throw surroundings.exit(error.exitCode, error.message)
    } catch let error as ExportError {
      throw surroundings.exit(.outputError, error.message)
    }
    if warnings > 0 { throw ExitCode(Batch.ExitCode.someFailed.rawValue) }
  }
}

extension PairingError {
  var exitCode: Batch.ExitCode {
    switch self {
    case .notThere, .noTruth: .noInput
    case .unlike, .ambiguous: .usage
    case .manifest, .optionalBreaks: .configuration
    }
  }
}
