import DocumentModel

/// Page numbers that stand between the lines of a text file, where the pages it was made from met.
///
/// A line `- 7 -` by itself may be anything; such lines that count up, with text between them, are page
/// numbers. Some may be lost and some misread: the longest run with small steps is taken, and with it
/// what stands where the run lacks a number.
struct InlinePageNumbers {
  /// Most that a number is above the one before: two in a row may be lost.
  private static let largestStep = 3

  /// A line that says of itself that it is a page number.
  private struct Marked {
    var line: Int
    /// `nil` where it is not written in digits.
    var value: Int?
    /// Lines of text above it.
    var above: Int
  }

  private var marked: [Marked] = []
  /// First and last line that prints; `nil` in a text of fewer than three.
  private var edges: (first: Int, last: Int)?

  /// Lines of marked page numbers (`- 3 -`, 第3页) that count up through `page`, at least two of them;
  /// a single one counts when it is the first or last line.
  static func lines(of page: Page, at pageIndex: Int) -> [LineReference] {
    guard page.origin == .plainText else { return [] }
    return InlinePageNumbers(in: page).lines().map { LineReference(page: pageIndex, line: $0) }
  }

  private init(in page: Page) {
    var above = 0
    var printed: [Int] = []
    for (index, line) in page.lines.enumerated()
    where line.text.unicodeScalars.contains(where: { !$0.isSpace }) {
      printed.append(index)
      guard line.drop == nil else { continue }
      if line.text.utf8.count < 64, let number = PageNumber(line.text), number.isMarked {
        marked.append(Marked(line: index, value: number.value, above: above))
      } else {
        above += 1
      }
    }
    if printed.count >= 3, let first = printed.first, let last = printed.last {
      edges = (first, last)
    }
  }

  private func lines() -> [Int] {
    let run = longestRun()
    guard run.count >= 2 else {
      let atEdge = marked.first { number in
        number.value != nil && edges.map { [$0.first, $0.last].contains(number.line) } ?? false
      }
      return atEdge.map { [$0.line] } ?? []
    }
    let misread = zip([nil] + run.dropLast(), run).flatMap { lacking(between: $0, and: $1) }
    return (run + misread).map { marked[$0].line }.sorted()
  }

  /// The most of ``marked`` (indices) that count up with text between them.
  private func longestRun() -> [Int] {
    var lengths = [Int](repeating: 1, count: marked.count)
    var before = [Int?](repeating: nil, count: marked.count)
    /// The end of the longest run to each value.
    var ends: [Int: Int] = [:]
    for (index, number) in marked.enumerated() {
      guard let value = number.value else { continue }
      for step in 1...Self.largestStep {
        guard let end = ends[value - step], marked[end].above < number.above,
          lengths[end] >= lengths[index]
        else { continue }
        lengths[index] = lengths[end] + 1
        before[index] = end
      }
      if ends[value].map({ lengths[$0] < lengths[index] }) ?? true { ends[value] = index }
    }
    var run: [Int] = []
    var next = ends.values.min { (lengths[$1], $0) < (lengths[$0], $1) }
    while let index = next {
      run.append(index)
      next = before[index]
    }
    return run.reversed()
  }

  /// What stands in the place of the numbers that the run lacks between two of its own, or before its
  /// first: no more lines than numbers, and text between them.
  private func lacking(between start: Int?, and end: Int) -> [Int] {
    let lacking = (marked[end].value ?? 0) - (start.flatMap { marked[$0].value } ?? 0) - 1
    var found: [Int] = []
    var above = start.map { marked[$0].above } ?? -1
    for index in (start.map { $0 + 1 } ?? 0)..<end {
      guard marked[index].above > above else { return [] }
      above = marked[index].above
      found.append(index)
    }
    return found.count <= lacking && above < marked[end].above ? found : []
  }
}
