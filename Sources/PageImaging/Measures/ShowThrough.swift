import CLeptonica

/// How much of the blank part of a sheet is grey: print of the other side, specks.
@safe final class ShowThrough {
  /// Share of the page that is neither ink, nor near it, nor as light as the sheet, 0…1.
  let share: Double
  /// The grey; 1 bit, as large as the view, `nil` where there is nothing to measure.
  private let shade: PageImage.Handle?

  /// Brightness over that of the sheet, in 255ths, under which a pixel is grey.
  static let lightest = 226
  /// Share of the page that must be grey before shadows are told from it, which takes time.
  static let worthALook = 0.001
  /// Side of the square that fills print of the other side, in two pixels of the view: wider than its strokes.
  static let closingSide: Int32 = 13
  /// Longest side of a piece of it, in pixels of the view: three characters.
  ///
  /// Longer ones are folds and shadows.
  static let longestPiece: Int32 = 3 * 2 * closingSide
  /// The outermost part of the sheet's short side that does not count: there lies what is left of folds and of the
  /// scanner's edge, for which four of ten pages with the shadow of a spine were taken for such sheets.
  static let borderShare = 1.0 / 32
  /// Share of the grey, in percent, that is taken for specks of ink and rims of strokes.
  static let darkestPercent = 3

  init(of view: MeasuringView) {
    unsafe shade = Self.shade(of: view)
    var count: Int32 = 0
    if let shade = unsafe shade { _ = unsafe pixCountPixels(shade, &count, nil) }
    share = Double(count) / Double(max(1, view.width * view.height))
  }

  deinit {
    unsafe PageImage.destroy(shade)
  }

  /// How dark the grey is.
  ///
  /// - Parameter view: the one that this was measured on.
  /// - Returns: the brightness that all but ``darkestPercent`` of the grey exceeds, as a share of the sheet's;
  ///   1 without any.
  func level(on view: MeasuringView) -> Double {
    unsafe Self.brightness(ofPercent: Self.darkestPercent, under: shade, on: view) ?? 1
  }

  /// How dark the print is.
  ///
  /// - Parameters:
  ///   - view: of the page.
  ///   - percent: share of the ink that is darker: 50 for the median.
  /// - Returns: brightness of the ink as a share of the sheet's; 0 without any.
  static func inkLevel(on view: MeasuringView, percent: Int = 50) -> Double {
    unsafe brightness(ofPercent: percent, under: view.ink, on: view) ?? 0
  }

  /// The brightness under which so much of what a mask covers lies, as a share of the sheet's.
  private static func brightness(
    ofPercent percent: Int, under mask: PageImage.Handle?, on view: MeasuringView
  ) -> Double? {
    guard let grey = unsafe view.grey, let mask = unsafe mask else { return nil }
    var value: Float = 0
    let isFailed = unsafe pixGetRankValueMasked(
      grey, mask, 0, 0, 1, Float(percent) / 100, &value, nil)
    return isFailed == 0 ? Double(value) / Double(max(1, view.paper)) : nil
  }

  /// Pixels that are neither ink, nor near it, nor as light as the sheet around them; 1 bit.
  private static func shade(of view: MeasuringView) -> PageImage.Handle? {
    guard let grey = unsafe view.grey, let ink = unsafe view.ink else { return nil }
    let shade = unsafe pixThresholdToBinary(grey, Int32(view.paper * Self.lightest / 255))
    // Strokes have soft rims.
    var strokes: PageImage.Handle? = unsafe pixDilateBrick(nil, ink, 7, 7)
    defer { unsafe pixDestroy(&strokes) }
    guard let shade = unsafe shade, let strokes = unsafe strokes else { return unsafe shade }
    _ = unsafe pixSubtract(shade, shade, strokes)
    if let edge = unsafe view.edge { _ = unsafe pixSubtract(shade, shade, edge) }
    var count: Int32 = 0
    _ = unsafe pixCountPixels(shade, &count, nil)
    // A shadow is as dark as the sheet around it: only what a closing fills is looked at further.
    if Double(count) > Double(view.width * view.height) * worthALook {
      var deep = unsafe narrowDips(in: grey, deeperThan: view.paper * (255 - lightest) / 255)
      defer { unsafe pixDestroy(&deep) }
      if let deep = unsafe deep { _ = unsafe pixAnd(shade, shade, deep) }
      unsafe dropFoldsAndEdges(from: shade, of: view)
    }
    return unsafe shade
  }

  /// Takes off what is no print of the other side: long pieces, and what lies at the border.
  private static func dropFoldsAndEdges(from shade: PageImage.Handle, of view: MeasuringView) {
    let border = Int32(Double(min(view.width, view.height)) * borderShare)
    _ = unsafe pixSetOrClearBorder(shade, border, border, border, border, PIX_CLR)
    var short: PageImage.Handle? = unsafe pixSelectBySize(
      shade, longestPiece, longestPiece, 8, Int32(L_SELECT_IF_BOTH), Int32(L_SELECT_IF_LTE), nil)
    defer { unsafe pixDestroy(&short) }
    // Without memory for it they stay.
    if let short = unsafe short { _ = unsafe pixCopy(shade, short) }
  }

  /// What a closing fills by more than `depth`: dark things narrower than ``closingSide``; 1 bit.
  private static func narrowDips(
    in grey: PageImage.Handle, deeperThan depth: Int
  ) -> PageImage.Handle? {
    // At half the size, which takes a quarter of the time.
    var small: PageImage.Handle? = unsafe pixScaleAreaMap2(grey)
    var filled: PageImage.Handle? = unsafe small.flatMap {
      unsafe pixCloseGray($0, closingSide, closingSide)
    }
    var dips: PageImage.Handle? = unsafe filled.flatMap { unsafe pixSubtractGray(nil, $0, small) }
    // Inverted, so that the threshold finds the deep ones.
    var dark: PageImage.Handle? = unsafe dips.flatMap { unsafe pixInvert(nil, $0) }
    var deep: PageImage.Handle? = unsafe dark.flatMap {
      unsafe pixThresholdToBinary($0, Int32(255 - depth))
    }
    defer {
      unsafe pixDestroy(&small)
      unsafe pixDestroy(&filled)
      unsafe pixDestroy(&dips)
      unsafe pixDestroy(&dark)
      unsafe pixDestroy(&deep)
    }
    return unsafe deep.flatMap { unsafe pixExpandReplicate($0, 2) }
  }
}
