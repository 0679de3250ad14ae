import DocumentModel
import Foundation
import Testing

@testable import Repair

/// The model of Debian's package, opened once for all tests; tests that need it fail without it.
func sharedModel() throws -> LanguageModel {
  try #require(try? openedModel.get(), "install libime-data-language-model")
}

private let openedModel = Result {
  try LanguageModel(path: LanguageModel.firstPresent(of: LanguageModel.usualPaths) ?? "")
}

/// A decoder with the rules of `tsv` and the words of `words`, whose margin stays as it is.
func decoder(
  _ tsv: String, margin: Double = 0.5, model: LanguageModel? = nil, shapes: ShapePrior = .empty,
  lexicon words: String = ""
) throws -> Decoder {
  var settings = DecoderSettings()
  settings.marginLog10 = margin
  settings.marginWithConfidenceLog10 = margin
  settings.leastMarginLog10 = margin
  return Decoder(
    table: ConfusionTable(rules: try ConfusionTable.parse(tsv, file: "t.tsv")),
    model: model, shapes: shapes, lexicon: try lexicon(words), settings: settings)
}

/// The lexicon that a file with this text makes.
func lexicon(_ text: String) throws -> Lexicon {
  let read = Lexicon.read(text, file: "l.txt")
  if let problem = read.problems.first { throw problem }
  return Lexicon(words: read.words)
}

/// The project's folder.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
let tablesFolder = packageFolder.appendingPathComponent("Pipelines/tables")

/// Applies edits line by line, by nothing but what they say.
func replay(_ edits: [Edit], on text: String) -> String {
  var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    .map(Array.init)
  for edit in edits.sorted(by: { $0.offset > $1.offset }) {
    let range = edit.offset..<edit.offset + edit.from.unicodeScalars.count
    #expect(lines[edit.line.line][range].elementsEqual(edit.from.unicodeScalars))
    lines[edit.line.line].replaceSubrange(range, with: Array(edit.to.unicodeScalars))
  }
  var view = String.UnicodeScalarView()
  view.append(contentsOf: lines.joined(separator: ["\n"]))
  return String(view)
}

/// Finds tables and models in the folder given, or in the folder of their kind in it.
struct FolderFinder: ResourceFinder {
  var folder: URL

  func find(_ name: String, kind: String, suffix: String) throws -> URL {
    let files = [folder, folder.appendingPathComponent(kind)].map {
      $0.appendingPathComponent(name + suffix)
    }
    guard let file = files.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return file
  }

  func outline(of file: URL) throws -> Outline { throw CocoaError(.featureUnsupported) }
}
