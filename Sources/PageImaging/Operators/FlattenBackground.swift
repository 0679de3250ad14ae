import CLeptonica
import DocumentModel

/// Makes the sheet evenly white where light, a spine's shadow or show-through made it uneven or grey.
///
/// 8-bit pictures only; others are left as they are (a rescale before makes them grey). Brightness is
/// divided by the ground, which is measured on tiles and interpolated between their middles; in shaded boxes,
/// marker strokes and stains, which end sharply, it is measured for each pixel (``Shades``). A sheet that is even and white
/// enough is left alone.
public struct FlattenBackground: PageOperator {
  public static let name = "flatten-background"
  /// Unevenness at which the page is worked on: (brightest − darkest) / brightest, 0…1.
  public var minimumUnevenness = 0.12
  /// Brightness under which even an even sheet is made white, 0…255.
  public var minimumPaper = 215

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let view = image.measuringView
    let unevenness = view.ground.unevenness
    let shades = image.depth == 8 ? Shades(on: view) : nil
    let found = [
      Measure(stage: Self.name, name: "unevenness", value: unevenness),
      Measure(stage: Self.name, name: "paper", value: Double(view.paper)),
      Measure(stage: Self.name, name: "shaded", value: shades?.share ?? 0),
    ]
    guard image.depth == 8, view.ground.columns > 0,
      unevenness >= minimumUnevenness || view.paper < minimumPaper || (shades?.share ?? 0) > 0
    else { return image.noting(found) }
    let flat = unsafe pixCopy(nil, image.pix)
    if let flat = unsafe flat, let rows = unsafe GreyRows(flat) {
      withExtendedLifetime(shades) {
        Self.divide(
          rows, by: view.ground, shaded: unsafe shades?.ground.flatMap { unsafe GreyRows($0) },
          reduction: view.reduction)
      }
    }
    return try unsafe image.replacing(with: flat, by: Self.name, noting: found)
  }

  /// Divides each pixel by the ground at its place, so that the ground becomes 255.
  ///
  /// - Parameters:
  ///   - rows: the page.
  ///   - ground: of the tiles.
  ///   - shaded: of the pixels of the view that lie in shades; 0 for the others.
  ///   - reduction: pixels of the page for one of the view.
  private static func divide(
    _ rows: GreyRows, by ground: TileMap, shaded: GreyRows?, reduction: Int
  ) {
    let tileSide = Double(MeasuringView.tileSide * reduction)
    let columns = (0..<rows.width).map { place(of: $0, tileSide: tileSide, count: ground.columns) }
    var gains = [Float](repeating: 1, count: ground.columns)
    for y in 0..<rows.height {
      let (upper, lower, share) = place(of: y, tileSide: tileSide, count: ground.rows)
      for column in gains.indices {
        let light =
          Float(ground[upper, column]) * (1 - share) + Float(ground[lower, column]) * share
        gains[column] = 255 / max(1, light)
      }
      let row = unsafe rows.row(y)
      let shades = unsafe shaded.map { unsafe $0.row(min(y / reduction, $0.height - 1)) }
      for (x, (left, right, share)) in columns.enumerated() {
        var gain = gains[left] * (1 - share) + gains[right] * share
        if let shaded, let shades = unsafe shades {
          let column = min(x / reduction, shaded.width - 1)
          let light = unsafe shades[column ^ GreyRows.columnMask]
          if light > 0 { gain = 255 / Float(light) }
        }
        let value = unsafe Float(row[x ^ GreyRows.columnMask]) * gain + 0.5
        unsafe row[x ^ GreyRows.columnMask] = UInt8(min(255, value))
      }
    }
  }

  /// The tiles whose middles lie before and after a pixel, and the share of the second.
  private static func place(
    of pixel: Int, tileSide: Double, count: Int
  ) -> (Int, Int, Float) {
    let position = max(0, (Double(pixel) + 0.5) / tileSide - 0.5)
    let first = min(Int(position), count - 1)
    let second = min(first + 1, count - 1)
    return (first, second, Float(min(1, position - Double(first))))
  }
}
