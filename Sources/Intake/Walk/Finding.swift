/// What the walk came upon.
public enum Finding: Sendable, Hashable {
  case document(InputDocument)
  /// Looks like a document and cannot be read; `name` is what its outputs would have been called.
  case refused(name: String, path: String, IntakeError)
  /// No document.
  case skipped(path: String, SkipReason)
  /// Changed while it was watched: somebody is still writing it.
  case unsettled(name: String, path: String)
}

/// One document of the run: a file, or a folder of page pictures.
public struct InputDocument: Sendable, Hashable, Codable {
  /// What its outputs are called, relative to the output folder (`2024/a.pdf`).
  public var name: String
  public var kind: FileKind
  /// Absolute paths; several for a page folder, in page order.
  public var files: [String]

  public init(name: String, kind: FileKind, files: [String]) {
    self.name = name
    self.kind = kind
    self.files = files
  }
}

/// Why something in a folder is no document.
public enum SkipReason: String, Sendable, Hashable, Codable {
  case hidden
  /// Left by a file manager or a word processor (`Thumbs.db`, `~$a.docx`).
  case litter
  /// A symbolic link; links are not followed.
  case link
  /// A pipe, a socket or a device.
  case special
  /// The run's own output, or that of an earlier run.
  case outputFolder
  /// The same INPUT was given before.
  case duplicate
}

/// Which pictures of a folder are one document.
public enum GroupPolicy: String, Sendable, Hashable, Codable, CaseIterable {
  /// A sub-folder whose files are all page pictures of one naming pattern with a running number.
  case auto
  case none
  /// All pictures of every folder, that of INPUT included.
  case folder
}
