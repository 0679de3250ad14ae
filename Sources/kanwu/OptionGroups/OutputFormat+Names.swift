import ArgumentParser
import Batch
import PipelineFile

extension OutputFormat {
  /// The names of all formats, for help and messages.
  static let allNames = allFormats.map(\.name).joined(separator: ", ")

  /// The formats of a `--formats` option.
  ///
  /// - Throws: `ValidationError` for an unknown name, and for none at all.
  static func named(in list: String) throws -> [OutputFormat] {
    let names = list.split(separator: ",").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    for name in names where !allFormats.contains(where: { $0.name == name }) {
      let nearest = nearestName(to: name, among: allFormats.map(\.name))
      throw ValidationError(
        "Unknown format ‘\(name)’"
          + (nearest.map { "; did you mean ‘\($0)’?" } ?? "; there are \(allNames)."))
    }
    guard !names.isEmpty else {
      throw ValidationError("--formats must name at least one of \(allNames).")
    }
    // In the registry's order, each once.
    return allFormats.filter { names.contains($0.name) }
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
