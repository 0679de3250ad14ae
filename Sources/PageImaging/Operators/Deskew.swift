import CLeptonica
import DocumentModel
import Foundation

/// Turns the page so that its text lines lie level.
///
/// 8- and 32-bit pictures keep their depth, 1-bit ones become 8-bit; the picture grows by the turned
/// corners, which are white. Smaller angles than `minimumDegrees`, and angles that the measure does not
/// believe in, leave the page as it is.
public struct Deskew: PageOperator {
  public static let name = "deskew"
  /// Smallest angle that is worth a rotation, in degrees.
  public var minimumDegrees = 0.1
  /// Largest angle that is taken for skew, in degrees; 15 at most.
  public var maximumDegrees = 15.0
  /// Smallest ratio of best to worst score at which an angle is believed.
  public var minimumConfidence = 1.5

  public init() {}

  public func apply(to image: PageImage) throws(ImagingError) -> PageImage {
    let skew = SkewEstimate(of: image.measuringView)
    let found = [
      Measure(stage: Self.name, name: "angleDegrees", value: skew.angleDegrees),
      Measure(stage: Self.name, name: "confidence", value: skew.confidence),
    ]
    let size = abs(skew.angleDegrees)
    guard size >= minimumDegrees, size <= maximumDegrees, skew.confidence >= minimumConfidence
    else { return image.noting(found) }
    let radians = skew.angleDegrees * .pi / 180
    var source: PageImage.Handle? =
      image.depth == 1 ? unsafe pixConvertTo8(image.pix, 0) : unsafe pixClone(image.pix)
    defer { unsafe pixDestroy(&source) }
    let turned = unsafe pixRotate(
      source, Float(radians), Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE),
      Int32(image.width), Int32(image.height))
    let grown =
      unsafe turned.map { unsafe (Double($0.pointee.w), Double($0.pointee.h)) }
      ?? (Double(image.width), Double(image.height))
    let back = Self.wayBack(
      radians: radians, from: grown, to: (Double(image.width), Double(image.height)))
    return try unsafe image.replacing(with: turned, by: Self.name, back: back, noting: found)
  }

  /// From a picture of size `from`, made by a clockwise turn around the middle, to the one before.
  static func wayBack(
    radians: Double, from: (Double, Double), to: (Double, Double)
  ) -> PageTransform {
    let cosine = cos(radians)
    let sine = sin(radians)
    let (cx, cy) = (from.0 / 2, from.1 / 2)
    return PageTransform(
      a: cosine, b: sine, c: -sine, d: cosine,
      tx: to.0 / 2 - cosine * cx - sine * cy, ty: to.1 / 2 + sine * cx - cosine * cy)
  }
}
