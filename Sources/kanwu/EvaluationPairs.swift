import Foundation

/// Which output is compared with which truth.
struct EvaluationPair: Equatable {
  var name: String
  var truth: URL
  /// `nil` when there is none.
  var output: URL?
  var classes: [String] = []
}

/// Why truths and outputs cannot be brought together.
enum PairingError: Error, Equatable {
  case notThere(path: String)
  case noTruth(folder: String)
  /// One is a file and the other a folder.
  case unlike(truth: String, output: String)
  case ambiguous(name: String, outputs: [String])
  case manifest(path: String, detail: String)
  /// A file of optional breaks beside a truth.
  case optionalBreaks(path: String)

  var message: String {
    switch self {
    case .notThere(let path): "\(path): no such file or directory"
    case .noTruth(let folder): "\(folder): no truth there; a truth is a file NAME.txt"
    case .unlike(let truth, let output):
      "\(truth) and \(output): give two files or two folders"
    case .ambiguous(let name, let outputs):
      "\(name): more than one output could be meant (\(outputs.joined(separator: ", "))); "
        + "give the two files, or a folder with one of them"
    case .manifest(let path, let detail): "\(path): not a manifest of documents: \(detail)"
    case .optionalBreaks(let path):
      "\(path): not of the form {\"optional_breaks\": [12, 34]}"
    }
  }
}

/// Brings truths and outputs together by their names.
///
/// An output keeps the whole name of its input, so the truth `a.txt` belongs to `a.txt` or
/// `a.pdf.txt` (or to `a.json` or `a.pdf.json`, when those are asked for), and rather to the one in the same
/// place of its folder.
struct EvaluationPairs {
  private let truth: URL
  private let output: URL
  /// How the names of outputs end: `.txt` or `.json`.
  private let suffix: String
  /// Paths below `output`, sorted.
  private let outputs: [String]
  /// The same by their names without the suffix, and by what is left without the input's kind.
  private let outputsByStem: [String: [String]]

  /// The pairs in a fixed order.
  ///
  /// - Parameters:
  ///   - truth: a file or a folder.
  ///   - output: the same.
  ///   - manifest: a file that names the documents.
  ///   - suffix: how the names of outputs end.
  /// - Returns: one pair for each truth, or for each document of the manifest.
  /// - Throws: when something is not there or is ambiguous.
  static func find(
    truth: String, output: String, manifest: String? = nil, suffix: String = ".txt"
  ) throws(PairingError) -> [EvaluationPair] {
    let truthIsFolder = try isFolder(truth)
    guard try isFolder(output) == truthIsFolder else {
      throw .unlike(truth: truth, output: output)
    }
    let truthURL = URL(fileURLWithPath: truth).resolvingSymlinksInPath()
    let outputURL = URL(fileURLWithPath: output).resolvingSymlinksInPath()
    guard truthIsFolder else {
      return [EvaluationPair(name: truthURL.stem, truth: truthURL, output: outputURL)]
    }
    let pairs = EvaluationPairs(truth: truthURL, output: outputURL, suffix: suffix)
    if let manifest {
      return try pairs.found(by: EvaluationManifest(contentsOf: manifest), at: manifest)
    }
    let found = try pairs.foundByName()
    guard !found.isEmpty else { throw .noTruth(folder: truth) }
    return found
  }

  private init(truth: URL, output: URL, suffix: String) {
    self.truth = truth
    self.output = output
    self.suffix = suffix
    let truths = Set(Self.files(".txt", below: truth).map { truth.appendingPathComponent($0).path })
    outputs = Self.files(suffix, below: output)
      .filter { !truths.contains(output.appendingPathComponent($0).path) }
    var byStem: [String: [String]] = [:]
    for path in outputs {
      let name = path.name.without(suffix)
      byStem[name, default: []].append(path)
      if let dot = name.lastIndex(of: "."), dot < name.index(before: name.endIndex) {
        byStem[String(name[..<dot]), default: []].append(path)
      }
    }
    outputsByStem = byStem
  }

