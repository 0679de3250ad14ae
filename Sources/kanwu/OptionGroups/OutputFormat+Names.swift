import ArgumentParser
import Batch
import Foundation
import PipelineFile

extension OutputFormat {
  /// The names of all formats, for help and messages.
  static let allNames = names.joined(separator: ", ")

  /// The formats of a `--formats` option, with a pipeline's options.
  ///
  /// - Throws: `PipelineError`, and `ValidationError` as ``checkNames(in:)``.
  static func named(in list: String, of pipeline: PipelineDescription) throws -> [OutputFormat] {
    let names = try checkNames(in: list)
    return try all(pipeline).filter { names.contains($0.name) }
  }

  /// The names in a `--formats` option.
  ///
  /// - Throws: `ValidationError` for an unknown name, and for none at all.
  @discardableResult
  static func checkNames(in list: String) throws -> Set<String> {
    let given = list.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      !$0.isEmpty
    }
    for name in given where !names.contains(name) {
      let nearest = nearestName(to: name, among: names)
      throw ValidationError(
        "Unknown format ‘\(name)’"
          + (nearest.map { "; did you mean ‘\($0)’?" } ?? "; there are \(allNames)."))
    }
    guard !given.isEmpty else {
      throw ValidationError("--formats must name at least one of \(allNames).")
    }
    return Set(given)
  }
}
