import DocumentModel
import Export
import Foundation
import Glibc
import Intake

/// Writes a finished document in every format asked for, below the output folder.
struct DocumentWriter: Sendable {
  var output: URL
  var exporters: [any Exporter.Type]
  /// The run's INPUTs, into which nothing is written.
  var inputs: [URL]

  /// The formats' names, sorted.
  var formats: [String] { exporters.map { $0.format }.sorted() }

  /// Whether a document of this name has all its files.
  func hasWritten(_ name: String) -> Bool {
    let path = output.path + "/" + name
    return exporters.allSatisfy { exporter in
      unsafe access(Self.path(of: path, exporter), F_OK) == 0
    }
  }

  /// - Throws: `DocumentFailure.output` with the path that could not be written.
  func write(_ document: Document) throws(DocumentFailure) {
    let place = output.appendingPathComponent(document.name)
    let folder = place.deletingLastPathComponent()
    // Asked before anything is made there.
    if let input = inputHolding(folder) {
      throw .output(
        path: folder.path,
        detail: "its text would lie inside the INPUT \(input); choose another --output",
        isFull: false)
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .output(
        path: folder.path, detail: SystemReason.of(error), isFull: SystemReason.isFull(error))
    }
    for exporter in exporters {
      let path = Self.path(of: place.path, exporter)
      do {
        try AtomicFile.write(to: path) { sink in
          try exporter.init().export(document, to: &sink)
        }
      } catch let error as ExportError {
        throw .output(path: path, detail: error.message, isFull: error.isFull)
      } catch {
        throw .output(path: path, detail: "\(error)", isFull: false)
      }
    }
  }

  /// The output of a format for the input's name at `place`.
  private static func path(of place: String, _ exporter: any Exporter.Type) -> String {
    let slash = place.lastIndex(of: "/").map { place.index(after: $0) } ?? place.startIndex
    let name = OutputName.fileName(for: String(place[slash...]), suffix: exporter.suffix)
    return place[..<slash] + name
  }

  /// The INPUT folder that an output folder lies in, links resolved; an output folder that was given
  /// inside an INPUT is left out of the walk and is none of it.
  private func inputHolding(_ folder: URL) -> String? {
    let own = Self.resolved(output) + "/"
    let place = Self.resolved(folder) + "/"
    return inputs.map { Self.resolved($0) }.first { input in
      place.hasPrefix(input + "/") && !(own.hasPrefix(input + "/") && place.hasPrefix(own))
    }
  }

  /// Path of what a name leads to, whose last folders need not exist.
  private static func resolved(_ place: URL) -> String {
    var folder = place.standardizedFileURL
    var rest: [String] = []
    while folder.path != "/" {
      if let real = unsafe realpath(folder.path, nil) {
        defer { unsafe free(real) }
        let path = unsafe String(cString: real)
        return ([path == "/" ? "" : path] + rest).joined(separator: "/")
      }
      rest.insert(folder.lastPathComponent, at: 0)
      folder.deleteLastPathComponent()
    }
    return "/" + rest.joined(separator: "/")
  }
}

extension ExportError {
  /// No other file can be written either.
  fileprivate var isFull: Bool {
    if case .fileOperation(_, _, let code) = self {
      [ENOSPC, EDQUOT, EROFS].contains(code)
    } else {
      false
    }
  }
}
