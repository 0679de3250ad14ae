import Foundation

/// Facts in the first bytes of a picture file that Leptonica does not give, or gives only after decoding.
struct PictureHeader {
  private let bytes: Data

  /// - Parameter bytes: the whole file, or as much of it as is needed.
  init(_ bytes: Data) {
    self.bytes = bytes
  }

  private func byte(_ offset: Int) -> Int? {
    offset >= 0 && offset < bytes.count ? Int(bytes[bytes.startIndex + offset]) : nil
  }

  private func bigEndian16(_ offset: Int) -> Int? {
    guard let high = byte(offset), let low = byte(offset + 1) else { return nil }
    return high << 8 | low
  }

  var isGIF: Bool { bytes.starts(with: Data("GIF8".utf8)) }
  var isJPEG: Bool { byte(0) == 0xFF && byte(1) == 0xD8 && byte(2) == 0xFF }

  /// Width and height of a GIF's screen.
  var gifSize: (width: Int, height: Int)? {
    guard isGIF, let w0 = byte(6), let w1 = byte(7), let h0 = byte(8), let h1 = byte(9)
    else { return nil }
    return (w0 | w1 << 8, h0 | h1 << 8)
  }

  /// Whether a JPEG's scan data have no end marker after them; bytes after the marker are allowed.
  var jpegEndIsMissing: Bool {
    guard isJPEG, let scan = jpegScanOffset else { return false }
    // A thumbnail before the scan has an end marker of its own.
    return bytes.dropFirst(scan).range(of: Data([0xFF, 0xD9]), options: .backwards) == nil
  }

  /// Where a JPEG's first scan begins, if its headers are whole.
  private var jpegScanOffset: Int? {
    var offset = 2
    while let marker = byte(offset + 1), byte(offset) == 0xFF {
      if marker == 0xDA { return offset }
      guard let length = bigEndian16(offset + 2), length >= 2 else { return nil }
      offset += 2 + length
    }
    return nil
  }

  /// The EXIF orientation of a JPEG, 1…8; 1 when it does not say.
  var jpegOrientation: Int {
    guard isJPEG else { return 1 }
    var offset = 2
    while let marker = byte(offset + 1), byte(offset) == 0xFF, marker != 0xDA, marker != 0xD9 {
      guard let length = bigEndian16(offset + 2), length >= 2 else { return 1 }
      if marker == 0xE1, let value = exifOrientation(at: offset + 4) { return value }
      offset += 2 + length
    }
    return 1
  }

  /// Where a JPEG's frame header holds the height, as two bytes from the high one down.
  var jpegHeightOffset: Int? {
    guard isJPEG else { return nil }
    var offset = 2
    while let marker = byte(offset + 1), byte(offset) == 0xFF, marker != 0xDA, marker != 0xD9 {
      guard let length = bigEndian16(offset + 2), length >= 2 else { return nil }
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      // A frame header may be too short to hold a height, and be the last there is of the file.
      if isFrame { return byte(offset + 6) == nil ? nil : offset + 5 }
      offset += 2 + length
    }
    return nil
  }

  /// Reads tag 0x0112 of the first directory of an EXIF segment whose content starts at `start`.
  private func exifOrientation(at start: Int) -> Int? {
    let exif = Array("Exif\0\0".utf8)
    for (i, value) in exif.enumerated() where byte(start + i) != Int(value) { return nil }
    let tiff = start + exif.count
    let isLittle = byte(tiff) == 0x49
    func number(_ offset: Int, bytes count: Int) -> Int? {
      var value = 0
      for i in 0..<count {
        guard let next = byte(tiff + offset + (isLittle ? count - 1 - i : i)) else { return nil }
        value = value << 8 | next
      }
      return value
    }
    guard let directory = number(4, bytes: 4), let count = number(directory, bytes: 2)
    else { return nil }
    for entry in 0..<min(count, 200) where number(directory + 2 + 12 * entry, bytes: 2) == 0x0112 {
      guard let value = number(directory + 2 + 12 * entry + 8, bytes: 2), (1...8).contains(value)
      else { return nil }
      return value
    }
    return nil
  }
}
