import Foundation

extension Program {
  static let qpdf = Program(name: "qpdf", package: "qpdf")
}

/// Looks at what a PDF's pages are made of.
enum Qpdf {
  /// Names and objects of a page's parts.
  struct PageParts: Decodable, Equatable {
    struct Image: Decodable, Equatable {
      /// Name in the page's resources, with its slash.
      var name: String
      /// `12 0 R`.
      var object: String
    }

    /// The page itself.
    var object: String
    var images: [Image]
    /// Objects of the content streams, in order.
    var contents: [String]
  }

  /// Exit code 3 means that the file is damaged and was repaired.
  private static let accepted: Set<Int32> = [0, 3]

  static func pages(of pdf: String, scratch: String) throws(IntakeError) -> [PageParts] {
    struct Answer: Decodable {
      var pages: [PageParts]
    }
    let outcome = try Program.qpdf.runOrThrow(
      ["--json=2", "--json-key=pages", pdf], output: .memory(limit: 64 << 20), seconds: 60,
      scratch: scratch, accepting: accepted)
    return try decode(Answer.self, outcome.output).pages
  }

  /// The objects asked for: dictionaries, and decoded data of streams.
  ///
  /// At most a few hundred, as `12 0 R`.
  static func objects(
    _ objects: [String], of pdf: String, withData: Bool, scratch: String
  ) throws(IntakeError) -> [String: Object] {
    guard !objects.isEmpty else { return [:] }
    let chosen = objects.map {
      "--json-object=" + $0.split(separator: " ").prefix(2).joined(separator: ",")
    }
    let outcome = try Program.qpdf.runOrThrow(
      ["--json=2", "--json-key=qpdf"] + chosen + [
        "--json-stream-data=\(withData ? "inline" : "none")", "--decode-level=generalized", pdf,
      ],
      output: .memory(limit: 128 << 20), seconds: 60, scratch: scratch, accepting: accepted)
    let answer = try decode(Objects.self, outcome.output)
    return Dictionary(
      answer.byName.map { (String($0.key.dropFirst(4)), $0.value) }, uniquingKeysWith: { $1 })
  }

  /// One object: a stream with its dictionary's keys, or a value.
  struct Object: Decodable, Equatable {
    /// Keys of a stream's dictionary.
    var keys: Set<String> = []
    /// Decoded data of a stream, where asked for and decodable.
    var data: [UInt8]?
    var value = Value.other

    private struct Stream: Decodable {
      var data: Data?
      var dict: [String: Value]
    }

    private struct Holder: Decodable {
      var stream: Stream?
      var value: Value?
    }

    init(from decoder: any Decoder) throws {
      let holder = try Holder(from: decoder)
      keys = Set((holder.stream?.dict ?? [:]).keys)
      data = holder.stream?.data.map { [UInt8]($0) }
      value = holder.value ?? .other
    }
  }

  /// As much of a PDF value as is looked at: dictionaries, and text, which holds references.
  indirect enum Value: Decodable, Equatable {
    case dictionary([String: Value])
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
      if let entries = try? [String: Value](from: decoder) {
        self = .dictionary(entries)
      } else if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .text(text)
      } else {
        self = .other
      }
    }

    subscript(key: String) -> Value? {
      if case .dictionary(let entries) = self { entries[key] } else { nil }
    }

    /// `12 0 R`; `nil` for anything else.
    var reference: String? {
      if case .text(let text) = self, text.hasSuffix(" R") { text } else { nil }
    }
  }

  /// `qpdf` answers with a header and a dictionary of objects in one array.
  private struct Objects: Decodable {
    var byName: [String: Object] = [:]

    private enum Key: String, CodingKey {
      case qpdf
    }

    private struct Header: Decodable {}

    init(from decoder: any Decoder) throws {
      var parts = try decoder.container(keyedBy: Key.self).nestedUnkeyedContainer(forKey: .qpdf)
      _ = try parts.decode(Header.self)
      byName = try parts.decode([String: Object].self)
    }
  }

  private static func decode<Answer: Decodable>(
    _ type: Answer.Type, _ bytes: [UInt8]
  ) throws(IntakeError) -> Answer {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw .programFailed(name: "qpdf", detail: "its answer is not what was expected")
    }
  }
}
