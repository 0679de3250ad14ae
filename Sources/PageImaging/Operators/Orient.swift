import CLeptonica
import DocumentModel

/// Turns a page that lies on its side or stands on its head.
///
/// Any depth in, the same depth out. Lines that run along the page are found by the gaps between them;
/// head and foot by the place of full stops and commas in their lines. Where that leaves doubt the page
/// stays as it is, `confidence` is low, and the recogniser's own check decides. Text set in vertical
/// columns looks like a page on its side.
public struct Orient: PageOperator {
  public static let name = "orient"
  /// Clockwise quarter turns to make without looking, 0…3; -1 to look.
  public var forcedQuarterTurns = -1
  /// Smallest excess of gaps along the page at which it is believed to lie on its side, 0…1.
  public var minimumSideways = 0.15
  /// Smallest excess of marks at the top of their lines at which a page is believed to stand on its
  /// head, 0…1.
  public var minimumTurned = 0.4

  public init() {}

  /// Turns by that many clockwise quarter turns without looking.
  public init(forcedQuarterTurns: Int) {
    self.forcedQuarterTurns = forcedQuarterTurns
  }

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    if (0...3).contains(forcedQuarterTurns) {
      return try turn(image, quarterTurns: forcedQuarterTurns, confidence: 1, noting: [])
    }
    let view = image.measuringView
    let direction = LineDirection(of: view)
    let isSideways = direction.tiles >= 4 && direction.balance < -minimumSideways
    let em = GlyphSize(of: view).emPixels / Double(view.reduction)
    let pieces =
      isSideways
      ? view.components.map { Self.clockwise($0, pageHeight: view.height) } : view.components
    let stand = Uprightness(of: pieces, em: em)
    let isTurned = stand.balance < -minimumTurned
    let found = [
      Measure(stage: Self.name, name: "lineDirection", value: direction.balance),
      Measure(stage: Self.name, name: "uprightMarks", value: Double(stand.upright)),
      Measure(stage: Self.name, name: "turnedMarks", value: Double(stand.turned)),
    ]
    let turns = (isSideways ? 1 : 0) + (isTurned ? 2 : 0)
    return try turn(image, quarterTurns: turns, confidence: stand.confidence, noting: found)
  }

  /// A piece's box after a clockwise quarter turn of a page that was `pageHeight` high.
  private static func clockwise(
    _ piece: MeasuringView.Component, pageHeight: Int
  ) -> MeasuringView.Component {
    MeasuringView.Component(
      x: pageHeight - piece.y - piece.height, y: piece.x, width: piece.height, height: piece.width)
  }

  private func turn(
    _ image: PageImage, quarterTurns: Int, confidence: Double, noting found: [Measure]
  ) throws(ImagingError) -> PageImage {
    let found =
      found + [
        Measure(stage: Self.name, name: "quarterTurns", value: Double(quarterTurns)),
        Measure(stage: Self.name, name: "confidence", value: confidence),
      ]
    guard quarterTurns != 0 else { return image.noting(found) }
    return try unsafe image.replacing(
      with: pixRotateOrth(image.pix, Int32(quarterTurns)), by: Self.name,
      back: .quarterTurnsBack(
        quarterTurns, width: Double(image.width), height: Double(image.height)),
      noting: found)
  }
}
