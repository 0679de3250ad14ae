import Foundation

/// A Swift file of a room, as text.
struct SourceFile {
  let room: String
  /// From the package's folder on, with slashes: `Sources/Export/PlainText.swift`.
  let path: String
  let lines: [Substring]

  init(room: String, path: String, text: String) {
    self.room = room
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines from the first on that is neither blank nor an import.
  var opening: ArraySlice<Substring> {
    lines.drop { line in
      line.allSatisfy(\.isWhitespace) || (line.contains("import ") && !line.hasPrefix("//"))
    }
  }

  /// Each line with its number from 1 on, without what stands behind `//`.
  var code: [(number: Int, line: Substring)] {
    zip(1..., lines).map { number, line in
      (number, line.range(of: "//").map { line[..<$0.lowerBound] } ?? line)
    }
  }
}

/// The folder Sources of this package.
enum SourceTree {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let sources = package.appendingPathComponent("Sources", isDirectory: true)

  /// The names of the folders directly under Sources.
  static func rooms() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: sources.path)
      .filter { !$0.hasPrefix(".") }
      .sorted()
  }

  /// Every Swift file under Sources.
  static func files() throws -> [SourceFile] {
    try rooms().flatMap { room in
      try FileManager.default.subpathsOfDirectory(atPath: sources.path + "/" + room)
        .filter { $0.hasSuffix(".swift") }
        .sorted()
        .map { name in
          let path = "Sources/\(room)/\(name)"
          let file = package.appendingPathComponent(path)
          return SourceFile(
            room: room, path: path, text: try String(contentsOf: file, encoding: .utf8))
        }
    }
  }
}
