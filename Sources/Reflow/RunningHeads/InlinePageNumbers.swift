import DocumentModel

/// Page numbers that stand between the lines of a text file, where the pages it was made from met.
enum InlinePageNumbers {
  /// Lines of marked page numbers (`- 3 -`, 第3页) that count up one by one through `page`, at least
  /// two of them; a single one counts when it is the first or last line.
  static func lines(of page: Page, at pageIndex: Int) -> [LineReference] {
    guard page.origin == .plainText else { return [] }
    var run: [(index: Int, value: Int)] = []
    for (index, line) in page.lines.enumerated() where line.drop == nil && line.text.utf8.count < 64
    {
      guard let number = PageNumber(line.text), number.isMarked, let value = number.value else {
        continue
      }
      if let last = run.last, value != last.value + 1 { continue }
      run.append((index, value))
    }
    guard run.count >= 2 || isAtEdge(run.first?.index, of: page) else { return [] }
    return run.map { LineReference(page: pageIndex, line: $0.index) }
  }

  /// Whether the line is the first or last one of a text of three lines and more.
  private static func isAtEdge(_ index: Int?, of page: Page) -> Bool {
    let printed = page.lines.indices.filter { line in
      page.lines[line].text.unicodeScalars.contains { !$0.isSpace }
    }
    return printed.count >= 3 && index.map { $0 == printed.first || $0 == printed.last } ?? false
  }
}
