import CLeptonica
import DocumentModel

/// Removes specks of ink, and holes of the same size in strokes, where a page is strewn with them.
///
/// 1- and 8-bit pictures; the depth stays. A speck is a piece of ink without a row or column of more
/// than 0.06 em, or than the page's own lone specks have, up to 0.09 em; dots of characters and points of
/// Latin print are larger. Pages with fewer specks than `minimumPerGlyph` are left alone: a clean page
/// only loses by filtering.
public struct Despeckle: PageOperator {
  public static let name = "despeckle"
  /// Specks per character-sized piece of ink at which the page is worked on.
  public var minimumPerGlyph = 0.3
  /// Largest side of a speck, in em, and of those that stand alone in the blank part of a sheet: up to this
  /// the size is taken from the page, as what nearly all of them have.
  public var speckPerEm = 0.06
  public var largestSpeckPerEm = 0.09
  /// Largest side of a hole that is filled, in em; counters of characters are larger.
  public var holePerEm = 0.04

  /// Side of the smallest print that can be told, in pixels: a strip a few pixels wide has no print at all.
  static let leastEm = 8.0
  /// Largest side, in em, of the lone pieces by which the size of specks is measured.
  static let loneSpeckPerEm = 0.12
  /// Share of them, in percent, that are no larger than what counts as a speck; the rest are clusters.
  static let speckPercentile = 95

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let view = image.measuringView
    let density = SpeckDensity(of: view)
    let found = [
      Measure(stage: Self.name, name: "specks", value: Double(density.specks)),
      Measure(stage: Self.name, name: "perGlyph", value: density.perGlyph),
    ]
    let em = GlyphSize(of: view).emPixels
    guard density.perGlyph >= minimumPerGlyph, image.depth != 32 else {
      return image.noting(found)
    }
    // Without print to measure by, twelve-point print at the likely width of a sheet is assumed.
    let side = em > 0 ? em : max(Self.leastEm, Double(min(image.width, image.height)) / 50)
    let threshold = Int32(view.paper * view.threshold / 255)
    var ink: PageImage.Handle? =
      image.depth == 1
      ? unsafe pixClone(image.pix) : unsafe pixThresholdToBinary(image.pix, threshold)
    defer { unsafe pixDestroy(&ink) }
    let speck = unsafe speckSide(in: ink, em: side)
    let hole = Int32(max(1, side * holePerEm))
    let cleaned = unsafe ink.flatMap { ink in
      image.depth == 1
        ? unsafe Self.cleaned(ink, speck: speck, hole: hole)
        : unsafe Self.cleaned(grey: image.pix, ink: ink, paper: UInt32(view.paper), speck: speck)
    }
    return try unsafe image.replacing(
      with: cleaned, by: Self.name,
      noting: found + [Measure(stage: Self.name, name: "speckPixels", value: Double(speck))])
  }

  /// Side that nearly all specks of the blank part of the sheet keep to, in pixels.
  private func speckSide(in ink: PageImage.Handle?, em: Double) -> Int32 {
    guard let ink = unsafe ink else { return 1 }
    let sides = unsafe SpeckDensity(
      of: MeasuringView.components(of: ink), width: Int(ink.pointee.w), height: Int(ink.pointee.h),
      em: em, sidePerEm: Self.loneSpeckPerEm
    ).sides.sorted()
    let measured = sides.isEmpty ? 0 : Double(sides[sides.count * Self.speckPercentile / 100])
    return Int32(max(1, min(max(measured, em * speckPerEm), em * largestSpeckPerEm)))
  }

  /// A 1-bit picture without specks and holes.
  private static func cleaned(
    _ pix: PageImage.Handle, speck: Int32, hole: Int32
  ) -> PageImage.Handle? {
    guard let ink = unsafe withoutSmallPieces(pix, side: speck),
      let paper = unsafe pixInvert(nil, ink)
    else { return nil }
    defer {
      unsafe PageImage.destroy(ink)
      unsafe PageImage.destroy(paper)
    }
    guard let sound = unsafe withoutSmallPieces(paper, side: hole) else { return nil }
    return unsafe pixInvert(sound, sound)
  }

  /// An 8-bit picture whose specks are painted over with the colour of the sheet.
  private static func cleaned(
    grey: PageImage.Handle, ink: PageImage.Handle, paper: UInt32, speck: Int32
  ) -> PageImage.Handle? {
    var kept: PageImage.Handle? = unsafe withoutSmallPieces(ink, side: speck)
    var specks: PageImage.Handle? = unsafe pixSubtract(nil, ink, kept)
    // The rim of a speck is lighter than the threshold; strokes beside it stay.
    var rims: PageImage.Handle? = unsafe pixDilateBrick(nil, specks, 3, 3)
    defer {
      unsafe pixDestroy(&kept)
      unsafe pixDestroy(&specks)
      unsafe pixDestroy(&rims)
    }
    guard let painted = unsafe pixCopy(nil, grey), let mask = unsafe rims, let strokes = unsafe kept
    else { return nil }
    _ = unsafe pixSubtract(mask, mask, strokes)
    _ = unsafe pixSetMasked(painted, mask, paper)
    return unsafe painted
  }

  /// The pieces of ink (8-connected) that hold a row or a column of more than `side` pixels.
  ///
  /// Erosion finds such rows and columns, and filling from them gives back the whole pieces: the time
  /// does not depend on the number of specks.
  private static func withoutSmallPieces(
    _ ink: PageImage.Handle, side: Int32
  ) -> PageImage.Handle? {
    var rows: PageImage.Handle? = unsafe pixErodeBrick(nil, ink, side + 1, 1)
    var columns: PageImage.Handle? = unsafe pixErodeBrick(nil, ink, 1, side + 1)
    defer {
      unsafe pixDestroy(&rows)
      unsafe pixDestroy(&columns)
    }
    guard let seed = unsafe rows, let other = unsafe columns else { return nil }
    _ = unsafe pixOr(seed, seed, other)
    return unsafe pixSeedfillBinary(nil, seed, ink, 8)
  }
}
