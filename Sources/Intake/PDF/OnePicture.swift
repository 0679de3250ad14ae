import DocumentModel

/// The one picture that a page consists of, if it can be taken as it was embedded.
struct OnePicture {
  /// Clockwise, `/Rotate` included, 0…3.
  let quarterTurns: Int
  let dpi: Double
  /// From its pixels to the page's points, before `/Rotate`.
  let toPaper: PageTransform

  /// Entries of a picture's dictionary that make it look different from its pixels.
  static let changingKeys: Set<String> = [
    "/Decode", "/SMask", "/Mask", "/ImageMask", "/SMaskInData",
  ]
  /// Largest difference between the two resolutions, and between picture and page edges.
  private static let tolerance = 0.03
  private static let colors: Set<String> = ["gray", "rgb", "icc", "index"]

  /// `nil` where anything else is visible on the page, or the picture is mirrored, slanted, stretched,
  /// clipped, masked or in inks.
  init?(_ facts: PDFPageFacts) {
    guard facts.pictures.count == 1, let picture = facts.pictures.first, picture.type == "image",
      Self.colors.contains(picture.color), picture.components == 1 || picture.components == 3,
      let painted = facts.content, painted.isPlainPicture, !painted.content.paintsElse,
      painted.content.pictures.count == 1, let placed = painted.content.pictures.first,
      let clip = placed.clip, let turns = placed.matrix.quarterTurns
    else { return nil }
    if painted.content.hasVisibleText, facts.hasText, !facts.isTextHidden { return nil }
    let extent = placed.matrix.extent
    guard extent.width > 0, extent.height > 0 else { return nil }
    let dpiX = Double(picture.width) / extent.width * 72
    let dpiY = Double(picture.height) / extent.height * 72
    guard abs(dpiX - dpiY) <= Self.tolerance * max(dpiX, dpiY) else { return nil }
    let bounds = placed.matrix.bounds(x: 0, y: 0, width: 1, height: 1)
    let slack = Self.tolerance * max(bounds.width, bounds.height)
    guard facts.page.crop.holds(bounds, slack: slack), clip.holds(bounds, slack: slack) else {
      return nil
    }
    quarterTurns = (facts.page.quarterTurns - turns + 4) % 4
    dpi = (dpiX * dpiY).squareRoot()
    toPaper = placed.matrix.placing(pixelsWide: picture.width, high: picture.height)
  }
}
