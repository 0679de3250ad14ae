import CLeptonica
import DocumentModel

/// Whitens the print of the other side that shows through a thin sheet.
///
/// 8-bit pictures only; others are left as they are, and the depth stays. What shows through is lighter
/// than the print by far: its darkest part becomes white, and what is darker is stretched so that black
/// stays black. A sheet on which the two are too near, or nothing shows through, is left alone.
public struct DropShowThrough: PageOperator {
  public static let name = "drop-show-through"
  /// Share of grey in the blank part of the sheet from which the page is worked on, 0…1.
  public var minimumShare = 0.001
  /// How far from the print the show-through must be, as a share of the way from print to sheet, 0…1.
  public var minimumDistance = 0.4

  /// The white point lies this much under the darkest show-through, as a share of the sheet's brightness.
  static let margin = 0.03

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let view = image.measuringView
    let share = view.showThrough.share
    var found = [Measure(stage: Self.name, name: "share", value: share)]
    guard image.depth == 8, share >= minimumShare else { return image.noting(found) }
    let level = ShowThrough.level(on: view)
    let ink = ShowThrough.inkLevel(on: view)
    found.append(Measure(stage: Self.name, name: "level", value: level))
    found.append(Measure(stage: Self.name, name: "ink", value: ink))
    guard level - Self.margin >= ink + minimumDistance * (1 - ink) else {
      return image.noting(found)
    }
    let white = Int32(Double(view.paper) * (level - Self.margin))
    let whiter = unsafe pixGammaTRC(nil, image.pix, 1, 0, white)
    return try unsafe image.replacing(with: whiter, by: Self.name, noting: found)
  }
}
