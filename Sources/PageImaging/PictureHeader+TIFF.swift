import Foundation

extension PictureHeader {
  /// Whether a TIFF's chain of frames leads beyond the end of the file: later frames are lost.
  ///
  /// libtiff stops there without a word that a caller could hear. Source: TIFF 6.0, section 2; BigTIFF
  /// counts with 8 bytes instead of 2 and 4.
  var tiffChainIsCutOff: Bool {
    guard let isLittleEndian, let magic = number(at: 2, bytes: 2, isLittleEndian: isLittleEndian)
    else { return false }
    let isBig = magic == 43
    guard isBig || magic == 42 else { return false }
    let offsetBytes = isBig ? 8 : 4
    let countBytes = isBig ? 8 : 2
    let entryBytes = isBig ? 20 : 12
    var link = isBig ? 8 : 4
    var seen: Set<Int> = []
    while let frame = number(at: link, bytes: offsetBytes, isLittleEndian: isLittleEndian) {
      if frame == 0 { return false }
      // A chain that leads back to itself is odd, not cut off.
      guard seen.insert(frame).inserted else { return false }
      guard let count = number(at: frame, bytes: countBytes, isLittleEndian: isLittleEndian),
        count <= size / entryBytes
      else { return true }
      link = frame + countBytes + count * entryBytes
    }
    return true
  }

  /// The byte order that a TIFF states; `nil` for other files.
  private var isLittleEndian: Bool? {
    switch (byte(0), byte(1)) {
    case (0x49, 0x49): true
    case (0x4D, 0x4D): false
    default: nil
    }
  }

  /// An unsigned number of up to 8 bytes; `nil` beyond the end of the file, or when it is absurd.
  private func number(at offset: Int, bytes count: Int, isLittleEndian: Bool) -> Int? {
    guard offset >= 0, offset <= size - count else { return nil }
    let places = isLittleEndian ? Array((0..<count).reversed()) : Array(0..<count)
    var value: UInt64 = 0
    for place in places { value = value << 8 | UInt64(byte(offset + place) ?? 0) }
    return Int(exactly: value)
  }
}
