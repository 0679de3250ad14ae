import CLeptonica

extension PageImage {
  /// Writes the picture as PNG.
  ///
  /// - Throws: ``ImagingError/unwritable(path:detail:)``.
  public func writePNG(to path: String) throws(ImagingError) {
    guard unsafe pixWrite(path, pix, Int32(IFF_PNG)) == 0 else {
      throw .unwritable(path: path, detail: ImagingMessages.detail(or: "cannot write"))
    }
  }
}
