import CLeptonica
public import DocumentModel

extension PageImage {
  /// The page with ground in the place of what stands in some boxes.
  ///
  /// - Parameters:
  ///   - boxes: in pixels of the page.
  ///   - margin: pixels by which each is widened on each side.
  /// - Returns: the page, with the measures and the way back to the source that it had; `nil` without memory.
  public func erasing(_ boxes: [DocumentModel.Box], margin: Int) -> PageImage? {
    guard
      let page = unsafe PageImage(
        owning: pixCopy(nil, pix), dpi: dpi, scale: scale, toSource: toSource, measures: measures,
        isTruncated: isTruncated, rules: rules)
    else { return nil }
    for box in boxes {
      guard let part = part(box, margin: margin) else { continue }
      var region: UnsafeMutablePointer<BOX>? = unsafe boxCreate(
        box.left - Int32(margin), box.top - Int32(margin), Int32(box.width + 2 * margin),
        Int32(box.height + 2 * margin))
      defer { unsafe boxDestroy(&region) }
      _ = unsafe pixSetInRectArbitrary(page.pix, region, part.groundValue)
    }
    return page
  }
}
