import CCrypto
public import Foundation

/// The SHA-256 of some content: what the ledger knows files, settings and readings by.
///
/// Why it is so: a file's text is taken from the ledger when its key is there, so two files must not
/// be made to share one by somebody who wishes a document to be lost; a fast hash gives no such
/// promise, and with the processor's own instructions this one reads 1 GB in about a second.
public struct ContentKey: Sendable, Hashable {
  /// 32 bytes.
  public let bytes: Data

  init(bytes: Data) { self.bytes = bytes }

  /// The key of a list of texts; their number and lengths count, so that `["ab", "c"]` and `["a", "bc"]`
  /// differ.
  public init(of fields: [String]) {
    var hash = Hash()
    for field in fields {
      hash.add("\(field.utf8.count):")
      hash.add(field)
    }
    bytes = hash.finished()
  }

  /// The key of a file's bytes.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isCancelled: asked after each megabyte.
  /// - Throws: what the system says when the file cannot be read to its end; `CancellationError`.
  public init(ofFile path: String, isCancelled: () -> Bool = { false }) throws {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path, isDirectory: false))
    defer { try? file.close() }
    var hash = Hash()
    while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty {
      if isCancelled() { throw CancellationError() }
      unsafe chunk.withUnsafeBytes { unsafe hash.add($0) }
    }
    bytes = hash.finished()
  }

  /// The key as text, base64.
  public var text: String { bytes.base64EncodedString() }

  /// The key as `sha256sum` writes it.
  public var hexadecimal: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count < 2 ? "0" + digits : digits
    }.joined()
  }

  /// Half of it, enough to tell a hundred million documents apart, and small in memory.
  public var fingerprint: Fingerprint {
    Fingerprint(high: word(of: bytes.prefix(8)), low: word(of: bytes.dropFirst(8).prefix(8)))
  }
}

/// The first 128 bits of a ``ContentKey``.
public struct Fingerprint: Sendable, Hashable {
  var high: UInt64
  var low: UInt64

  /// 16 bytes, as the ledger keeps them.
  var data: Data {
    var data = Data(capacity: 16)
    for word in [high, low] {
      for shift in stride(from: 56, through: 0, by: -8) {
        data.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return data
  }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// `nil` unless there are 16 bytes.
  init?(data: Data) {
    guard data.count == 16 else { return nil }
    high = word(of: data.prefix(8))
    low = word(of: data.suffix(8))
  }
}

/// Eight bytes as a number, the highest first.
private func word(of bytes: Data) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

/// A SHA-256 under way.
@safe
private struct Hash: ~Copyable {
  private let context: OpaquePointer?

  init() {
    unsafe context = EVP_MD_CTX_new()
    let isReady = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(isReady == 1, "libcrypto has no SHA-256")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { unsafe add(UnsafeRawBufferPointer($0)) }
  }

  mutating func finished() -> Data {
    var bytes = [UInt8](repeating: 0, count: 32)
    _ = unsafe EVP_DigestFinal_ex(context, &bytes, nil)
    return Data(bytes)
  }
}