  private func foundByName() throws(PairingError) -> [EvaluationPair] {
    let truths = Self.files(".txt", below: truth)
    var claimed: [String: String] = [:]
    for truth in truths {
      let here = candidates(named: truth.stem).filter { $0.folder == truth.folder }
      if let one = try single(here, for: truth) { claimed[truth] = one }
    }
    let free = Set(outputs).subtracting(claimed.values)
    for truth in truths where claimed[truth] == nil {
      let elsewhere = candidates(named: truth.stem).filter(free.contains)
      if let one = try single(elsewhere, for: truth) { claimed[truth] = one }
    }
    return truths.map { truth in
      EvaluationPair(
        name: truth.without(".txt"), truth: self.truth.appendingPathComponent(truth),
        output: claimed[truth].map { output.appendingPathComponent($0) })
    }
  }

  private func found(by manifest: EvaluationManifest, at path: String) throws(PairingError)
    -> [EvaluationPair]
  {
    var pairs: [EvaluationPair] = []
    for document in manifest.documents {
      let places = [document.truth, document.truth.name].map(truth.appendingPathComponent)
      guard let truth = places.first(where: { FileManager.default.fileExists(atPath: $0.path) })
      else { throw .notThere(path: places[0].path) }
      let name = document.path.name
      let byPath = candidates(named: name).filter { $0.name == name + suffix }
      let nearest = byPath.map { $0.folder.sharedEnd(with: document.path.folder) }.max()
      let near = byPath.filter { $0.folder.sharedEnd(with: document.path.folder) == nearest }
      let found = try single(
        near.isEmpty ? candidates(named: document.id) : near, for: document.id)
      pairs.append(
        EvaluationPair(
          name: document.id, truth: truth,
          output: found.map { output.appendingPathComponent($0) },
          classes: document.degradations ?? []))
    }
    guard !pairs.isEmpty else { throw .manifest(path: path, detail: "no documents") }
    return pairs
  }

  /// Outputs called `stem.txt` or `stem.pdf.txt`, with their own suffix.
  private func candidates(named stem: String) -> [String] {
    outputsByStem[stem] ?? []
  }

  private func single(_ candidates: [String], for name: String) throws(PairingError) -> String? {
    guard candidates.count <= 1 else { throw .ambiguous(name: name, outputs: candidates) }
    return candidates.first
  }

  private static func isFolder(_ path: String) throws(PairingError) -> Bool {
    let values = try? URL(fileURLWithPath: path).resolvingSymlinksInPath()
      .resourceValues(forKeys: [.isDirectoryKey])
    guard let isFolder = values?.isDirectory else { throw .notThere(path: path) }
    return isFolder
  }

  /// Paths of the files with that suffix below a folder, sorted; hidden ones are left out.
  private static func files(_ suffix: String, below folder: URL) -> [String] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { path in
      path.hasSuffix(suffix) && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }
}

/// A list of documents, their truths and what kinds of document they are.
struct EvaluationManifest: Decodable {
  struct Document: Decodable {
    var id: String
    /// Of the input.
    var path: String
    /// Below the folder of truths, or only its name there.
    var truth: String
    /// The classes that the document counts in.
    var degradations: [String]?
  }

  var documents: [Document]

  init(contentsOf path: String) throws(PairingError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .notThere(path: path)
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: data)
    } catch {
      throw .manifest(path: path, detail: "it needs documents, each with id, path and truth")
    }
  }
}

extension String {
  /// The last part of a path.
  fileprivate var name: String { split(separator: "/").last.map(String.init) ?? self }

  /// A path without its last part.
  fileprivate var folder: String { split(separator: "/").dropLast().joined(separator: "/") }

  fileprivate func without(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }

  fileprivate var stem: String { name.without(".txt") }

  /// Parts that two paths have in common, from their ends.
  fileprivate func sharedEnd(with other: String) -> Int {
    zip(split(separator: "/").reversed(), other.split(separator: "/").reversed())
      .prefix { $0 == $1 }.count
  }
}

extension URL {
  fileprivate var stem: String { lastPathComponent.stem }
}
