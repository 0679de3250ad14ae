import CLeptonica

/// The pixels of a 1-bit Leptonica picture by row and 32-bit word; ink is 1, the leftmost pixel of a
/// word its highest bit.
@safe struct InkRows {
  let width: Int
  let height: Int
  /// Words from one row to the next.
  let wordsPerRow: Int
  private let words: UnsafeMutablePointer<UInt32>

  /// `nil` unless `pix` has 1 bit per pixel; the picture must outlive the value.
  init?(_ pix: PageImage.Handle) {
    guard unsafe pix.pointee.d == 1, let data = unsafe pix.pointee.data else { return nil }
    width = unsafe Int(pix.pointee.w)
    height = unsafe Int(pix.pointee.h)
    wordsPerRow = unsafe Int(pix.pointee.wpl)
    unsafe words = data
    // Bits beyond the width are undefined in Leptonica, and would count as ink.
    _ = unsafe pixSetPadBits(pix, 0)
  }

  @inline(__always)
  subscript(y: Int, word: Int) -> UInt32 {
    precondition(y >= 0 && y < height && word >= 0 && word < wordsPerRow, "word outside the page")
    return unsafe words[y * wordsPerRow + word]
  }
}
