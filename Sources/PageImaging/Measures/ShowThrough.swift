import CLeptonica

/// How much of the blank part of a sheet is grey: print of the other side, stains, streaks.
struct ShowThrough {
  /// Share of the page that is neither ink, nor near it, nor as light as the sheet, 0…1.
  let share: Double

  /// Brightness over that of the sheet, in 255ths, under which a pixel is grey.
  static let lightest = 226

  init(of view: MeasuringView) {
    guard let grey = unsafe view.grey, let ink = unsafe view.ink else {
      share = 0
      return
    }
    var shade: PageImage.Handle? = unsafe pixThresholdToBinary(
      grey, Int32(view.paper * Self.lightest / 255))
    // Strokes have soft rims.
    var strokes: PageImage.Handle? = unsafe pixDilateBrick(nil, ink, 7, 7)
    defer {
      unsafe pixDestroy(&shade)
      unsafe pixDestroy(&strokes)
    }
    var count: Int32 = 0
    if let shade = unsafe shade, let strokes = unsafe strokes {
      _ = unsafe pixSubtract(shade, shade, strokes)
      if let edge = unsafe view.edge { _ = unsafe pixSubtract(shade, shade, edge) }
      _ = unsafe pixCountPixels(shade, &count, nil)
    }
    share = Double(count) / Double(max(1, view.width * view.height))
  }
}
