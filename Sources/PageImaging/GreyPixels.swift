import CLeptonica

/// The brightness of a picture's pixels, row by row, as a value of its own.
public struct GreyPixels: Sendable, Hashable {
  public let width: Int
  public let height: Int
  /// `width` × `height` bytes, 0 black, 255 white.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - width: pixels across.
  ///   - height: pixels down.
  ///   - bytes: as many as both make.
  public init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(bytes.count == width * height, "\(bytes.count) bytes for \(width) × \(height)")
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}

extension PageImage {
  /// The brightness of the page's pixels; pages of another depth are turned grey first.
  ///
  /// - Returns: the pixels; `nil` without memory.
  public func greyPixels() -> GreyPixels? {
    var grey = unsafe Self.grey(pix)
    defer { unsafe pixDestroy(&grey) }
    guard let pixels = unsafe grey, let rows = unsafe GreyRows(pixels) else { return nil }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: rows.width * rows.height) {
      buffer, count in
      for y in 0..<rows.height {
        let row = unsafe rows.row(y)
        let start = y * rows.width
        for x in 0..<rows.width { unsafe buffer[start + x] = row[x ^ GreyRows.columnMask] }
      }
      count = rows.width * rows.height
    }
    return GreyPixels(width: rows.width, height: rows.height, bytes: bytes)
  }
  /// An 8-bit picture of the same size, owned by the caller: the picture itself where it is one.
  static func grey(_ pix: Handle) -> Handle? {
    unsafe pix.pointee.d == 8 ? pixClone(pix) : pixConvertTo8(pix, 0)
  }
}
