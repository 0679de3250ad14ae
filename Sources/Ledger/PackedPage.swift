import CZlib
import DocumentModel
import Foundation

/// A page's reading as the ledger keeps it: JSON, compressed.
///
/// A page of 900 characters with its boxes is some 60 kB of JSON and 12 kB packed. The first four
/// bytes are the unpacked length, lowest first.
enum PackedPage {
  /// Longest page that is believed, in bytes.
  private static let longest = 256 << 20

  /// Deflate makes nothing smaller than by this factor: a damaged length must not cost memory.
  ///
  /// Source: https://zlib.net/zlib_tech.html
  private static let bestFactor = 1032

  static func data(of page: Page) throws -> Data {
    try packed(ValueCoding.encoder().encode(page))
  }

  /// Bytes behind their length, compressed.
  static func packed(_ json: Data) throws -> Data {
    var room = compressBound(uLong(json.count))
    var packed = [UInt8](repeating: 0, count: Int(room))
    let result = unsafe json.withUnsafeBytes { bytes in
      unsafe compress2(
        &packed, &room, bytes.bindMemory(to: UInt8.self).baseAddress, uLong(bytes.count), 6)
    }
    guard result == Z_OK else { throw PackedPageError() }
    let length = (0..<4).map { UInt8(truncatingIfNeeded: json.count >> ($0 * 8)) }
    return Data(length) + Data(packed.prefix(Int(room)))
  }

  /// - Throws: when the bytes are not what ``data(of:)`` made.
  static func page(from data: Data) throws -> Page {
    let bytes = [UInt8](data)
    guard bytes.count > 4 else { throw PackedPageError() }
    let length = (0..<4).reduce(0) { $0 | Int(bytes[$1]) << ($1 * 8) }
    guard length > 0, length <= min(longest, bytes.count * bestFactor) else {
      throw PackedPageError()
    }
    var json = [UInt8](repeating: 0, count: length)
    var room = uLongf(length)
    let packed = Array(bytes.dropFirst(4))
    let result = unsafe uncompress(&json, &room, packed, uLong(packed.count))
    guard result == Z_OK, Int(room) == length else { throw PackedPageError() }
    return try ValueCoding.decoder().decode(Page.self, from: Data(json))
  }
}

/// A page in the ledger that cannot be unpacked.
struct PackedPageError: Error {}
