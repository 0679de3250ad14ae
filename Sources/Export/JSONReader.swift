public import DocumentModel
import Foundation

/// Reads back what ``JSONText`` wrote, a page at a time.
///
/// The file's lines are its pages, paragraphs and edits, so that the JSON of a thousand pages is never in
/// memory as a whole. A file whose lines were joined or broken otherwise (by an editor) is not understood
/// here.
struct JSONReader {
  /// `nil` at the end.
  private var nextLine: () throws -> Data?
  private let decoder = ValueCoding.decoder()

  init(lines: @escaping () throws -> Data?) {
    nextLine = lines
  }

  /// The document; `nil` where the lines are not those of an export.
  ///
  /// - Throws: `ExportError.unknownVersion`, `DecodingError`, and what reading a line throws.
  func document() throws -> Document? {
    guard try nextLine() == Data("{".utf8) else { return nil }
    var document = Document(name: "", kind: "")
    var format = ""
    var version = 0
    while let line = try nextLine() {
      if line == Data("}".utf8) {
        guard format == JSONText.formatName, version == JSONText.version else {
          throw ExportError.unknownVersion(
            format: format, version: version, expected: JSONText.version)
        }
        return document
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line.first == UInt8(ascii: "\"")
      else {
        return nil
      }
      let key = String(decoding: line[line.startIndex...].prefix(upTo: colon), as: UTF8.self)
      let rest = line[line.index(after: colon)...]
      switch key {
      case "\"edits\"": document.edits = try elements(from: rest)
      case "\"notes\"": document.notes = try elements(from: rest)
      case "\"pages\"": document.pages = try elements(from: rest)
      case "\"paragraphs\"": document.paragraphs = try elements(from: rest)
      case "\"format\"": format = try value(of: rest)
      case "\"kind\"": document.kind = try value(of: rest)
      case "\"name\"": document.name = try value(of: rest)
      case "\"version\"": version = try value(of: rest)
      default: return nil
      }
    }
    return nil
  }

  /// The elements of an array that begins with `rest`, one a line; the last one's line ends it.
  ///
  /// Elements are objects or strings, so that a bracket at a line's end is the array's.
  private func elements<Element: Decodable>(from rest: Data) throws -> [Element] {
    if rest.starts(with: Data("[]".utf8)) { return [] }
    var elements: [Element] = []
    while let line = try nextLine() {
      let text = line.droppingLast(",")
      let element = text.droppingLast("]")
      elements.append(try value(of: element))
      if element.count < text.count { break }
    }
    return elements
  }

  private func value<Value: Decodable>(of line: Data) throws -> Value {
    try decoder.decode(Value.self, from: line.droppingLast(","))
  }
}

extension Data {
  fileprivate func droppingLast(_ scalar: Unicode.Scalar) -> Data {
    last == UInt8(ascii: scalar) ? Data(dropLast()) : self
  }
}

extension JSONText {
  /// Reads back an export from its file, a page at a time.
  ///
  /// - Parameter path: the file.
  /// - Returns: the document; confidences come back in thousandths.
  /// - Throws: `ExportError.unknownVersion` for a file of another form, `DecodingError` for a damaged one,
  ///   and `CocoaError` for one that cannot be opened.
  public static func document(fromFile path: String) throws -> Document {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? file.close() }
    var lines = LineSource(file: file)
    if let document = try JSONReader(lines: { try lines.next() }).document() { return document }
    // Formed otherwise: as any other JSON.
    return try document(from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

/// The lines of a file, without their line feeds.
private struct LineSource {
  let file: FileHandle
  private var buffer = Data()
  private var searched = 0
  private var isAtEnd = false
  private static let step = 1 << 18

  init(file: FileHandle) {
    self.file = file
  }

  mutating func next() throws -> Data? {
    while true {
      if let end = buffer[(buffer.startIndex + searched)...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Data(buffer[buffer.startIndex..<end])
        buffer = buffer[(end + 1)...]
        searched = 0
        return line
      }
      searched = buffer.count
      if isAtEnd {
        defer { buffer = Data() }
        return buffer.isEmpty ? nil : buffer
      }
      let part = try file.read(upToCount: Self.step) ?? Data()
      if part.isEmpty { isAtEnd = true }
      // Copied, so that what was handed out is given back.
      buffer = Data(buffer) + part
    }
  }
}
