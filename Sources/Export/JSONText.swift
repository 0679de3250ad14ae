public import DocumentModel
public import Foundation

/// Everything that is known of a document, for programs and for a later export: raw, repaired and
/// reflowed text, boxes, confidences, drops with their reasons, edits and notes.
///
/// One object with sorted keys: `edits`, `format` (`kanwu-document`), `kind`, `name`, `notes`,
/// `pages`, `paragraphs`, `version`. A line has `raw`, and `text` where a stage changed it; its glyphs
/// are the flat arrays `boxes` (left, top, right, bottom of each scalar of `raw`) and `confidences`
/// (thousandths). One page, paragraph or edit per text line, so that it can be streamed and compared.
public struct JSONText: Exporter {
  public static let format = "json"
  public static let suffix = ".json"
  /// Rises when a reader of the old form would misread the new one.
  public static let version = 1
  static let formatName = "kanwu-document"

  public init() {}

  public func export(_ document: Document, to sink: inout any ByteSink) throws {
    let encoder = Self.encoder()
    try sink.write("{\n")
    try Self.write("edits", document.edits, with: encoder, to: &sink)
    try sink.write(",\n\"format\":\"\(Self.formatName)\",\n")
    try sink.write("\"kind\":" + Self.text(document.kind, with: encoder) + ",\n")
    try sink.write("\"name\":" + Self.text(document.name, with: encoder) + ",\n")
    try Self.write("notes", document.notes, with: encoder, to: &sink)
    try sink.write(",\n")
    try Self.write("pages", document.pages, with: encoder, to: &sink)
    try sink.write(",\n")
    try Self.write("paragraphs", document.paragraphs, with: encoder, to: &sink)
    try sink.write(",\n\"version\":\(Self.version)\n}\n")
  }

  /// Reads back what `export` wrote; confidences come back in thousandths.
  ///
  /// - Throws: `ExportError.unknownVersion` for a file of another form, `DecodingError` for a damaged
  ///   one.
  public static func document(from data: Data) throws -> Document {
    let decoder = ValueCoding.decoder()
    let header = try decoder.decode(Header.self, from: data)
    guard header.format == formatName, header.version == version else {
      throw ExportError.unknownVersion(
        format: header.format, version: header.version, expected: version)
    }
    return try decoder.decode(Document.self, from: data)
  }

  private struct Header: Decodable {
    var format: String
    var version: Int
  }

  private static func encoder() -> JSONEncoder {
    let encoder = ValueCoding.encoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  private static func text(_ value: some Encodable, with encoder: JSONEncoder) throws -> String {
    String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private static func write(
    _ key: String, _ values: [some Encodable], with encoder: JSONEncoder,
    to sink: inout any ByteSink
  ) throws {
    try sink.write("\"\(key)\":[")
    for (index, value) in values.enumerated() {
      try sink.write(index == 0 ? "\n" : ",\n")
      try sink.write(bytes: [UInt8](encoder.encode(value)))
    }
    try sink.write("]")
  }
}
