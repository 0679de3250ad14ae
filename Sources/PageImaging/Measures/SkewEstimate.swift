import CLeptonica

/// The angle by which text lines rise or fall.
///
/// Leptonica's differential square sum of row profiles: a sweep in whole degrees, then a binary search,
/// on the reduced copy. Source: Leptonica `skew.c`.
struct SkewEstimate {
  /// Degrees by which the page has to be turned clockwise to lie level, -15…15.
  let angleDegrees: Double
  /// Ratio of the best to the worst score; under about 3 there may be no lines at all.
  let confidence: Double

  static let rangeDegrees: Float = 15

  init(of view: MeasuringView) {
    var angle: Float = 0
    var confidence: Float = 0
    let isFound =
      if let ink = unsafe view.ink {
        unsafe pixFindSkewSweepAndSearch(
          ink, &angle, &confidence, 4, 2, Self.rangeDegrees, 1, 0.01) == 0
      } else {
        false
      }
    angleDegrees = isFound ? Double(angle) : 0
    self.confidence = isFound ? Double(confidence) : 0
  }
}
