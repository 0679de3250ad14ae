import DocumentModel

/// The lines that a stage left out of the body and wants shown nevertheless (`mode: mark`).
enum LabelledLines {
  /// Sets the remark for each such line before the first paragraph that begins behind it.
  ///
  /// The body stays as it is: a paragraph that goes on over a page's end is not cut by its foot.
  static func insert(into paragraphs: inout [Paragraph], of document: Document) {
    var remarks = document.pages.indices.flatMap { page in
      document.pages[page].lines.indices.compactMap { line in
        Document.remark(on: document, LineReference(page: page, line: line))
      }
    }[...]
    guard !remarks.isEmpty else { return }
    var failed = document.pages.indices.filter {
      Document.placeholder(for: document.pages[$0]) != nil
    }[...]
    var result: [Paragraph] = []
    for paragraph in paragraphs {
      // A paragraph without lines is a failed page's, and those come in their order.
      let start = paragraph.lines.first ?? LineReference(page: failed.popFirst() ?? 0, line: -1)
      while let remark = remarks.first, let line = remark.lines.first, precedes(line, start) {
        result.append(remark)
        remarks.removeFirst()
      }
      result.append(paragraph)
    }
    paragraphs = result + remarks
  }

  private static func precedes(_ left: LineReference, _ right: LineReference) -> Bool {
    (left.page, left.line) < (right.page, right.line)
  }
}
