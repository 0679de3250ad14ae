import DocumentModel
import Export
import Foundation
import Intake

/// Writes a finished document in every format asked for, below the output folder.
struct DocumentWriter: Sendable {
  var output: URL
  var exporters: [any Exporter.Type]

  /// - Throws: `DocumentFailure.output` with the path that could not be written.
  func write(_ document: Document) throws(DocumentFailure) {
    let place = output.appendingPathComponent(document.name)
    let folder = place.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .output(path: folder.path, detail: SystemReason.of(error), isFull: false)
    }
    for exporter in exporters {
      let name = OutputName.fileName(for: place.lastPathComponent, suffix: exporter.suffix)
      let path = folder.appendingPathComponent(name).path
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
