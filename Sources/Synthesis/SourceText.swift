import Foundation
import Intake

/// The paragraphs that pages are made of.
public struct SourceText: Sendable, Hashable {
  /// None is empty; each is printable characters with single spaces, at most ``longest`` of them.
  public let paragraphs: [String]

  /// Characters of the longest paragraph; a longer one is cut after the end of a sentence, so that any
  /// fits on a page of the largest print.
  static let longest = 400

  /// - Parameter lines: one paragraph each; control characters and empty lines are left out.
  public init(lines: [String]) {
    paragraphs = lines.flatMap { Self.cut(Self.printable($0)) }
  }

  /// Reads all `.txt` files directly in a folder, in the order of their names.
  ///
  /// - Parameter folder: of files in UTF-8, one paragraph per line.
  /// - Throws: ``SynthesisError/unreadable(path:reason:)``, ``SynthesisError/notUTF8(path:line:)`` or
  ///   ``SynthesisError/noText(folder:)``.
  public init(folder: String) throws(SynthesisError) {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw .unreadable(path: folder, reason: "there is no such folder") }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw .unreadable(path: folder, reason: SystemReason.of(error))
    }
    var lines: [String] = []
    for name in names.sorted() where name.lowercased().hasSuffix(".txt") && !name.hasPrefix(".") {
      lines += try Self.lines(of: "\(folder)/\(name)")
    }
    self.init(lines: lines)
    guard !paragraphs.isEmpty else { throw .noText(folder: folder) }
  }

  private static func lines(of path: String) throws(SynthesisError) -> [String] {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, reason: SystemReason.of(error))
    }
    var lines: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard let text = String(validating: line, as: UTF8.self) else {
        throw .notUTF8(path: path, line: lines.count + 1)
      }
      lines.append(text)
    }
    return lines
  }

  /// The line without what has no shape on paper, each run of white space as one space.
  private static func printable(_ line: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar.properties.isWhitespace {
        if kept.last.map({ $0 != " " }) ?? false { kept.append(" ") }
      } else if !invisible.contains(scalar.properties.generalCategory) {
        kept.append(scalar)
      }
    }
    if kept.last == " " { kept.removeLast() }
    return String(kept)
  }

  private static let invisible: Set<Unicode.GeneralCategory> = [
    .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
  ]

  private static func cut(_ paragraph: String) -> [String] {
    var rest = paragraph[...]
    var parts: [String] = []
    while rest.count > longest {
      let head = rest.prefix(longest)
      let end = head.lastIndex { "。！？；".contains($0) }.map(head.index(after:)) ?? head.endIndex
      parts.append(String(rest[..<end]))
      rest = rest[end...].drop { $0 == " " }
    }
    return rest.isEmpty ? parts : parts + [String(rest)]
  }
}
