import CLeptonica
import Foundation

/// Decodes what is there of a JPEG that was cut off.
///
/// Leptonica gives nothing at all when the data end early. So the height in the frame header is lowered
/// until the rest decodes, by halving in steps of 16 rows, and the missing rows are made white.
struct TruncatedJPEG {
  private var bytes: Data
  private let heightOffset: Int?
  private let height: Int

  init(_ bytes: Data, header: PictureHeader) {
    self.bytes = bytes + Data([0xFF, 0xD9])
    heightOffset = header.jpegHeightOffset
    height = heightOffset.map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) } ?? 0
  }

  /// A picture of the stated size, or `nil` when not even the first rows can be decoded.
  mutating func decode() -> PageImage.Handle? {
    guard heightOffset != nil, height > 0 else { return nil }
    if let whole = unsafe decode(rows: height) { return unsafe whole }
    var best: PageImage.Handle?
    var readable = 0
    var unreadable = (height + 15) / 16
    while unreadable - readable > 1 {
      let middle = (readable + unreadable) / 2
      if let part = unsafe decode(rows: middle * 16) {
        unsafe PageImage.destroy(best)
        unsafe best = part
        readable = middle
      } else {
        unreadable = middle
      }
    }
    defer { unsafe PageImage.destroy(best) }
    return unsafe best.flatMap { unsafe onWhite($0) }
  }

  private mutating func decode(rows: Int) -> PageImage.Handle? {
    guard let heightOffset else { return nil }
    bytes[heightOffset] = UInt8(rows >> 8)
    bytes[heightOffset + 1] = UInt8(rows & 255)
    return unsafe bytes.withUnsafeBytes { buffer in
      unsafe pixReadMem(buffer.bindMemory(to: UInt8.self).baseAddress, buffer.count)
    }
  }

  /// The picture at the top of a white one of the stated height.
  private func onWhite(_ part: PageImage.Handle) -> PageImage.Handle? {
    let added = unsafe Int32(height) - Int32(part.pointee.h)
    return unsafe pixAddBorderGeneral(part, 0, 0, 0, added, 0xFFFF_FFFF)
  }
}
