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
    // Where a word ends in print of fixed pitch does not matter here; to find it takes a fifth of the layout's time.
    _ = unsafe TessBaseAPISetVariable(api, "textord_disable_pitch_test", "1")
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
      if unsafe begins(RIL_BLOCK, iterator) || block < 0 { block += 1 }
      if unsafe begins(RIL_TEXTLINE, iterator) || lines.isEmpty {
        lines.append(LayoutLine(box: unsafe box(RIL_TEXTLINE, iterator), block: block))
      }
      lines[lines.count - 1].blobs.append(unsafe box(RIL_SYMBOL, iterator))
    } while unsafe TessPageIteratorNext(iterator, RIL_SYMBOL) != 0
    return lines.filter { !$0.box.isEmpty }
  }

  private func begins(_ level: TessPageIteratorLevel, _ iterator: OpaquePointer) -> Bool {
    unsafe TessPageIteratorIsAtBeginningOf(iterator, level) != 0
  }

  private func box(_ level: TessPageIteratorLevel, _ iterator: OpaquePointer) -> DocumentModel.Box {
    unsafe TesseractIterator.box(level, at: iterator)
      ?? Box(left: 0, top: 0, right: 0, bottom: 0)
  }
}
