import DocumentModel

extension Document {
  /// The document with all pages as they stand to be read: a page of vertical text, whose own pixels are turned so that
  /// its columns are lines, gets its boxes back to where they are on the upright page.
  ///
  /// For formats whose boxes are looked up on a picture of the page.
  var standing: Document {
    guard pages.contains(where: { $0.writingMode != nil }) else { return self }
    var document = self
    for index in document.pages.indices { document.pages[index] = document.pages[index].standing }
    return document
  }
}

extension Page {
  fileprivate var standing: Page {
    guard writingMode == .verticalRL else { return self }
    let back = PageTransform.quarterTurnsBack(1, width: Double(width), height: Double(height))
    guard let upright = back.inverse else { return self }
    var page = self
    page.writingMode = nil
    (page.width, page.height) = (height, width)
    page.toSource = toSource?.after(back)
    page.rules = rules?.map(upright.apply(to:))
    for line in page.lines.indices {
      page.lines[line].isOrthogonal.toggle()
      page.lines[line].box = lines[line].box.map(upright.apply(to:))
      for glyph in page.lines[line].glyphs.indices {
        page.lines[line].glyphs[glyph].box = upright.apply(to: lines[line].glyphs[glyph].box)
      }
    }
    return page
  }
}
