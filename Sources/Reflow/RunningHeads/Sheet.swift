import DocumentModel

/// A page of paper: a page of the document, or what a text file has between two form feeds.
struct Sheet {
  /// Index of the document's page that it is or that it lies in.
  var page: Int
  /// Its lines (indices in the page).
  var lines: Range<Int>
  /// From 1; `nil` for a text file without form feeds, which knows no pages.
  var number: Int?

  /// The sheets of `document` in their order.
  static func all(of document: Document) -> [Sheet] {
    document.pages.enumerated().flatMap { index, page in
      let starts = [0] + page.lines.indices.filter { $0 > 0 && page.lines[$0].startsPage }
      let ends = starts.dropFirst() + [page.lines.count]
      let hasNumber = page.origin != .plainText || starts.count > 1
      return zip(starts, ends).enumerated().map { offset, bounds in
        Sheet(
          page: index, lines: bounds.0..<bounds.1,
          number: hasNumber ? page.number + offset : nil)
      }
    }
  }
}
