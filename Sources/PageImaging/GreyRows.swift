import CLeptonica

/// The pixels of an 8-bit Leptonica picture by row and column.
///
/// Leptonica packs pixels into 32-bit words from the high byte down, so on little-endian machines the
/// byte of column x lies at x ^ 3.
@safe struct GreyRows {
  let width: Int
  let height: Int
  /// Bytes from one row to the next.
  let stride: Int
  private let bytes: UnsafeMutablePointer<UInt8>

  /// The byte of column x lies at `x ^ columnMask`.
  static let columnMask = 1.littleEndian == 1 ? 3 : 0

  /// `nil` unless `pix` has 8 bits per pixel; the picture must outlive the value.
  init?(_ pix: PageImage.Handle) {
    guard unsafe pix.pointee.d == 8, let data = unsafe pix.pointee.data else { return nil }
    width = unsafe Int(pix.pointee.w)
    height = unsafe Int(pix.pointee.h)
    stride = unsafe Int(pix.pointee.wpl) * 4
    unsafe bytes = UnsafeMutableRawPointer(data).assumingMemoryBound(to: UInt8.self)
  }

  /// The bytes of a row in memory order.
  @inline(__always)
  func row(_ y: Int) -> UnsafeMutablePointer<UInt8> {
    precondition(y >= 0 && y < height, "row \(y) of \(height)")
    return unsafe bytes + y * stride
  }

  /// Counts of each brightness in a part of the picture.
  func histogram(columns: Range<Int>, rows: Range<Int>) -> [Int] {
    // Four tables in turn: neighbours are mostly alike, and to add to one place again waits for the last sum.
    var counts = [Int](repeating: 0, count: 4 * 256)
    let columns = columns.clamped(to: 0..<width)
    unsafe counts.withUnsafeMutableBufferPointer { counts in
      for y in rows.clamped(to: 0..<height) {
        let row = unsafe row(y)
        for x in columns { unsafe counts[(x & 3) << 8 | Int(row[x ^ Self.columnMask])] += 1 }
      }
      for value in 0..<256 {
        unsafe counts[value] += counts[256 + value] + counts[512 + value] + counts[768 + value]
      }
    }
    counts.removeLast(3 * 256)
    return counts
  }

  /// Counts of each brightness in a part of the picture, where a mask has bits.
  ///
  /// - Parameters:
  ///   - columns: of the picture.
  ///   - rows: of the picture.
  ///   - mask: 1 bit per pixel, as large as the picture.
  /// - Returns: 256 counts.
  func histogram(columns: Range<Int>, rows: Range<Int>, where mask: PageImage.Handle) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    guard unsafe mask.pointee.d == 1, unsafe Int(mask.pointee.w) == width,
      unsafe Int(mask.pointee.h) == height, let data = unsafe mask.pointee.data
    else { return counts }
    let words = unsafe Int(mask.pointee.wpl)
    for y in rows.clamped(to: 0..<height) {
      let row = unsafe row(y)
      let bits = unsafe data + y * words
      for x in columns.clamped(to: 0..<width)
      where unsafe bits[x >> 5] & (0x8000_0000 >> UInt32(x & 31)) != 0 {
        counts[unsafe Int(row[x ^ Self.columnMask])] += 1
      }
    }
    return counts
  }
}
