import DocumentModel
import Foundation
import Repair

/// Pairs of true texts and readings in two folders.
///
/// A truth is `NAME.txt`. Its reading is `NAME.json` or `NAME.ext.json` as `kanwu run` writes it, which
/// tells what was read before any repair and how surely; or else `NAME.txt` or `NAME.ext.txt` of any
/// program. Folders below READ are looked through.
struct TrainingFolder {
  let truth: URL
  let read: URL

  /// The pairs, in the order of their names, and the truths without a reading.
  ///
  /// - Throws: ``TrainingError`` for a folder or file that cannot be read.
  func documents() throws(TrainingError) -> (pairs: [TrainingDocument], missing: [String]) {
    let readings = try readings()
    var pairs: [TrainingDocument] = []
    var missing: [String] = []
    for file in try files(below: truth) where file.pathExtension == "txt" {
      let name = file.deletingPathExtension().lastPathComponent
      guard let reading = readings["\(name).json"] ?? readings["\(name).txt"] else {
        missing.append(file.lastPathComponent)
        continue
      }
      let text = try text(of: file)
      if reading.pathExtension == "json" {
        pairs.append(TrainingDocument(name: name, truth: text, read: try lines(of: reading)))
      } else {
        pairs.append(TrainingDocument(name: name, truth: text, read: try self.text(of: reading)))
      }
    }
    if pairs.isEmpty { throw .noPairs(truth: truth.path, read: read.path) }
    return (pairs, missing)
  }

  /// Readings by the names that a truth may look for: with and without the extension of the input.
  private func readings() throws(TrainingError) -> [String: URL] {
    var found: [String: URL] = [:]
    for file in try files(below: read) {
      let kind = file.pathExtension
      guard kind == "json" || kind == "txt" else { continue }
      let name = file.deletingPathExtension()
      found["\(name.lastPathComponent).\(kind)"] = file
      let stem = name.deletingPathExtension().lastPathComponent
      found["\(stem).\(kind)"] = found["\(stem).\(kind)"] ?? file
    }
    return found
  }

  private func files(below folder: URL) throws(TrainingError) -> [URL] {
    guard (try? folder.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true,
      let walk = FileManager.default.enumerator(
        at: folder, includingPropertiesForKeys: nil, options: .skipsHiddenFiles)
    else { throw .noFolder(folder.path) }
    return walk.compactMap { $0 as? URL }.sorted { $0.path < $1.path }
  }

  private func text(of file: URL) throws(TrainingError) -> String {
    guard let data = try? Data(contentsOf: file), let text = String(validating: data, as: UTF8.self)
    else { throw .unreadable(file.path, remedy: "it must be readable and UTF-8") }
    return text
  }

  /// The lines of a document that are its text, as they were read.
  private func lines(of file: URL) throws(TrainingError) -> [TextLine] {
    struct Exported: Decodable {
      var pages: [Page]
    }
    guard let data = try? Data(contentsOf: file),
      let exported = try? JSONDecoder().decode(Exported.self, from: data)
    else {
      throw .unreadable(
        file.path, remedy: "it must be the JSON of a kanwu run (--formats json)")
    }
    return exported.pages.flatMap { page in page.lines.filter { $0.drop == nil } }
  }
}

/// Why there is nothing to learn from.
enum TrainingError: Error {
  case noFolder(String)
  case unreadable(String, remedy: String)
  case noPairs(truth: String, read: String)

  var message: String {
    switch self {
    case .noFolder(let path): "\(path): no such folder"
    case .unreadable(let path, let remedy): "\(path): cannot be read; \(remedy)"
    case .noPairs(let truth, let read):
      "no text of \(truth) has a reading in \(read); for NAME.txt there must be NAME.txt, "
        + "NAME.pdf.json or the like"
    }
  }
}
