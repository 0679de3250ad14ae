import DocumentModel
import Foundation

/// An identifier that the same document always gets.
enum NameBasedIdentifier {
  /// A UUID of version 8, in small letters, made of the document's name and the text of `paragraphs`.
  ///
  /// The bits are FNV-1a's, 128 wide. Sources: http://www.isthe.com/chongo/tech/comp/fnv/, RFC 9562,
  /// section 5.8.
  static func uuid(of document: Document, _ paragraphs: [Paragraph]) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    func take(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* prime }
      hash = (hash ^ 0) &* prime
    }
    take(document.name)
    for paragraph in paragraphs { take(paragraph.text) }
    func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: hash >> (8 * (15 - index))) }
    let uuid = UUID(
      uuid: (
        byte(0), byte(1), byte(2), byte(3), byte(4), byte(5), byte(6) & 0x0F | 0x80, byte(7),
        byte(8) & 0x3F | 0x80, byte(9), byte(10), byte(11), byte(12), byte(13), byte(14), byte(15)
      ))
    return uuid.uuidString.lowercased()
  }

  private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
}
