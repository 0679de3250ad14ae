/// The size of the print, as the side of the square that a Chinese character takes (its em box).
///
/// Measured on pieces of ink, so that it needs neither a level page nor a stated resolution: the height
/// under which lies most of the print (by area of the pieces' boxes), divided by the part of the em box
/// that the tallest characters fill.
struct GlyphSize {
  /// Pixels of the page; 0 when there is too little print to say.
  let emPixels: Double
  /// Number of pieces of ink that could be characters or their parts.
  let pieces: Int

  /// Height of the pieces at the chosen percentile, in em.
  static let heightPerEm = 0.93

  init(of view: MeasuringView) {
    let least = 4
    let most = max(view.width, view.height) / 12
    let likely = view.components.filter {
      max($0.width, $0.height) >= least && max($0.width, $0.height) <= most
        && $0.height < 8 * $0.width && $0.width < 8 * $0.height
    }
    pieces = likely.count
    guard likely.count >= 8 else {
      emPixels = 0
      return
    }
    var areaByHeight = [Int](repeating: 0, count: most + 1)
    for piece in likely { areaByHeight[piece.height] += piece.width * piece.height }
    let median = GroundEstimate.percentile(50, of: areaByHeight)
    // Headlines and pictures count as much as the body by area: leave out what is far from the median.
    for height in areaByHeight.indices where height > median * 8 / 5 || height < median / 2 {
      areaByHeight[height] = 0
    }
    let tall = GroundEstimate.percentile(80, of: areaByHeight)
    emPixels = Double(tall * view.reduction) / Self.heightPerEm
  }
}
