public import Foundation

/// A fresh folder of a test's own, removed when the value goes.
public final class TemporaryFolder: Sendable {
  public let url: URL

  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("kanwu-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The files below an output folder, sorted, but for the folder of kanwu's own.
  public func outputs() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: url.path)
      .filter { $0 != ".kanwu" && !$0.hasPrefix(".kanwu/") }.sorted()
  }

  /// Writes `text` to `name` below the folder, making folders on the way.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> URL {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
