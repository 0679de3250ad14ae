import Foundation

/// The bytes of a regular file that its kind is told by: the beginning, and ranges on demand.
struct FileSample {
  /// Bytes at the beginning that are looked at.
  static let headLimit = 1 << 16

  let size: Int
  let head: [UInt8]
  private let handle: FileHandle?

  init(path: String) throws(IntakeError) {
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path, isDirectory: false))
      size = Int(try handle.seekToEnd())
      try handle.seek(toOffset: 0)
      head = Array(try handle.read(upToCount: Self.headLimit) ?? Data())
      self.handle = handle
    } catch {
      throw .unreadable(reason: SystemReason.of(error))
    }
  }

  /// A sample of bytes in memory.
  init(bytes: [UInt8]) {
    size = bytes.count
    head = bytes
    handle = nil
  }

  /// Up to `count` bytes from `offset` on; fewer, or none, where the file ends.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard offset >= 0, count > 0, offset < size else { return [] }
    if offset + count <= head.count { return Array(head[offset..<offset + count]) }
    guard let handle else { return Array(head[min(offset, head.count)...].prefix(count)) }
    do {
      try handle.seek(toOffset: UInt64(offset))
      return Array(try handle.read(upToCount: count) ?? Data())
    } catch {
      return []
    }
  }

  /// Whether `signature` stands at `offset`.
  func has(_ signature: [UInt8], at offset: Int = 0) -> Bool {
    head.count >= offset + signature.count && head[offset...].starts(with: signature)
  }

  func has(_ signature: String, at offset: Int = 0) -> Bool {
    has(Array(signature.utf8), at: offset)
  }
}

/// Little-endian numbers in a block of bytes.
extension Array where Element == UInt8 {
  /// `nil` beyond the end.
  func uint16(at offset: Int) -> Int? {
    guard offset >= 0, offset + 2 <= count else { return nil }
    return Int(self[offset]) | Int(self[offset + 1]) << 8
  }

  /// `nil` beyond the end.
  func uint32(at offset: Int) -> Int? {
    guard let low = uint16(at: offset), let high = uint16(at: offset + 2) else { return nil }
    return low | high << 16
  }

  /// Position of the first `pattern` at or after `start`; `nil` without one.
  func firstIndex(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard let first = pattern.first, count >= pattern.count else { return nil }
    var index = start
    while index <= count - pattern.count {
      if self[index] == first, self[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }
}
