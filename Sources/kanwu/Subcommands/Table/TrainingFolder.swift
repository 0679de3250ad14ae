import Batch
import DocumentModel
import Export
import Foundation
import Repair

/// Pairs of true texts and readings in two folders, brought together as `kanwu evaluate` does.
///
/// A truth is `NAME.txt`. Its reading is `NAME.json` or `NAME.ext.json` as `kanwu run` writes it, which
/// tells what was read before any repair and how surely; or else `NAME.txt` or `NAME.ext.txt` of any
/// program.
struct TrainingFolder {
  let truth: URL
  let read: URL

  /// Brings the pairs together.
  ///
  /// - Parameter unused: told, in a sentence, of each truth that is left out and why.
  /// - Returns: the pairs, in the order of their names, and what read them all; `nil` where that is not known, or
  ///   several did.
  /// - Throws: ``PairingError``, or ``TrainingError/noPairs(truth:read:)`` when all are left out.
  func documents(
    unused: (String) -> Void
  ) throws -> (documents: [TrainingDocument], engine: Page.Engine?) {
    let exported = try pairs(".json")
    let texts = exported.contains { $0.output == nil } ? try pairs(".txt") : []
    let textOf = Dictionary(uniqueKeysWithValues: texts.map { ($0.truth, $0.output) })
    var found: [TrainingDocument] = []
    var engines: Set<Page.Engine?> = []
    for pair in exported {
      do throws(TrainingError) {
        if let reading = pair.output {
          let document = try document(of: reading)
          found.append(
            TrainingDocument(
              name: pair.name, truth: try text(of: pair.truth),
              read: document.bodyLines.map { document[$0] }))
          engines.formUnion(document.engines)
        } else if let reading = textOf[pair.truth].flatMap(\.self) {
          found.append(
            TrainingDocument(
              name: pair.name, truth: try text(of: pair.truth), read: try text(of: reading)))
          engines.insert(nil)
        } else {
          unused("\(pair.truth.lastPathComponent): no reading of it in \(read.path)")
        }
      } catch {
        unused("\(error.message); left out")
      }
    }
    if found.isEmpty { throw TrainingError.noPairs(truth: truth.path, read: read.path) }
    return (found, engines.count == 1 ? engines.first ?? nil : nil)
  }

  private func pairs(_ suffix: String) throws(PairingError) -> [EvaluationPair] {
    try EvaluationPairs.find(truth: truth.path, output: read.path, suffix: suffix)
  }

  private func text(of file: URL) throws(TrainingError) -> String {
    guard let data = try? Data(contentsOf: file), let text = String(validating: data, as: UTF8.self)
    else { throw .unreadable(file.path, remedy: "it must be readable and UTF-8") }
    return text
  }

  private func document(of file: URL) throws(TrainingError) -> Document {
    guard let document = try? JSONText.document(from: Data(contentsOf: file)) else {
      throw .unreadable(
        file.path, remedy: "it must be the JSON of a kanwu run (--formats json)")
    }
    return document
  }
}

/// Why there is nothing to learn from.
enum TrainingError: Error {
  case unreadable(String, remedy: String)
  case noPairs(truth: String, read: String)
  /// A folder of made pages, made otherwise than is asked for now.
  case otherPages(folder: String)

  var exitCode: Batch.ExitCode {
    switch self {
    case .unreadable, .noPairs: .noInput
    case .otherPages: .usage
    }
  }

  var message: String {
    switch self {
    case .unreadable(let path, let remedy): "\(path): cannot be read; \(remedy)"
    case .noPairs(let truth, let read):
      "no text of \(truth) has a reading in \(read) that can be learned from; for NAME.txt there must be NAME.txt, "
        + "NAME.pdf.json or the like"
    case .otherPages(let folder):
      "\(folder) has pages of other texts, fonts, --seed or --pages, which would be learned from; "
        + "name another folder with --work, or remove this one"
    }
  }
}
