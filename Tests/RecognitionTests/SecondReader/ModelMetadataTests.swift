import Foundation
import Testing

@testable import Recognition

struct ModelMetadataTests {
  /// A field with a length: its number, its bytes.
  private static func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
    var length: [UInt8] = []
    var rest = content.count
    repeat {
      length.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    return [number << 3 | 2] + length + content
  }

  private static func entry(_ key: String, _ value: String) -> [UInt8] {
    field(14, field(1, Array(key.utf8)) + field(2, Array(value.utf8)))
  }

  /// A version (field 1, a number), a network (field 7) of 300 bytes, two notes.
  private static let file =
    [8, 0x96, 0x01] + field(7, [UInt8](repeating: 9, count: 300))
    + entry("character", "一\n二\n") + entry("author", "")

  @Test func `notes are found behind fields of all kinds`() throws {
    // Field 3 of eight bytes, field 4 of four.
    let bytes: [UInt8] = [25, 1, 2, 3, 4, 5, 6, 7, 8, 37, 1, 2, 3, 4] + Self.file
    let metadata = try ModelMetadata(of: Data(bytes))
    #expect(metadata.entries == ["character": "一\n二\n", "author": ""])
  }

  @Test func `a list of characters begins with blank and ends with space`() throws {
    let metadata = try ModelMetadata(of: Data(Self.file))
    #expect(CharacterList(metadata)?.texts == ["", "一", "二", " "])
  }

  @Test func `a model without a list of characters has none`() throws {
    let metadata = try ModelMetadata(of: Data(Self.field(7, [1])))
    #expect(CharacterList(metadata) == nil)
  }

  @Test func `a file that ends early is damaged, wherever it is cut`() {
    let whole = Self.file.count
    let ends = [3, whole]  // Behind the version; the whole file.
    for length in 0..<whole where !ends.contains(length) {
      let cut = Data(Self.file.prefix(length))
      let metadata = try? ModelMetadata(of: cut)
      // Between two fields behind the network the rest is a smaller but sound message.
      if length < 306 { #expect(metadata == nil, "cut at \(length)") }
    }
    #expect(throws: ModelMetadata.Damage.self) {
      try ModelMetadata(of: Data(Self.file.prefix(whole - 1)))
    }
  }

  @Test func `pictures, texts and empty files are no models`() {
    for bytes in [Data(), Data("not a model, but a text".utf8), Data([0x89, 0x50, 0x4E, 0x47])] {
      #expect(throws: ModelMetadata.Damage.self) { try ModelMetadata(of: bytes) }
    }
  }

  @Test func `a length beyond all memory is damage`() {
    let bytes: [UInt8] = [58] + [UInt8](repeating: 0xFF, count: 9) + [0x01]
    #expect(throws: ModelMetadata.Damage.self) { try ModelMetadata(of: Data(bytes)) }
  }
}
