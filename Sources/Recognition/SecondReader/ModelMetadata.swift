import Foundation

/// The notes that an ONNX file carries beside its network, read without any library.
///
/// An ONNX file is one protobuf message. Its field 14 repeats: a message of a key (field 1) and a value
/// (field 2). Everything else is passed over by its length. Source: onnx.proto, `ModelProto`.
struct ModelMetadata: Equatable {
  /// By key.
  let entries: [String: String]

  /// Why a file holds no model.
  struct Damage: Error, Equatable {
    /// A byte offset.
    var offset: Int
    var detail: String
  }

  /// - Parameter bytes: a whole ONNX file.
  /// - Throws: ``Damage`` where it is not such a file, or ends too early.
  init(of bytes: Data) throws(Damage) {
    var entries: [String: String] = [:]
    var fields = FieldReader(bytes)
    var hasGraph = false
    while let field = try fields.next() {
      switch (field.number, field.content) {
      case (7, .some): hasGraph = true
      case (14, .some(let range)):
        var parts = FieldReader(bytes, range)
        var key: String?
        var value = ""
        while let part = try parts.next() {
          guard let content = part.content else { continue }
          let text = String(decoding: bytes[content], as: UTF8.self)
          if part.number == 1 { key = text } else if part.number == 2 { value = text }
        }
        if let key { entries[key] = value }
      default: continue
      }
    }
    guard hasGraph else { throw Damage(offset: 0, detail: "it holds no network") }
    self.entries = entries
  }

  /// Takes a protobuf message apart into its fields.
  private struct FieldReader {
    let bytes: Data
    let end: Int
    var place: Int

    init(_ bytes: Data, _ range: Range<Int>? = nil) {
      self.bytes = bytes
      place = range?.lowerBound ?? bytes.startIndex
      end = range?.upperBound ?? bytes.endIndex
    }

    /// The next field: its number, and where its bytes lie if it has a length.
    mutating func next() throws(Damage) -> (number: UInt64, content: Range<Int>?)? {
      guard place < end else { return nil }
      let start = place
      let tag = try number()
      var content: Range<Int>?
      switch tag & 7 {
      case 0: _ = try number()
      case 1: place += 8
      case 2:
        let length = try number()
        guard length <= UInt64(end - place) else {
          throw Damage(offset: start, detail: "a part of \(length) bytes reaches beyond its end")
        }
        content = place..<place + Int(length)
        place += Int(length)
      case 5: place += 4
      default: throw Damage(offset: start, detail: "no field begins there")
      }
      guard place <= end, tag >> 3 > 0 else {
        throw Damage(offset: start, detail: "a field reaches beyond its end")
      }
      return (tag >> 3, content)
    }

    /// A number of seven bits a byte, the lowest first.
    private mutating func number() throws(Damage) -> UInt64 {
      let start = place
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while place < end, shift < 64 {
        let byte = bytes[place]
        place += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value }
        shift += 7
      }
      throw Damage(offset: start, detail: "a number does not end")
    }
  }
}
