import DocumentModel

/// How a picture lies on a page that is made for it.
struct PictureSheet {
  /// Of the page, in points.
  let width: Double
  let height: Double
  /// From the picture's pixels to points.
  let toPaper: PageTransform

  /// Where a picture does not say how large it is, its longer side is as long as A4's, in inches.
  private static let paperInches = 11.69

  /// - Parameters:
  ///   - pixels: width and height of the picture.
  ///   - page: what was read on it; `nil` for a picture that was not read.
  ///   - placing: how it is laid.
  init(pixels: (width: Int, height: Int), page: LayerPage?, placing: PagePlacing) {
    let size = (width: Double(max(pixels.width, 1)), height: Double(max(pixels.height, 1)))
    let toSource = Self.standing(page)
    let (toSheet, sheet) =
      switch placing {
      case .asScanned: (PageTransform.identity, size)
      case .upright: Self.upright(toSource, size)
      case .deskewed: Self.deskewed(page, toSource) ?? Self.upright(toSource, size)
      }
    let stated = page?.dpi ?? 0
    let dpi = stated >= 10 ? stated : max(size.width, size.height) / Self.paperInches
    let scale = 72 / dpi
    width = sheet.width * scale
    height = sheet.height * scale
    let flip = PageTransform(a: scale, b: 0, c: 0, d: -scale, tx: 0, ty: height)
    toPaper = flip.after(toSheet)
  }

  /// From the pixels of the page as it stands to be read to those of the picture.
  private static func standing(_ page: LayerPage?) -> PageTransform {
    let toSource = page?.toSource ?? .identity
    guard let page, page.writingMode == .verticalRL else { return toSource }
    // It stands when its own pixels are turned clockwise.
    return toSource.after(
      .quarterTurnsBack(1, width: Double(page.width), height: Double(page.height)))
  }

  /// Turned by quarters only.
  private static func upright(
    _ toSource: PageTransform, _ size: (width: Double, height: Double)
  ) -> (PageTransform, (width: Double, height: Double)) {
    let (w, h) = size
    // Where the page's rows run to in the picture: right or left, down or up.
    if abs(toSource.a) >= abs(toSource.c) {
      guard toSource.a < 0 else { return (.identity, size) }
      return (PageTransform(a: -1, b: 0, c: 0, d: -1, tx: w, ty: h), size)
    }
    guard toSource.c > 0 else {
      return (PageTransform(a: 0, b: -1, c: 1, d: 0, tx: h, ty: 0), (width: h, height: w))
    }
    return (PageTransform(a: 0, b: 1, c: -1, d: 0, tx: 0, ty: w), (width: h, height: w))
  }

  /// As the page was levelled to be read; `nil` where that is not known.
  private static func deskewed(
    _ page: LayerPage?, _ toSource: PageTransform
  ) -> (PageTransform, (width: Double, height: Double))? {
    guard let page, page.width > 0, page.height > 0, let inverse = toSource.inverse else {
      return nil
    }
    let size = (width: Double(page.width), height: Double(page.height))
    return (inverse, page.writingMode == nil ? size : (size.height, size.width))
  }

  /// The matrix that paints the picture, whose unit square it maps.
  func paint(pixels: (width: Int, height: Int)) -> String {
    let (w, h) = (Double(max(pixels.width, 1)), Double(max(pixels.height, 1)))
    let t = toPaper
    return [t.a * w, t.c * w, -t.b * h, -t.d * h, t.tx + t.b * h, t.ty + t.d * h]
      .map { TextContent.number($0, digits: 4) }.joined(separator: " ") + " cm"
  }
}

/// How the pages of pictures lie in a searchable PDF.
public enum PagePlacing: String, Sendable, Hashable, Codable, CaseIterable {
  /// As the scanner gave them.
  case asScanned = "as-scanned"
  /// Turned by quarters so that they can be read.
  case upright
  /// Upright and level.
  case deskewed
}
