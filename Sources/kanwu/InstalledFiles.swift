import DocumentModel
import Foundation
import PipelineFile

/// Finds pipeline files, tables and lexicons by name, wherever the program is installed.
///
/// Looked in, in this order: the folder of the pipeline file in use, `$KANWU_PIPELINES`, the user's own
/// `~/.config/kanwu`, and the `Pipelines` that came with the program (beside the sources it was built
/// from, or `../share/kanwu/Pipelines` beside an installed one).
struct InstalledFiles: ResourceFinder {
  /// Folders in the order of search.
  var folders: [URL]

  init(executable: URL, environment: [String: String]) {
    var folders: [URL] = []
    let home = environment["HOME"].map { URL(fileURLWithPath: $0) }
    if let own = environment["XDG_CONFIG_HOME"].map({ URL(fileURLWithPath: $0) })
      ?? home?.appendingPathComponent(".config")
    {
      folders.append(own.appendingPathComponent("kanwu"))
    }
    if let named = environment["KANWU_PIPELINES"] {
      folders.insert(URL(fileURLWithPath: named), at: 0)
    }
    var folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    folders.append(
      folder.deletingLastPathComponent().appendingPathComponent("share/kanwu/Pipelines"))
    // A program run from its build folder finds the Pipelines of its checkout.
    while folder.path != "/" {
      let manifest = folder.appendingPathComponent("Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) {
        folders.append(folder.appendingPathComponent("Pipelines"))
        break
      }
      folder.deleteLastPathComponent()
    }
    self.folders = folders
  }

  /// The same search with the pipeline file's own folder in front.
  func besides(_ pipelineFile: String) -> InstalledFiles {
    var files = self
    files.folders.insert(
      URL(fileURLWithPath: pipelineFile).deletingLastPathComponent(), at: 0)
    return files
  }

  func find(_ name: String, kind: String, suffix: String) throws -> URL {
    if name.contains("/") || name.hasSuffix(suffix) {
      let place = URL(fileURLWithPath: name)
      let beside = folders.first.map { URL(fileURLWithPath: name, relativeTo: $0) }
      for file in [beside, place].compactMap(\.self) where exists(file) { return file }
    }
    let file = name.hasSuffix(suffix) ? name : name + suffix
    let places = folders.map { $0.appendingPathComponent(kind).appendingPathComponent(file) }
    for place in places where exists(place) { return place }
    throw MissingFile(name: file, lookedIn: places.map { $0.deletingLastPathComponent().path })
  }

  /// The file that an argument of a command names: a path as it was typed, else an installed file.
  ///
  /// Pipeline files mean what lies beside them; who types a path means what lies where they are.
  func named(_ argument: String, kind: String, suffix: String) throws -> URL {
    try existing(argument) ?? find(argument, kind: kind, suffix: suffix)
  }

  /// The file at a path as it was typed; `nil` when there is none, or a folder.
  func existing(_ path: String) -> URL? {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      !isFolder.boolValue
    else { return nil }
    return URL(fileURLWithPath: path)
  }

  func outline(of file: URL) throws -> Outline { try Outline(yaml: file) }

  /// The pipeline file with a path, or with a name among the installed ones.
  func pipeline(_ name: String) throws(PipelineError) -> URL {
    let place = URL(fileURLWithPath: name)
    if name.contains("/") || name.hasSuffix(".yml") || name.hasSuffix(".yaml"), exists(place) {
      return place
    }
    let file = name.hasSuffix(".yml") ? name : name + ".yml"
    for folder in folders where exists(folder.appendingPathComponent(file)) {
      return folder.appendingPathComponent(file)
    }
    throw .notFound(name: name, lookedIn: folders.map(\.path))
  }

  /// The pipelines that can be named, each name once, sorted.
  func pipelines() -> [(name: String, file: URL)] {
    var found: [String: URL] = [:]
    for folder in folders {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for file in files where file.hasSuffix(".yml") {
        let name = String(file.dropLast(4))
        if found[name] == nil { found[name] = folder.appendingPathComponent(file) }
      }
    }
    return found.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  private func exists(_ file: URL) -> Bool {
    FileManager.default.fileExists(atPath: file.path)
  }
}

/// A data file that a pipeline names and that is nowhere.
struct MissingFile: Error, CustomStringConvertible {
  var name: String
  var lookedIn: [String]

  var description: String { "no \(name) in \(lookedIn.joined(separator: ", "))" }
}
