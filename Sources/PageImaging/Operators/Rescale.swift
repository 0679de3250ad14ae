import CLeptonica
import DocumentModel

/// Brings the print to the size at which it reads best, and the picture to 8-bit grey.
///
/// Any depth in, 8 bits out. The em box is measured on the page, never taken from the stated resolution;
/// a page whose em box is within `tolerance` of the target, or cannot be measured, keeps its size.
///
/// Measured with Tesseract's chi_sim on 22 made documents (65 pages): an em box of 22 to 24 px reads better
/// than the scan's own 27 to 91 px on nearly all, and 1.1 to 1.6 times as fast.
public struct Rescale: PageOperator {
  public static let name = "rescale"
  /// Side of a character's em box after scaling, in pixels; under 8 no character can be told.
  public var emPixels = 23.0
  /// Factors this near to 1 are not worth a pass over the page.
  public var tolerance = 0.08
  /// Largest enlargement.
  public var maximumFactor = 3.0
  /// Smallest reduction.
  public var minimumFactor = 0.1

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let size = GlyphSize(of: image.measuringView)
    var factor = 1.0
    if size.emPixels > 0 {
      factor = min(max(max(8, emPixels) / size.emPixels, minimumFactor), maximumFactor)
    }
    if abs(factor - 1) <= tolerance { factor = 1 }
    let found = [
      Measure(stage: Self.name, name: "emPixels", value: size.emPixels),
      Measure(stage: Self.name, name: "factor", value: factor),
    ]
    if factor == 1 && image.depth == 8 { return image.noting(found) }
    var grey: PageImage.Handle? =
      image.depth == 1 && factor < 0.3
      ? unsafe pixScaleToGray2(image.pix) : unsafe pixConvertTo8(image.pix, 0)
    defer { unsafe pixDestroy(&grey) }
    let width = max(1, Int((Double(image.width) * factor).rounded()))
    let height = max(1, Int((Double(image.height) * factor).rounded()))
    let scaled = unsafe grey.flatMap { grey in
      factor == 1
        ? unsafe pixClone(grey) : unsafe Resampling.resample(grey, width: width, height: height)
    }
    let back = PageTransform(a: 1 / factor, b: 0, c: 0, d: 1 / factor, tx: 0, ty: 0)
    return try unsafe image.replacing(
      with: scaled, by: Self.name, back: back, factor: factor, noting: found)
  }
}
