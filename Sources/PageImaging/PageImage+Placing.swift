import CLeptonica
import DocumentModel

extension PageImage {
  /// The picture as its container places it on the page.
  ///
  /// - Parameters:
  ///   - quarterTurns: clockwise turns of 90°, 0…3.
  ///   - dpi: pixels per inch as placed; `nil` leaves what the picture itself states.
  /// - Returns: the turned page of the same depth, or this one.
  /// - Throws: ``ImagingError/operatorFailed(name:detail:)`` when there is no memory.
  public func placed(quarterTurns: Int, dpi: Double?) throws(ImagingError) -> PageImage {
    if quarterTurns == 0, dpi == nil { return self }
    let turned =
      unsafe quarterTurns == 0 ? pixClone(pix) : pixRotateOrth(pix, Int32(quarterTurns))
    let back = PageTransform.quarterTurnsBack(
      quarterTurns, width: Double(width), height: Double(height))
    guard
      let image = unsafe PageImage(
        owning: turned, dpi: dpi ?? self.dpi, scale: scale, toSource: toSource.after(back),
        measures: measures, isTruncated: isTruncated)
    else { throw .operatorFailed(name: "placing", detail: "no memory for the turned picture") }
    return image
  }
}
