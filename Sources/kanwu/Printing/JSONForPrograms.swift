import Foundation

/// What `--json` prints and what files for programs hold: sorted, over several lines, dates as ISO 8601.
enum JSONForPrograms {
  static func data(of value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(value)
  }

  /// The same with a line feed at the end.
  static func text(of value: some Encodable) throws -> String {
    String(decoding: try data(of: value), as: UTF8.self) + "\n"
  }
}
