import CLeptonica
import DocumentModel

/// A picture on its way to a page: destroyed unless released.
@safe final class OwnedPix {
  private(set) var pix: PageImage.Handle?

  init(_ pix: PageImage.Handle?) {
    unsafe self.pix = pix
  }

  deinit { unsafe PageImage.destroy(pix) }

  func replace(with other: PageImage.Handle?) {
    unsafe PageImage.destroy(pix)
    unsafe pix = other
  }

  func release() -> PageImage.Handle? {
    defer { unsafe pix = nil }
    return unsafe pix
  }

  /// Turns and mirrors the picture as EXIF asks, and returns the way back.
  func turn(exifOrientation: Int) -> PageTransform {
    guard let upright = unsafe pix else { return .identity }
    let width = unsafe Double(upright.pointee.w)
    let height = unsafe Double(upright.pointee.h)
    switch exifOrientation {
    case 2:
      unsafe replace(with: pixFlipLR(nil, upright))
      return PageTransform(a: -1, b: 0, c: 0, d: 1, tx: width, ty: 0)
    case 3:
      unsafe replace(with: pixRotate180(nil, upright))
      return PageTransform(a: -1, b: 0, c: 0, d: -1, tx: width, ty: height)
    case 4:
      unsafe replace(with: pixFlipTB(nil, upright))
      return PageTransform(a: 1, b: 0, c: 0, d: -1, tx: 0, ty: height)
    case 5, 6, 7, 8:
      // 6 is a quarter turn clockwise, 8 one counter-clockwise; 5 and 7 mirror on top of that.
      let isClockwise = exifOrientation == 5 || exifOrientation == 6
      unsafe replace(with: pixRotate90(upright, isClockwise ? 1 : -1))
      var back =
        isClockwise
        ? PageTransform(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: height)
        : PageTransform(a: 0, b: -1, c: 1, d: 0, tx: width, ty: 0)
      if exifOrientation == 5 || exifOrientation == 7, let turned = unsafe pix {
        unsafe replace(with: pixFlipLR(nil, turned))
        back = back.after(PageTransform(a: -1, b: 0, c: 0, d: 1, tx: height, ty: 0))
      }
      return back
    default:
      return .identity
    }
  }
}
