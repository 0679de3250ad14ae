import DocumentModel
import Export
import Foundation
import Glibc
import Intake

/// Writes a finished document in every format asked for, below the output folder.
struct DocumentWriter: Sendable {
  var output: URL
  var formats: [OutputFormat]
  /// The run's INPUTs, into which nothing is written.
  var inputs: [URL]

  /// The formats' names, sorted.
  var formatNames: [String] { formats.map(\.name).sorted() }

  /// Whether a document of this name has all its files.
  func hasWritten(_ name: String) -> Bool {
    let path = output.path + "/" + name
    return formats.allSatisfy { format in
      unsafe access(Self.path(of: path, format), F_OK) == 0
    }
  }

  /// Writes a document in all formats.
  ///
  /// - Parameters:
  ///   - document: the finished document.
  ///   - input: the files that it was read from, which a PDF shows; `nil` where they are not to be had.
  ///   - pdfs: who makes PDFs; `nil` where none are asked for.
  /// - Returns: what was written; a PDF that cannot be made leaves the other formats whole.
  /// - Throws: `DocumentFailure.output` with the path that could not be written, and what ends the run.
  @discardableResult
  func write(
    _ document: Document, of input: InputDocument? = nil, pdfs: PDFDesk? = nil
  ) throws -> Written {
    let place = output.appendingPathComponent(document.name)
    let folder = place.deletingLastPathComponent()
    // Asked before anything is made there.
    if let input = inputHolding(folder) {
      throw DocumentFailure.output(
        path: folder.path,
        detail: "its text would lie inside the INPUT \(input); choose another --output",
        isFull: false)
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw DocumentFailure.output(
        path: folder.path, detail: SystemReason.of(error), isFull: SystemReason.isFull(error))
    }
    var written = Written()
    for format in formats {
      let path = Self.path(of: place.path, format)
      switch format.maker {
      case .exporter(let exporter):
        try writing(path) { sink in try exporter.export(document, to: &sink) }
      case .worker(let options):
        do {
          guard let input, let pdfs else {
            throw DocumentFailure.searchablePDF(detail: "its file is not there any more")
          }
          written.notes += try pdfs.make(document, of: input, options) { made in
            try writing(path) { sink in try Self.copy(made, to: &sink) }
          }
        } catch DocumentFailure.searchablePDF(let detail) {
          written.failure = .searchablePDF(detail: detail)
          continue
        }
      }
      written.formats.append(format.name)
    }
    return written
  }

  /// What came of writing a document.
  struct Written: Sendable {
    /// Names of the formats that are there.
    var formats: [String] = []
    /// Remarks that a reader should see.
    var notes: [String] = []
    /// Why a format that was asked for is not there.
    var failure: DocumentFailure?
  }

  private func writing(
    _ path: String, _ body: (_ sink: inout any ByteSink) throws -> Void
  ) throws(DocumentFailure) {
    do {
      try AtomicFile.write(to: path, body)
    } catch let error as ExportError {
      throw .output(path: path, detail: error.message, isFull: error.isFull)
    } catch {
      throw .output(path: path, detail: "\(error)", isFull: false)
    }
  }

  private static func copy(_ file: String, to sink: inout any ByteSink) throws {
    let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    defer { try? source.close() }
    while let part = try source.read(upToCount: 1 << 20), !part.isEmpty {
      try sink.write(bytes: [UInt8](part))
    }
  }

  /// Where a format of a document of that name lies.
  func path(of name: String, _ format: OutputFormat) -> String {
    Self.path(of: output.appendingPathComponent(name).path, format)
  }

  /// The output of a format for the input's name at `place`.
  private static func path(of place: String, _ format: OutputFormat) -> String {
    let slash = place.lastIndex(of: "/").map { place.index(after: $0) } ?? place.startIndex
    let name = OutputName.fileName(for: String(place[slash...]), suffix: format.suffix)
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
