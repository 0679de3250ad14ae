import Foundation
import FoundationXML
import TestSupport

/// A zip archive as Info-ZIP's `unzip` sees it.
struct Unpacked {
  private let folder: TemporaryFolder
  private let file: URL

  init(_ bytes: [UInt8]) throws {
    folder = try TemporaryFolder()
    file = folder.url.appendingPathComponent("a.zip")
    try Data(bytes).write(to: file)
  }

  /// Names of the parts in order.
  func names() throws -> [String] {
    try unzip("-Z1").split(separator: "\n").map(String.init)
  }

  /// The technical listing of one part: method, date, rights, extra fields.
  func details(of name: String) throws -> String {
    try unzip("-Zv", pattern(name))
  }

  func part(_ name: String) throws -> String {
    try unzip("-p", pattern(name))
  }

  /// Whether every part's sum is right.
  func isWhole() throws -> Bool {
    try unzip("-t").contains("No errors detected")
  }

  /// What `unzip` takes for a pattern is put as it stands.
  private func pattern(_ name: String) -> String {
    name.replacingOccurrences(of: "[", with: "\\[")
  }

  private func unzip(_ option: String, _ name: String...) throws -> String {
    try Run.output(of: "unzip", [option, file.path] + name)
  }
}

/// Programs that tests read outputs with.
enum Run {
  struct Failed: Error {
    var command: [String]
    var status: Int32
  }

  /// What a program writes to its standard output.
  static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(command: [program] + arguments, status: process.terminationStatus)
    }
    return String(decoding: data, as: UTF8.self)
  }
}

/// Whether `xml` is well-formed.
func isWellFormed(_ xml: String) -> Bool {
  XMLParser(data: Data(xml.utf8)).parse()
}

/// The text between the tags of `xml`, its entities resolved.
func textContent(of xml: String) -> String {
  let collector = TextCollector()
  let parser = XMLParser(data: Data(xml.utf8))
  parser.delegate = collector
  _ = parser.parse()
  return collector.text
}

private final class TextCollector: NSObject, XMLParserDelegate {
  var text = ""

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
