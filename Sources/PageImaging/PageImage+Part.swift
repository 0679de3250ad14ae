import CLeptonica
public import DocumentModel

extension PageImage {
  /// A part of the page as a picture of its own, without measures and without a way back to the source.
  ///
  /// - Parameters:
  ///   - box: in pixels of the page.
  ///   - margin: pixels by which the box is widened on each side, as far as the page goes.
  ///   - factor: pixels of the part per pixel of the page; where it is not 1 the part is grey.
  /// - Returns: the part; `nil` for a box outside the page, or without memory.
  public func part(_ box: DocumentModel.Box, margin: Int, scaledBy factor: Double = 1)
    -> PageImage?
  {
    let left = max(0, Int(box.left) - margin)
    let top = max(0, Int(box.top) - margin)
    var region: UnsafeMutablePointer<BOX>? = unsafe boxCreate(
      Int32(left), Int32(top), Int32(Int(box.right) + margin - left),
      Int32(Int(box.bottom) + margin - top))
    defer { unsafe boxDestroy(&region) }
    var part: Handle? = unsafe pixClipRectangle(pix, region, nil)
    guard let pix = unsafe part else { return nil }
    if factor == 1 { return unsafe PageImage(owning: pix, dpi: dpi, scale: scale) }
    defer { unsafe pixDestroy(&part) }
    var grey = unsafe Self.grey(pix)
    defer { unsafe pixDestroy(&grey) }
    guard let grey = unsafe grey else { return nil }
    return unsafe PageImage(
      owning: Resampling.resample(
        grey, width: max(1, Int(Double(pix.pointee.w) * factor)),
        height: max(1, Int(Double(pix.pointee.h) * factor))),
      dpi: dpi * factor, scale: scale * factor)
  }

  /// The page made narrower, as high as it is; without measures and without a way back to the source.
  ///
  /// - Parameter factor: pixels across per pixel of this page, above 0; 8-bit pages only.
  /// - Returns: the narrower page; `nil` without memory.
  public func squeezed(to factor: Double) -> PageImage? {
    unsafe PageImage(
      owning: Resampling.resample(
        pix, width: max(1, Int((Double(width) * factor).rounded())), height: height),
      dpi: dpi, scale: scale)
  }
}
