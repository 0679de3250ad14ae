import CLeptonica
import CTesseract
import DocumentModel
import PageImaging

/// Tesseract's layout analysis by itself, without any language data.
@safe final class TesseractLayout {
  private let api: OpaquePointer

  /// - Throws: ``RecognitionError/engineFailed(detail:)`` without memory.
  init() throws(RecognitionError) {
    guard let api = unsafe TessBaseAPICreate() else {
      throw .engineFailed(detail: "no memory for Tesseract")
    }
    unsafe self.api = api
    _ = unsafe TessBaseAPISetVariable(api, "debug_file", "/dev/null")
    unsafe TessBaseAPIInitForAnalysePage(api)
  }

  deinit {
    unsafe TessBaseAPIEnd(api)
    unsafe TessBaseAPIDelete(api)
  }

  /// The lines of print on a page whose em box has `emPixels`, in reading order.
  func lines(of image: PageImage, emPixels: Double) -> [LayoutLine] {
    unsafe TessBaseAPISetPageSegMode(api, PSM_AUTO)
    unsafe TessBaseAPISetImage2(api, image.pix)
    unsafe TessBaseAPISetSourceResolution(api, TesseractHandle.resolution(emPixels: emPixels))
    defer { unsafe TessBaseAPIClear(api) }
    guard let iterator = unsafe TessBaseAPIAnalyseLayout(api) else { return [] }
    defer { unsafe TessPageIteratorDelete(iterator) }
    var lines: [LayoutLine] = []
    var block = -1
    repeat {
      let beginsBlock = unsafe TessPageIteratorIsAtBeginningOf(iterator, RIL_BLOCK) != 0
      if beginsBlock || block < 0 { block += 1 }
      var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
      guard
        unsafe TessPageIteratorBoundingBox(
          iterator, RIL_TEXTLINE, &left, &top, &right, &bottom) != 0
      else { continue }
      let box = Box(left: Int(left), top: Int(top), right: Int(right), bottom: Int(bottom))
      if !box.isEmpty { lines.append(LayoutLine(box: box, block: block)) }
    } while unsafe TessPageIteratorNext(iterator, RIL_TEXTLINE) != 0
    return lines
  }
}
