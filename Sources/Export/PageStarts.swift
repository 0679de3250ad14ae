import DocumentModel

/// Where the pages of the original begin among the paragraphs.
struct PageStarts {
  private let numbers: [Int]
  private var last: Int?

  init(of document: Document) {
    numbers = document.pages.map(\.number)
  }

  /// The number of the page that `paragraph` begins on, if it is the first to begin there.
  ///
  /// Asked for every paragraph in order; one without printed lines begins nowhere.
  mutating func page(startingWith paragraph: Paragraph) -> Int? {
    guard let line = paragraph.lines.first, numbers.indices.contains(line.page) else { return nil }
    let number = numbers[line.page]
    guard last.map({ number > $0 }) ?? true else { return nil }
    last = number
    return number
  }
}
