import DocumentModel
import PageImaging

/// A page as Tesseract likes it: with an em box of about 23 px, and thin strokes made stronger.
struct TesseractView {
  let image: PageImage
  /// Side of a character's em box on `image`.
  let emPixels: Double
  /// Pixels of the view per pixel of the page.
  let factor: Double

  /// - Parameter page: 8 bits deep, of whatever size.
  /// - Throws: ``RecognitionError/engineFailed(detail:)`` without memory.
  init(of page: PageImage) throws(RecognitionError) {
    do {
      image = try StrengthenStrokes().apply(to: Rescale().apply(to: page))
    } catch {
      throw .engineFailed(detail: "the page cannot be made smaller for Tesseract")
    }
    factor = image.scale / page.scale
    emPixels = PrintCoverage(of: image).emPixels
  }

  /// A line of the view in pixels of the page.
  func onPage(_ line: LayoutLine) -> LayoutLine {
    LayoutLine(box: Self.scaled(line.box, by: 1 / factor), block: line.block)
  }

  /// A box of the page in pixels of the view.
  func inView(_ box: Box) -> Box { Self.scaled(box, by: factor) }

  private static func scaled(_ box: Box, by factor: Double) -> Box {
    Box(
      left: Int((Double(box.left) * factor).rounded(.down)),
      top: Int((Double(box.top) * factor).rounded(.down)),
      right: Int((Double(box.right) * factor).rounded(.up)),
      bottom: Int((Double(box.bottom) * factor).rounded(.up)))
  }
}
