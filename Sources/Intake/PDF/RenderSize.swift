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
  /// `width` and `height` are points of the upright page, `limitMegapixels` is the run's limit.
  static func rendering(
    width: Double, height: Double, dpi: Double, limitMegapixels: Int, colour: Bool
  ) -> Rendering? {
    guard width > 0, height > 0, width.isFinite, height.isFinite else { return nil }
    let limit = min(ordinaryMegapixels, Double(limitMegapixels)) * 1e6
    var scale = dpi / 72
    scale = min(scale, (limit / (width * height)).squareRoot())
    scale = min(scale, sideLimit / max(width, height))
    return Rendering(
      width: max(1, Int((width * scale).rounded())),
      height: max(1, Int((height * scale).rounded())), dpi: scale * 72, colour: colour)
  }
}
