import CLeptonica
import DocumentModel

/// Whitens the print of the other side that shows through a thin sheet.
///
/// 8-bit pictures only; others are left as they are, and the depth stays. What shows through is lighter
/// than the print by far: it becomes white, at the strokes only as far as the print bears it. A sheet on
/// which the two are too near, or nothing shows through, is left alone.
///
/// Measured with Tesseract's chi_sim on 10 made pages with 30 % show-through: cer_norm 0.036 → 0.012. The
/// bounds on ink were chosen on two of these pages.
public struct DropShowThrough: PageOperator {
  public static let name = "drop-show-through"
  /// Share of grey in the blank part of the sheet from which the page is worked on, 0…1.
  public var minimumShare = 0.001
  /// How far from the print the show-through must be, as a share of the way from print to sheet, 0…1.
  public var minimumDistance = 0.4

  /// What is painted over reaches this much under the darkest show-through, as a share of the sheet's
  /// brightness.
  static let margin = 0.03
  /// Median brightness of ink, as a share of the sheet's, at which print consists of rims, and at which it
  /// does not.
  static let thinInk = 0.6
  static let soundInk = 0.52
  /// Side of the square by which ink is widened to hold the rims of strokes, in pixels of the view.
  static let rimPixels: Int32 = 5

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let view = image.measuringView
    let share = view.showThrough.share
    var found = [Measure(stage: Self.name, name: "share", value: share)]
    guard image.depth == 8, share >= minimumShare else { return image.noting(found) }
    let level = view.showThrough.level(on: view)
    let ink = ShowThrough.inkLevel(on: view)
    found.append(Measure(stage: Self.name, name: "level", value: level))
    found.append(Measure(stage: Self.name, name: "ink", value: ink))
    guard level - Self.margin >= ink + minimumDistance * (1 - ink) else {
      return image.noting(found)
    }
    let limit = level - Self.margin
    // What lies at the strokes is taken off where print is dark enough to bear it.
    let white = 1 - (1 - limit) * Self.strength(forInk: ink)
    let whiter = unsafe pixGammaTRC(nil, image.pix, 1, 0, Int32(Double(view.paper) * white))
    if let whiter = unsafe whiter {
      unsafe Self.paint(whiter, lighterThan: Int32(255 * limit / white), awayFromInkOf: view)
    }
    return try unsafe image.replacing(with: whiter, by: Self.name, noting: found)
  }

  /// How much of the show-through beside strokes is taken off, 0…1: all where print is dark, none where
  /// it is so thin that it consists of soft rims, which are as light as show-through.
  private static func strength(forInk ink: Double) -> Double {
    min(1, max(0, (thinInk - ink) / (thinInk - soundInk)))
  }

  /// Makes white what is lighter than a value and not beside a stroke.
  private static func paint(
    _ pix: PageImage.Handle, lighterThan value: Int32, awayFromInkOf view: MeasuringView
  ) {
    var dark: PageImage.Handle? = unsafe pixThresholdToBinary(pix, value)
    var strokes: PageImage.Handle? = unsafe view.ink.flatMap {
      unsafe pixDilateBrick(nil, $0, rimPixels, rimPixels)
    }
    var kept: PageImage.Handle? = unsafe strokes.flatMap {
      unsafe pixExpandReplicate($0, Int32(view.reduction))
    }
    defer {
      unsafe pixDestroy(&dark)
      unsafe pixDestroy(&strokes)
      unsafe pixDestroy(&kept)
    }
    guard let dark = unsafe dark, let kept = unsafe kept else { return }
    _ = unsafe pixOr(dark, dark, kept)
    _ = unsafe pixInvert(dark, dark)
    _ = unsafe pixSetMasked(pix, dark, 255)
  }
}
