import CLeptonica

/// How thick the strokes of the print are.
///
/// Eroding with a square of 2 × 2 pixels takes one pixel of each stroke's width, so the share of ink that
/// is left tells the width.
struct StrokeWidth {
  /// Mean width in pixels of the page; 0 without ink.
  let pixels: Double

  init(of view: MeasuringView) {
    var area: Int32 = 0
    var left: Int32 = 0
    if let ink = unsafe view.ink {
      var thin: PageImage.Handle? = unsafe pixErodeBrick(nil, ink, 2, 2)
      defer { unsafe pixDestroy(&thin) }
      _ = unsafe pixCountPixels(ink, &area, nil)
      if let thin = unsafe thin { _ = unsafe pixCountPixels(thin, &left, nil) }
    }
    pixels =
      area > left ? Double(view.reduction) * Double(area) / Double(area - left) : 0
  }
}
