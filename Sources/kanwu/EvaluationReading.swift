import DocumentModel
import Evaluation
import Export
import Foundation

/// Reads a pair of texts and what is known beside them, and judges.
struct EvaluationReading {
  /// Whether the differences are to be shown in a page.
  var marksText: Bool
  /// Told of what is missing or damaged, as sentences.
  var warn: (String) -> Void

  func document(of pair: EvaluationPair) throws(PairingError) -> EvaluationReport.Document {
    guard let truth = text(at: pair.truth) else { throw .notThere(path: pair.truth.path) }
    let output = pair.output.flatMap(text)
    if output == nil {
      let what = pair.output.map { "\($0.path): cannot be read" } ?? "\(pair.name): no output"
      warn("\(what); all of it counts as wrong")
    }
    let record = output == nil ? nil : pair.output.flatMap(record)
    let repairs = record.map { RepairScore(truth: truth, document: $0) }
    let read = output ?? ""
    return EvaluationReport.Document(
      name: pair.name, truth: pair.truth.path, output: output == nil ? nil : pair.output?.path,
      classes: pair.classes,
      score: DocumentScore(
        truth: truth, output: read, optionalBreaks: try optionalBreaks(beside: pair.truth)),
      repairs: repairs,
      confusions: repairs?.after
        ?? ConfusionCounts(
          read: Normalisation.withoutSpace.apply(to: read),
          truth: Normalisation.withoutSpace.apply(to: truth)),
      marked: marksText ? MarkedText(truth: truth, output: read, repairs: repairs) : nil)
  }

  /// UTF-8; damaged bytes become replacement characters.
  private func text(at file: URL) -> String? {
    FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The JSON export beside an output.
  private func record(beside output: URL) -> Document? {
    let file = output.deletingPathExtension().appendingPathExtension("json")
    guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
    do {
      return try JSONText.document(from: data)
    } catch let error as ExportError {
      warn("\(file.path): \(error.message); its repairs are not judged")
    } catch {
      warn("\(file.path): not a document that kanwu wrote; its repairs are not judged")
    }
    return nil
  }

  private func optionalBreaks(beside truth: URL) throws(PairingError) -> [Int] {
    let file = truth.deletingPathExtension().appendingPathExtension("opt.json")
    guard let data = FileManager.default.contents(atPath: file.path) else { return [] }
    guard let breaks = try? JSONDecoder().decode(OptionalBreaks.self, from: data) else {
      throw .optionalBreaks(path: file.path)
    }
    return breaks.positions
  }

  private struct OptionalBreaks: Decodable {
    var positions: [Int]

    private enum CodingKeys: String, CodingKey {
      case positions = "optional_breaks"
    }
  }
}
