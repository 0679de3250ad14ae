/// Writes a finished document in one format.
///
/// Deterministic: the same document gives the same bytes. Streams: never holds the whole output. Its stored
/// properties are its options in pipeline files.
public protocol Exporter: Sendable, Codable {
  /// Name in `--formats` (`txt`).
  static var format: String { get }
  /// What is added to the input's name, with the dot (`.txt`).
  static var suffix: String { get }
  init()
  func export(_ document: Document, to sink: inout any ByteSink) throws
}

/// Takes the bytes of an output, in order.
public protocol ByteSink {
  mutating func write(_ text: String) throws
  mutating func write(bytes: [UInt8]) throws
}
