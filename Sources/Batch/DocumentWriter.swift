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
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .output(
        path: folder.path, detail: SystemReason.of(error), isFull: SystemReason.isFull(error))
    }
    if let input = inputHolding(folder) {
      throw .output(
        path: folder.path,
        detail: "its text would lie inside the INPUT \(input); choose another --output",
        isFull: false)
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
    let own = output.resolvingSymlinksInPath().path + "/"
    let place = folder.resolvingSymlinksInPath().path + "/"
    return inputs.map { $0.resolvingSymlinksInPath().path }.first { input in
      place.hasPrefix(input + "/") && !own.hasPrefix(input + "/")
    }
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
