import DocumentModel
import Foundation
import Intake

/// The text that `kanwu clean` is given, told by its content as in a run.
enum TextInput {
  /// - Parameter path: a text or HTML file; `nil` for standard input.
  /// - Returns: one page of lines without geometry.
  /// - Throws: `IntakeError`, also for what is no text.
  static func page(of path: String?) throws -> Page {
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("kanwu-clean-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let file = try path.map { URL(fileURLWithPath: $0) } ?? standardInput(in: scratch)
    switch InputWalk(inputs: [file], output: scratch, group: .none).makeIterator().firstFinding {
    case .document(let document) where [.text, .html].contains(document.kind):
      let source = PageSource.text(file: file.path, isHTML: document.kind == .html)
      if case .page(let page) = try PageFetcher().fetch(source, number: 1, scratch: scratch) {
        return page
      }
      throw IntakeError.damaged(detail: "no text came out")
    case .document(let document):
      throw IntakeError.wrongType(
        expected: "text", found: "\(document.kind.rawValue), which `kanwu run` reads")
    case .refused(_, _, let error): throw error
    case .skipped, .unsettled, nil: throw IntakeError.notAFile
    }
  }

  private static func standardInput(in scratch: URL) throws -> URL {
    let file = scratch.appendingPathComponent("input")
    try (FileHandle.standardInput.readToEnd() ?? Data()).write(to: file)
    return file
  }
}

extension InputWalk.Iterator {
  fileprivate var firstFinding: Finding? {
    var iterator = self
    return iterator.next()
  }
}
