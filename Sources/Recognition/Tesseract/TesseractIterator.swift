import CTesseract
import DocumentModel

/// A symbol as Tesseract gives it, with what begins at it.
struct Symbol {
  var text: String
  /// Pixels of the picture that was read.
  var box: Box
  /// 0…1.
  var confidence: Float
  var beginsBlock: Bool
  var beginsLine: Bool
  var beginsWord: Bool
  /// Box of the symbol's line, given where it begins.
  var lineBox: Box?

  /// The symbol with its boxes elsewhere.
  func mapped(_ map: (Box) -> Box) -> Symbol {
    var symbol = self
    symbol.box = map(box)
    symbol.lineBox = lineBox.map(map)
    return symbol
  }
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
      // Asked only where it can be so: to answer, Tesseract goes through the line from its start.
      let beginsWord = begins(RIL_WORD)
      let beginsLine = beginsWord && begins(RIL_TEXTLINE)
      symbols.append(
        Symbol(
          text: string, box: box(RIL_SYMBOL) ?? Box(left: 0, top: 0, right: 0, bottom: 0),
          confidence: unsafe TessResultIteratorConfidence(iterator, RIL_SYMBOL) / 100,
          beginsBlock: beginsLine && begins(RIL_BLOCK), beginsLine: beginsLine,
          beginsWord: beginsWord,
          lineBox: beginsLine ? box(RIL_TEXTLINE) : nil))
    } while unsafe TessResultIteratorNext(iterator, RIL_SYMBOL) != 0
    return symbols
  }

  private func begins(_ level: TessPageIteratorLevel) -> Bool {
    unsafe TessPageIteratorIsAtBeginningOf(layout, level) != 0
  }

  private func box(_ level: TessPageIteratorLevel) -> Box? {
    var left: Int32 = 0
    var top: Int32 = 0
    var right: Int32 = 0
    var bottom: Int32 = 0
    guard
      unsafe TessPageIteratorBoundingBox(layout, level, &left, &top, &right, &bottom) != 0
    else { return nil }
    return Box(left: Int(left), top: Int(top), right: Int(right), bottom: Int(bottom))
  }
}
