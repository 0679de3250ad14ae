import DocumentModel

/// How many pixels a page is rendered to.
enum RenderSize {
  /// Where nothing on the page says otherwise.
  static let defaultDPI = 300.0
  /// No page needs more; an A4 page at 600 dpi has 34.8 megapixels.
  static let ordinaryMegapixels = 35.0
  /// Longest side in pixels.
  static let sideLimit = 20_000.0

  /// Pictures of a page that are looked at.
  private static let pictureLimit = 500

  /// The resolution that the page's own pictures suggest, 72…600.
  ///
  /// `area` is the page's, in square points.
  static func dpi(pictures: [PDFPicture], area: Double) -> Double {
    let shown = pictures.filter { $0.type != "smask" }.prefix(pictureLimit)
      .map { (dpi: max($0.dpiX, $0.dpiY), coverage: $0.coverage(of: area)) }
    // Strips of a scan count together.
    let common = shown.filter { one in
      shown.filter { abs($0.dpi - one.dpi) <= 0.05 * one.dpi }.reduce(0) { $0 + $1.coverage } >= 0.2
    }
    guard let finest = common.map(\.dpi).max() else { return defaultDPI }
    return min(max(finest, 72), 600)
  }

  /// As many pixels as wanted and allowed; `nil` for a page without a size.
  ///
  /// `limitMegapixels` is the run's limit.
  static func rendering(
    of page: PDFPage, dpi: Double, limitMegapixels: Int, colour: Bool
  ) -> Rendering? {
    let (width, height) = page.uprightSize
    guard width > 0, height > 0, width.isFinite, height.isFinite else { return nil }
    let limit = min(ordinaryMegapixels, Double(limitMegapixels)) * 1e6
    var scale = dpi / 72
    scale = min(scale, (limit / (width * height)).squareRoot())
    scale = min(scale, sideLimit / max(width, height))
    return Rendering(
      width: max(1, Int((width * scale).rounded())),
      height: max(1, Int((height * scale).rounded())), dpi: scale * 72, colour: colour,
      toPaper: page.placing(pixelsPerPoint: scale))
  }
}

extension PDFPage {
  /// From the pixels of the page as it is shown, whose rows run downwards, to its points before `/Rotate`.
  func placing(pixelsPerPoint scale: Double) -> PageTransform {
    let step = 1 / scale
    return switch quarterTurns {
    case 1: PageTransform(a: 0, b: step, c: step, d: 0, tx: crop.left, ty: crop.bottom)
    case 2: PageTransform(a: -step, b: 0, c: 0, d: step, tx: crop.right, ty: crop.bottom)
    case 3: PageTransform(a: 0, b: -step, c: -step, d: 0, tx: crop.right, ty: crop.top)
    default: PageTransform(a: step, b: 0, c: 0, d: -step, tx: crop.left, ty: crop.top)
    }
  }
}
