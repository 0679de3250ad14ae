import CTesseract
import DocumentModel

/// A symbol as Tesseract gives it, with whether a word begins at it.
struct Symbol {
  var text: String
  /// Pixels of the picture that was read.
  var box: Box
  /// 0…1.
  var confidence: Float
  var beginsWord: Bool
}

/// Tesseract's result iterator, walked once from the start.
@safe final class TesseractIterator {
  private let iterator: OpaquePointer
  private let layout: OpaquePointer

  init?(_ iterator: OpaquePointer?) {
    guard let iterator = unsafe iterator,
      let layout = unsafe TessResultIteratorGetPageIterator(iterator)
    else { return nil }
    unsafe self.iterator = iterator
    unsafe self.layout = layout
  }

  deinit { unsafe TessResultIteratorDelete(iterator) }

  func symbols() -> [Symbol] {
    var symbols: [Symbol] = []
    repeat {
      guard let text = unsafe TessResultIteratorGetUTF8Text(iterator, RIL_SYMBOL) else { continue }
      defer { unsafe TessDeleteText(text) }
      let string = unsafe String(cString: text)
      guard !string.isEmpty, string != " " else { continue }
      symbols.append(
        Symbol(
          text: string,
          box: unsafe Self.box(RIL_SYMBOL, at: layout) ?? Box(left: 0, top: 0, right: 0, bottom: 0),
          confidence: unsafe TessResultIteratorConfidence(iterator, RIL_SYMBOL) / 100,
          beginsWord: unsafe TessPageIteratorIsAtBeginningOf(layout, RIL_WORD) != 0))
    } while unsafe TessResultIteratorNext(iterator, RIL_SYMBOL) != 0
    return symbols
  }

  /// Box of what the iterator stands at, in pixels of the picture; `nil` where it has none.
  static func box(_ level: TessPageIteratorLevel, at layout: OpaquePointer) -> Box? {
    var (left, top, right, bottom): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    guard
      unsafe TessPageIteratorBoundingBox(layout, level, &left, &top, &right, &bottom) != 0
    else { return nil }
    return Box(left: Int(left), top: Int(top), right: Int(right), bottom: Int(bottom))
  }
}
