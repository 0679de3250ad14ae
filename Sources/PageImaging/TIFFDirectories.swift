import Foundation

/// The chain of directories of a TIFF file, one for each frame, as far as the file goes.
struct TIFFDirectories {
  /// Directories that are there as a whole.
  let count: Int
  /// The chain points beyond the end of the file: frames are missing.
  let isTruncated: Bool

  /// More directories than this are taken for a chain that bites its tail.
  static let limit = 100_000

  /// `nil` unless the bytes begin as a TIFF with 32-bit offsets.
  init?(_ bytes: Data) {
    let isLittle = bytes.starts(with: [0x49, 0x49, 42, 0])
    guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 42]) else { return nil }
    func number(at offset: Int, bytes length: Int) -> Int? {
      guard offset >= 0, offset + length <= bytes.count else { return nil }
      let part = bytes[(bytes.startIndex + offset)..<(bytes.startIndex + offset + length)]
      return isLittle
        ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }
    var found = 0
    var next = number(at: 4, bytes: 4)
    while let offset = next, offset != 0, found < Self.limit {
      guard let entries = number(at: offset, bytes: 2),
        let following = number(at: offset + 2 + 12 * entries, bytes: 4)
      else {
        count = found
        isTruncated = true
        return
      }
      found += 1
      next = following
    }
    count = found
    isTruncated = next == nil
  }
}
