import CLeptonica
import DocumentModel

/// Paints the edges white that a scanner or copier leaves around a sheet.
///
/// Any depth in, the same depth out; the page keeps its size. Edges are the dark pieces that touch the
/// border of the picture, without what could be print that hangs on to them, and the grey of a lid close to the border
/// (``ScannerEdge``).
public struct CropBorder: PageOperator {
  public static let name = "crop-border"
  /// Smallest share of the page that is worth the work, 0…1.
  public var minimumShare = 0.0005

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let view = image.measuringView
    let lid = unsafe ScannerEdge.lid(of: view)
    let margins = unsafe OwnedPix(lid ?? view.edge.flatMap { unsafe pixCopy(nil, $0) })
    var pixels: Int32 = 0
    if let all = unsafe margins.pix {
      if let edge = unsafe view.edge { _ = unsafe pixOr(all, all, edge) }
      _ = unsafe pixCountPixels(all, &pixels, nil)
    }
    let share = Double(pixels) / Double(max(1, view.width * view.height))
    let found = [Measure(stage: Self.name, name: "edgeShare", value: share)]
    guard share >= minimumShare, let edge = unsafe margins.pix else { return image.noting(found) }
    // A dark margin has a soft rim that the threshold leaves standing.
    let rim = Int32(max(3, min(view.width, view.height) / 200)) | 1
    var mask: PageImage.Handle? = unsafe pixDilateBrick(nil, edge, rim, rim)
    defer { unsafe pixDestroy(&mask) }
    let painted = unsafe pixCopy(nil, image.pix)
    if view.reduction > 1, let small = unsafe mask {
      let factor = Float(view.reduction)
      let large = unsafe pixScaleBySampling(small, factor, factor)
      unsafe pixDestroy(&mask)
      unsafe mask = large
    }
    if let painted = unsafe painted, let mask = unsafe mask {
      let white: UInt32 = image.depth == 1 ? 0 : image.depth == 8 ? 255 : 0xFFFF_FF00
      _ = unsafe pixSetMasked(painted, mask, white)
    }
    return try unsafe image.replacing(with: painted, by: Self.name, noting: found)
  }
}
