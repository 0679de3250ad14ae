import Foundation

/// Why an output could not be written or read back.
public enum ExportError: Error, Equatable {
  /// A file operation failed; `code` is its `errno`.
  case fileOperation(FileOperation, path: String, code: Int32)
  /// A JSON file that another program or another version wrote.
  case unknownVersion(format: String, version: Int, expected: Int)
  /// The XML library refused; it does so when there is no memory.
  case xmlFailed
  /// The zip library refused; it does so when there is no memory.
  case zipFailed

  public enum FileOperation: String, Sendable {
    case create
    case write
    case flush
    case rename
  }

  /// One English sentence, with the path where there is one.
  public var message: String {
    switch self {
    case .fileOperation(let operation, let path, let code):
      "cannot \(operation.rawValue) \(path): \(Self.text(of: code))"
    case .unknownVersion(let format, let version, let expected):
      "made as \(format) version \(version), expected version \(expected); export it anew with run"
    case .xmlFailed: "no memory to write XML; try fewer documents at a time (--jobs 1)"
    case .zipFailed: "no memory to pack an output; try fewer documents at a time (--jobs 1)"
    }
  }

  private static func text(of code: Int32) -> String {
    POSIXErrorCode(rawValue: code).map { POSIXError($0).localizedDescription }
      ?? "error \(code)"
  }
}
